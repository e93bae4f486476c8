// How long is good, in characters: the same numbers as the checks `subject-long` and
// `preheader-length`; a test holds them together.
export const subjectMax = 78;
export const preheaderMin = 40;
export const preheaderMax = 130;
