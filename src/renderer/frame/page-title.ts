// The title of the view: whoever arrives by keyboard or screen reader is put there.
export const pageTitleId = 'page-title';
