// What the check of a bulletin says: what is wrong, and how to repair it.
import type { FindingSentences } from '#shared/texts/de/findings.ts';

const designFault =
  'The template is to blame, not your text. Please choose another template or report the fault.';
const kilobytes = (bytes: string | number | undefined) =>
  `${Math.ceil(Number(bytes) / 1000).toLocaleString('en')} kB`;

const written = (date: string | number | undefined, form: Intl.DateTimeFormatOptions) =>
  new Date(`${date ?? ''}T00:00:00Z`).toLocaleDateString('en-GB', { ...form, timeZone: 'UTC' });
const dayOf = (date: string | number | undefined) =>
  written(date, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayOf = (date: string | number | undefined) => written(date, { weekday: 'long' });

export const findings: FindingSentences = {
  'sender-missing': () =>
    'There is no sender. Please enter one in the settings or choose an existing one.',
  'imprint-missing': () =>
    'The legal notice is empty. Every bulletin needs one. Please add it to the sender in the settings.',
  'address-unsendable': ({ address }) =>
    `The sender's address “${address ?? ''}” has an umlaut or another special character before the @. Many mail servers refuse it. Please enter an address without such characters, for example “buero@…” instead of “büro@…”.`,
  'subject-missing': () => 'The subject is missing. Please say in a few words what this is about.',
  'subject-long': ({ length, max }) =>
    `The subject has ${length ?? ''} characters and will often be cut off. Best stay below ${max ?? ''}, the most important first.`,
  'preheader-missing': () =>
    'The preview text is missing. Many mail programs show it beside the subject. One sentence is enough.',
  'preheader-length': ({ length, min, max }) =>
    `The preview text has ${length ?? ''} characters. ${min ?? ''} to ${max ?? ''} read well.`,
  'content-missing': () =>
    'There are no words in this bulletin yet. Please add a text or an event. Not everybody can perceive pictures.',
  'language-unsupported': () =>
    'The template does not exist in the language of this bulletin. Please choose another template or language.',
  'block-not-allowed': () =>
    'This block does not fit the template. Please remove it or choose another template.',
  'size-too-large': ({ bytes }) =>
    `At ${kilobytes(bytes)} the bulletin is too long. Gmail cuts it off, and legal notice and unsubscribe link are lost. Please shorten it or make two of it.`,
  'size-large': ({ bytes }) =>
    `At ${kilobytes(bytes)} the bulletin is long. Some providers do not show its end. Shortening helps.`,
  'images-large': ({ bytes }) =>
    `The images are ${kilobytes(bytes)} together and travel in every single mail. Please make them smaller or link to them.`,
  'alt-missing': () =>
    'This image has no description. Please say in one sentence what can be seen, or mark it as decoration. An image that is a link always needs one.',
  'image-missing': () =>
    'The image of this block is missing. Please insert one or remove the block.',
  'image-moves': () =>
    'This image moves for more than five seconds, and nobody can stop it in a mail. Please choose it once more: it is then kept as a still image.',
  'link-missing': () => 'This button leads nowhere. Please enter the address.',
  'link-text-generic': ({ text }) =>
    `The link text “${text ?? ''}” does not say where the link leads. Please name the target, for example “Programme of the street party”.`,
  'link-text-ambiguous': ({ text }) =>
    `The link text “${text ?? ''}” occurs more than once and leads to different places. Please make the texts distinguishable.`,
  'link-personalised': () =>
    'A link contains a placeholder. It could be used to follow who opens it. Please use the same link for everybody.',
  'button-text-missing': () => 'This button has no text. Please say where it leads.',
  'heading-empty': () => 'This heading is empty. Please fill or remove it.',
  'heading-skipped': () =>
    'A heading of the upper level is missing before this one. Please raise it or add the missing one.',
  'heading-shouting': () =>
    'This heading is in capitals only, which is hard to read. Please write it normally.',
  'event-incomplete': ({ missing }) =>
    missing === 'title'
      ? 'This event has no title.'
      : 'This event has no valid time. Please check day and time.',
  'event-ends-before-start': () => 'This event ends before it begins. Please check day and time.',
  'event-past': ({ text }) =>
    text === undefined
      ? 'This event is already over. Please check its day and year, or remove it.'
      : `This day is already over: “${text}”. Please check its day and year, or remove the event.`,
  'subject-as-last-time': () =>
    'The subject is the same as in the last bulletin that was sent. Please change it so that the two can be told apart.',
  'subject-past': ({ text, place }) =>
    `The ${place === 'preheader' ? 'preview text' : 'subject'} says “${text ?? ''}”. That is already over. Please change it if it is left from the bulletin before.`,
  'deadline-past': ({ text }) =>
    `This deadline has already passed: “${text ?? ''}”. Please check its day and year.`,
  'weekday-wrong': ({ text, date }) =>
    `Weekday and date do not fit: “${text ?? ''}”. ${dayOf(date)} is a ${weekdayOf(date)}.`,
  'date-impossible': ({ text }) =>
    `There is no such day: “${text ?? ''}”. Please check which one is meant.`,
  'merge-field-unknown': ({ field }) =>
    `There is no placeholder “{{${field ?? ''}}}”. Possible are {{anrede}}, {{vorname}}, {{nachname}}, {{name}}, {{einrichtung}} and {{funktion}}.`,
  'contrast-low': ({ text, ground, ratio }) =>
    `The colour ${text ?? ''} is hard to read on ${ground ?? ''} (contrast ${Number(ratio).toLocaleString('en')}, 4.5 is needed). ${designFault}`,
  'html-lang': () => `The finished mail does not name its language. ${designFault}`,
  'html-dir': () => `The finished mail does not name its reading direction. ${designFault}`,
  'html-title': () => `The finished mail does not carry the subject as its title. ${designFault}`,
  'html-headings': () =>
    `The headings of the finished mail are on the wrong levels. ${designFault}`,
  'html-alt': () => `An image of the finished mail has no description. ${designFault}`,
  'html-table-role': () =>
    `Screen readers would read layout of the finished mail as a table. ${designFault}`,
  'html-remote': ({ address }) =>
    `The finished mail loads something from the network (${address ?? ''}). ${designFault}`,
  'text-part-incomplete': ({ missing }) =>
    `The plain text of the mail lacks “${missing ?? ''}”. Please report this fault to us.`,
};
