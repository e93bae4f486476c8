// The editor of a bulletin: fields, blocks, preview, saving, what is still to be repaired.
import type { FindingSentences } from '#shared/texts/de/findings.ts';
import { blockNames } from './block-names.ts';

const time = (at: Date) => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const moment = (at: Date) =>
  at.toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
const whole = (count: number) => count.toLocaleString('en-GB');
const quoted = (text: string) => (text === '' ? '' : ` “${text}”`);

/** At the field itself, in a line; the list of findings says it whole. */
const short: Partial<FindingSentences> = {
  'subject-missing': () => 'What is it about? Put the essential first.',
  'subject-long': () => 'Often cut off.',
  'subject-as-last-time': () => 'The same subject as last time.',
  'subject-past': ({ text }) => `“${text ?? ''}” is over.`,
  'preheader-missing': () => 'A sentence that stands beside the subject in the inbox.',
  'preheader-length': ({ length, min }) =>
    Number(length) < Number(min) ? 'Rather short.' : 'Rather long.',
  'deadline-past': ({ text }) => `The deadline “${text ?? ''}” is over.`,
};

export const editorView = {
  write: 'Write',
  preview: 'Preview',
  panes: 'Write or look',
  toDelivery: 'Continue to delivery',
  failedTitle: 'This bulletin cannot be opened right now',
  backToList: 'To the bulletins',
  sent: (at: Date) =>
    `Sent on ${moment(at)}. What you change here does not change the mails that were sent.`,
  sending: 'Being sent right now. What you change here does not change this delivery.',
  toolbar: 'Editing',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone',
  redone: 'Redone',
  save: {
    now: 'Save now',
    unsaved: 'will be saved in a moment',
    saving: 'saving',
    saved: (at: Date) => `saved at ${time(at)}`,
    failed: (reason: string) => `Not saved: ${reason}`,
    notSaved: 'not saved',
    left: (title: string) => `“${title}” could not be saved yet. Your text is kept on this device.`,
    back: 'Back to the bulletin',
    kept: 'Your text is kept on this device. Saving is tried again by itself.',
    retry: 'Try again',
    asNew: 'Save as a new bulletin',
  },
  recovered: {
    title: (at: Date) => `Something unsaved from ${moment(at)} is still here`,
    text: 'The last save did not succeed. Would you like to continue with this version?',
    take: 'Continue with it',
    drop: 'Discard',
    taken: 'Taken over. “Undo” brings the saved version back.',
  },
  elsewhere: 'Changed in another window. You now see the new version.',
  conflict: {
    title: 'Two versions of this bulletin',
    text: 'Somebody has saved this bulletin in another window meanwhile. Please decide which one is to count. “Undo” brings the other one back.',
    mine: 'Your version',
    theirs: 'The other version',
    savedAt: (at: Date) => `saved at ${time(at)}`,
    here: 'in this window',
    takeMine: 'Take mine',
    takeTheirs: 'Take the other one',
    takeBoth: 'Keep both',
    bothHint: '“Keep both” makes your version a new bulletin.',
    tookMine: 'Your version counts.',
    tookTheirs: 'The other version counts.',
    tookBoth: 'Your version is now a bulletin of its own in the list.',
    openCopy: 'Open',
    later: 'Decide later',
  },
  fields: {
    title: 'Subject and preview text',
    subject: 'Subject',
    preheader: 'Preview text',
    length: (length: number, max: number) => `${whole(length)} of at most ${whole(max)} characters`,
    lengthRange: (length: number, min: number, max: number) =>
      `${whole(length)} characters, good: ${whole(min)} to ${whole(max)}`,
    insertField: (label: string) => `Put a placeholder into “${label}”`,
    fieldSample: (value: string) => `here: ${value}`,
    fieldEmpty: 'here: empty',
    fieldsFound: (count: number) => {
      if (count === 0) return 'No placeholder fits.';
      return count === 1
        ? '1 placeholder. Enter puts it in.'
        : `${whole(count)} placeholders. Arrow keys choose, Enter puts one in.`;
    },
  },
  options: {
    title: 'Sender, template and language',
    sender: 'Sender',
    firstSender: (name: string) => `${name} (usual sender)`,
    noSender: 'none entered yet',
    template: 'Template',
    language: 'Language of the bulletin',
    languageHint: 'Screen readers read the mail aloud in this language.',
  },
  blocks: {
    title: 'Blocks',
    count: (count: number) => (count === 1 ? '1 block' : `${whole(count)} blocks`),
    names: blockNames,
    teach: {
      heading: 'structures, helps skimming',
      text: 'paragraphs, lists, links',
      image: 'with a description for those who cannot see it',
      button: 'one goal, clearly visible',
      event: 'day, time, place',
      divider: 'a quiet pause',
    },
    add: 'Add a block',
    addHere: (place: number) => `Insert a block at place ${whole(place)}`,
    emptyTitle: 'What would you like to begin with?',
    emptyText: 'Choose a block. The salutation is already in the mail.',
    place: (place: number, count: number) => `Place ${whole(place)} of ${whole(count)}`,
    named: (name: string, text: string) => `${name}${quoted(text)}`,
    grip: (what: string) => `Drag ${what}`,
    up: (what: string) => `Move ${what} up`,
    down: (what: string) => `Move ${what} down`,
    more: (what: string) => `More for ${what}`,
    duplicate: 'Duplicate',
    remove: 'Remove',
    moveUp: 'Move block up',
    moveDown: 'Move block down',
    duplicateCurrent: 'Duplicate block',
    removeCurrent: 'Remove block',
    moved: (what: string, place: number, count: number) =>
      `${what} is now at place ${whole(place)} of ${whole(count)}.`,
    added: (what: string, place: number) => `${what} inserted at place ${whole(place)}.`,
    duplicated: (what: string) => `${what} duplicated.`,
    removed: (what: string) => `${what} removed.`,
    atEnd: 'It does not go further in this direction.',
  },
  heading: {
    text: 'Text of the heading',
    level: 'Level',
    levels: { 2: 'Heading', 3: 'Subheading' },
  },
  text: { label: 'Text' },
  rich: {
    bar: 'Format text',
    bold: 'Bold',
    italic: 'Italic',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    link: 'Link',
    unlink: 'Remove link',
    field: 'Placeholder',
    fieldsTitle: 'Filled in for each person',
  },
  paste: {
    tooLong: (max: number) =>
      `Not pasted: the text is too long for one block. There is room for ${whole(max)} characters with their formatting. Please paste it in parts.`,
    onTheWeb: (count: number, sites: readonly string[]) =>
      `${count === 1 ? 'One image lies' : `${whole(count)} images lie`} on the web (${sites.join(', ')}) and ${count === 1 ? 'was' : 'were'} not taken: Kiezbrief loads nothing from other sites. Please copy ${count === 1 ? 'the image' : 'each image'} by itself and paste it here.`,
    inOtherProgram: (count: number) =>
      `${count === 1 ? 'One image did' : `${whole(count)} images did`} not come along from the other program. Please copy ${count === 1 ? 'the image' : 'each image'} there by itself and paste it here.`,
    noPictures: (names: readonly string[]) =>
      `Not taken: ${names.join(', ')}. A text takes text and images (PNG, JPEG or GIF).`,
    nothing: 'Not pasted: there is neither text nor an image in it.',
    notInLine:
      'Not pasted: a line cannot hold an image. Paste it into a text, and it becomes a block.',
    noneInTemplate: 'The image was not taken: this template has no images.',
    tooMany: (left: number, room: number) =>
      `${left === 1 ? 'One image was' : `${whole(left)} images were`} not taken: there is room for ${whole(room)} at once.`,
    notKept: (why: string) => `One image was not taken. ${why}`,
    taken: (count: number) =>
      count === 1
        ? 'The image stands below the text. Please describe it.'
        : `${whole(count)} images stand below the text. Please describe them.`,
    close: 'Close note',
  },
  mergeFields: {
    anrede: 'Salutation, such as “Dear Ms Yılmaz”',
    vorname: 'First name',
    nachname: 'Last name',
    name: 'Full name, otherwise the organisation',
    einrichtung: 'Organisation',
    funktion: 'Function, such as “manager”',
  },
  link: {
    title: 'Set a link',
    text: 'Link text',
    textHint: 'Says where it leads, such as “Programme of the street festival”.',
    address: 'Address',
    addressHint: 'A web address, an email address or a telephone number.',
    invalid:
      'This is not a complete address yet. Example: https://www.berlin.de or kiez@example.org',
    set: 'Set link',
    remove: 'Remove link',
  },
  image: {
    choose: 'Choose an image',
    replace: 'Another image',
    drop: 'or drag it here, or paste it with Ctrl+V',
    formats: 'PNG, JPEG or GIF up to 5 MB. Place and camera data are removed.',
    uploading: 'Taking the image in',
    size: (width: number, height: number) => `${whole(width)} × ${whole(height)} pixels`,
    alt: 'What should people learn who cannot see the image?',
    altText: 'The image says something',
    altDecorative: 'It is decoration only',
    altDecorativeHint: 'Screen readers skip it. An image with a link is never decoration only.',
    description: 'Description',
    descriptionHint: 'What is to be seen, in one sentence. “Image of” is not needed.',
    caption: 'Caption',
    link: 'The image leads to',
    shown: 'The chosen image',
    stilled:
      'This image moves, and nobody could stop it in a mail. Its first picture was taken and stands still.',
  },
  button: {
    text: 'Label',
    textHint: 'Says what happens then, such as “See the programme”.',
    link: 'Leads to',
  },
  event: {
    title: 'Title',
    starts: 'Starts',
    ends: 'Ends',
    place: 'Place',
    more: 'What people should know',
    link: 'More about it at',
  },
  divider: 'A line with some distance.',
  show: {
    title: 'How it arrives',
    as: 'View',
    phone: 'Phone',
    desktop: 'Computer',
    dark: 'Dark',
    text: 'Text only',
    person: 'Seen as',
    personPlaceholder: 'Sample person',
    personHint: 'Type the name of an organisation or a person.',
    frame: (subject: string) => `Preview of the mail “${subject}”`,
    region: 'Preview of the mail',
    inbox: 'In the inbox',
    from: 'From',
    size: (kilobytes: number) => `${whole(kilobytes)} kB`,
    failedTitle: 'The preview cannot be shown right now',
    stale: 'What you see is the state before.',
  },
  findings: {
    title: 'Before sending',
    clear: 'All is well',
    blocking: (count: number) =>
      count === 1 ? '1 point to settle' : `${whole(count)} points to settle`,
    warning: (count: number) =>
      count === 1 ? '1 recommendation' : `${whole(count)} recommendations`,
    block: 'To change',
    open: 'Still open',
    warn: 'Recommended',
    jump: 'Go there',
    settings: 'To the sender',
    moreAbove: (count: number) => `${whole(count)} more above.`,
    checking: 'Checking',
    first: (count: number) =>
      count === 1
        ? '1 point has to be settled first.'
        : `${whole(count)} points have to be settled first.`,
    atBlock: 'At this block',
    short,
  },
};
