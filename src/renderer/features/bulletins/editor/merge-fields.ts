// How a merge field is written: `{{anrede}}`. Which fields there are is said by the texts; a test holds them against the core.
export const writtenField = (field: string): string => `{{${field}}}`;
