// The steps of the wizard, in their order, and the words they have in the address of the page.
export const importSteps = ['file', 'columns', 'check', 'result'] as const;
export type ImportStep = (typeof importSteps)[number];

const words: Record<ImportStep, string> = {
  file: 'datei',
  columns: 'spalten',
  check: 'pruefen',
  result: 'ergebnis',
};

export const stepQuery = (step: ImportStep): { schritt?: string } =>
  step === 'file' ? {} : { schritt: words[step] };
export const stepFrom = (word: unknown): ImportStep =>
  importSteps.find((step) => words[step] === word) ?? 'file';
