// The words of reading mails in: how to save one, how far it is, and what became of each.
import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

const quoted = (subject: string) => `“${subject || 'No subject'}”`;

/** What is quoted ends as a sentence, however it was written. */
const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

export const mailImportView: Pick<Texts['concernsView'], 'import'> = {
  import: {
    choose: 'Read emails',
    drop: 'Let go to read the emails',
    running: 'Reading emails',
    results: 'Read',
    close: 'Close list',
    open: 'View',
    stopped: (rest) =>
      rest === 1 ? 'Stopped. 1 file was not read.' : `Stopped. ${whole(rest)} files were not read.`,
    done: (count) =>
      count === 1 ? '1 file has been read.' : `${whole(count)} files have been read.`,
    notMail: (file) =>
      `${file}: This is not an .eml file. Please save the message as .eml in your mail program.`,
    outlook: (file) =>
      `${file}: Outlook’s .msg format cannot be read. Please save the message as .eml, for example in Outlook in the browser.`,
    failed: (file, sentence) => `${file}: ${sentence}`,
    known: (name) => `Already read: ${sentence(name)} Nothing has changed.`,
    concern: (name) => `New concern. ${name}`,
    bounce: (name) => `Bounce. ${name}: noted as not delivered.`,
    bounceReview: (name) => `Bounce. ${name}: it matches none of our mails. Please have a look.`,
    unsubscribe: (name) => `Unsubscribe. ${name}: this person is not written to any more.`,
    unsubscribeReview: (name) => `Unsubscribe. ${name}: please have a look.`,
    delayed: (name) =>
      `Interim report. ${name}: the mail server is still trying. There is nothing to do.`,
    arrived: (name) => `Interim report. ${name}: the mail has arrived. There is nothing to do.`,
    unreadable: (subject) =>
      `${quoted(subject)} could not be read. The mail is kept and stands with the bounces.`,
    autoReply: (name) => `Automatic reply. ${name}: there is nothing to do.`,
  },
};
