// The import wizard: file, columns, check, result.
import type { RowAction } from '#shared/contract/actor-import.ts';
import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');
const rows = (count: number) => (count === 1 ? '1 row' : `${whole(count)} rows`);

const encodings = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8, as Excel saves it with “CSV UTF-8”',
  'utf-16le': 'Unicode text (UTF-16)',
  'utf-16be': 'Unicode text (UTF-16)',
  'windows-1252': 'Windows characters, as Excel saves them with “CSV”',
};
const delimiters = { ';': 'semicolons', ',': 'commas', '\t': 'tabs' };
const actions: Record<RowAction, string> = {
  create: 'new',
  update: 'will be completed',
  unchanged: 'unchanged',
  refuse: 'not taken',
};

export const actorsImportView: Texts['actorsImportView'] = {
  title: 'Import a list',
  intro:
    'From Excel or LibreOffice, saved as CSV. Nothing is changed before the last step, and afterwards everything can be taken back.',
  steps: { file: 'File', columns: 'Columns', check: 'Check', result: 'Result' },
  stepOf: (step: number, all: number, name: string) => `Step ${step} of ${all}: ${name}`,
  done: 'done',
  back: 'Back',
  file: {
    title: 'Which list should go into the address book?',
    drop: 'Drag the file here',
    dropNow: 'Let go now',
    or: 'or',
    choose: 'Choose a file',
    hint: 'CSV with semicolons, commas or tabs, up to 50 MB. Umlauts arrive as they should.',
    reading: (name: string) => `Reading “${name}” …`,
    failed: 'This file could not be read',
    again: 'Simply take the same file again once it is corrected.',
    several: 'Please take one file after the other. The first one was read.',
    workbook:
      'This is an Excel workbook. Open it in Excel, choose “File”, “Save as” and the file type “CSV UTF-8 (comma delimited)”. Then drag the new file here.',
    document:
      'This is a spreadsheet or document of LibreOffice, or an archive. Open the spreadsheet, choose “File”, “Save as” and the file type “Text CSV”. Then drag the new file here.',
    pdf: 'This is a PDF file. No columns can be read from it. Please ask for the list as an Excel or CSV file.',
    tooLarge: 'The file is larger than 50 MB. Please split the list.',
    unreadable: 'The file cannot be opened. It may be open in another program, or it was moved.',
    help: 'How to get the list out of Excel',
    helpSteps: {
      save: 'In Excel choose “File”, then “Save as”.',
      kind: 'Take the file type “CSV UTF-8 (comma delimited)”.',
      drop: 'Drag the saved file here.',
    },
    expects:
      'The first line names the columns, for example: organisation, kind, street, postal code, city, function, first name, last name, email.',
  },
  columns: {
    title: 'What is in which column?',
    text: (found: number, all: number) =>
      `${found === all ? 'All' : `${whole(found)} of ${whole(all)}`} columns are assigned. The samples are from your file.`,
    read: (
      name: string,
      count: number,
      encoding: keyof typeof encodings,
      delimiter: keyof typeof delimiters,
    ) =>
      `“${name}”: ${rows(count)}, separated by ${delimiters[delimiter]}, read as ${encodings[encoding]}.`,
    umlauts:
      'Do the umlauts in the samples look right? If not, save the list in Excel as “CSV UTF-8” and take the new file.',
    column: (position: number) => `Column ${position}`,
    field: (header: string) => `“${header}” goes into the field`,
    noSamples: 'no entries',
    moved: (header: string) =>
      `Column “${header}” is left out instead, because each field exists once.`,
    unknown:
      'Neither a name nor an email address was recognised in the header. Please assign the columns yourself.',
    needsName:
      'At least one column must say who is meant: organisation, last name, contact person or email.',
    next: 'Go on to the check',
  },
  check: {
    title: 'Is this right?',
    text: 'Nothing is changed yet.',
    working: 'Checking the list',
    stopped: 'The check was cancelled. The figures here still belong to what was entered before.',
    again: 'Check again',
    figures: 'What the import would do',
    created: 'new',
    updated: 'will be completed',
    unchanged: 'unchanged',
    refused: 'not taken',
    refusedTab: 'Not taken',
    takenTab: 'Will be taken',
    refusedNone: 'Every row is taken.',
    refusedText:
      'These rows stay out, all others go into the address book nevertheless. Correct them at your leisure and import the list again: what is there already stays as it is.',
    takenText: (shown: number) => `The first ${whole(shown)} rows.`,
    takenNone: 'No row is taken.',
    saveRefused: 'Save these rows as CSV',
    refusedFile: 'not-taken.csv',
    line: 'Line',
    lineOf: (line: number) => `Line ${line}`,
    actor: 'Organisation or person',
    email: 'Email',
    why: 'Reason',
    actions,
    basisTitle: 'Why may you write to these people?',
    basisText:
      'Rows without a legal basis of their own get the one you name here. Without one they still go into the address book; they get mail as soon as a basis is entered.',
    basisWithout: (count: number) =>
      count === 0
        ? 'Everybody has a legal basis.'
        : `${count === 1 ? '1 contact' : `${whole(count)} contacts`} would have no legal basis.`,
    basisLater: 'Enter it later',
    basisLaterHint: 'They are in the address book but get no mail yet.',
    basisHints: {
      consent: 'The people have agreed to get this information.',
      'public-task':
        'Role addresses of organisations you pass information to as an administration.',
      agreement: 'Contract, grant or cooperation.',
      'own-request': 'They asked for it themselves.',
    },
    source: 'Where is the list from?',
    sourceHint: 'This is noted as proof with every contact.',
    sourceMissing: 'Please say where the list is from. It is part of the proof.',
    since: 'Since when does this hold?',
    defaults: 'For rows that say nothing themselves',
    defaultsText: 'If the list belongs to one region or one kind, enter it here once.',
    noDefault: 'no default',
    start: (count: number) => (count === 0 ? 'Nothing to import' : `Import ${rows(count)}`),
    nothing: 'Everything in this list is in the address book already. There is nothing to do.',
  },
  working: {
    title: 'Your list is being imported',
    label: (name) => (name === '' ? 'The list is being imported' : `“${name}” is being imported`),
    begin: 'Reading the file',
    reading: (count) => `${rows(count)} read`,
    checking: 'Checking the rows',
    saving: 'Saving. It is too late to cancel, but you can take it back right afterwards.',
    cancelling: 'Cancelling …',
    heard: (done, total) => `Checking the rows: ${whole(done)} of ${whole(total)}`,
    mayLeave:
      'You can do other things meanwhile: the import goes on, and this page tells how far it is.',
    tooLate:
      'It was too late to cancel: the list had been saved already. You can take the import back.',
    cancelled: 'The import is cancelled',
    cancelledText: 'Nothing has changed in the address book. All you entered is still here.',
    endedElsewhere: (name) =>
      `The import of “${name}” was cancelled or did not succeed. Nothing has changed in the address book.`,
  },
  earlier: {
    title: 'Earlier imports',
    text: 'The last five can be undone. What was changed by hand since then stays as it is.',
    noName: 'List without a name',
    what: (created, updated) =>
      `${created === 1 ? '1 new actor' : `${whole(created)} new actors`}, ${whole(updated)} completed`,
    undo: 'Undo',
    undoNamed: (name, when) => `Undo the import “${name}” of ${when}`,
  },
  result: {
    title: 'Done',
    oneEach:
      'Each row is one contact. Several can belong to the same organisation; a row that occurs twice counts only once in the address book.',
    sentence: (taken: number, refused: number) =>
      `${rows(taken)} ${taken === 1 ? 'is' : 'are'} in the address book${refused === 0 ? '.' : `, ${rows(refused)} stayed out.`}`,
    nothing: 'There was nothing to change.',
    lackingBasis: 'See them and record their legal basis',
    undo: 'Take the import back',
    undoing: 'Taking it back …',
    undoText:
      'What is new is removed, what was changed becomes as it was. This is also possible later: “Import a list” names the last five imports.',
    undone: 'The import was taken back',
    undoneText: (count: number, kept: number) =>
      `${count === 1 ? '1 entry is' : `${whole(count)} entries are`} as before again.${kept === 0 ? '' : ` ${kept === 1 ? '1 entry was' : `${whole(kept)} entries were`} changed by hand since and ${kept === 1 ? 'stays as it is' : 'stay as they are'}.`}`,
    open: 'Go to the address book',
    another: 'Import another list',
    toast: (name: string) => `“${name}” was imported.`,
  },
};
