// The shipped answers, made into answers to mails that were really sent: their Message-ID, token
// and address are filled in.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SentMail {
  messageId: string;
  token: string;
  address: string;
  subject: string;
}

/** Reads what an answering mail program would use from a received mail. */
export function sentMail(raw: Buffer): SentMail {
  const head = raw
    .toString('latin1')
    .split('\r\n\r\n', 1)[0]!
    .replace(/\r\n[ \t]+/g, ' ');
  const value = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const to = value('To');
  return {
    messageId: value('Message-ID'),
    token: /[a-z2-7]{26}/.exec(value('List-Unsubscribe'))?.[0] ?? '',
    address: /<([^<>]+)>$/.exec(to)?.[1] ?? to,
    subject: value('Subject'),
  };
}

export async function answerTo(
  folder: string,
  name: 'reply' | 'bounce' | 'unsubscribe' | 'out-of-office',
  mail: SentMail,
  officeAddress: string,
): Promise<Buffer> {
  const template = await readFile(join(folder, `${name}.eml`), 'utf8');
  const filled = template
    .replaceAll('@@MESSAGE-ID@@', mail.messageId)
    .replaceAll('@@TOKEN@@', mail.token)
    .replaceAll('@@ADDRESS@@', mail.address)
    .replaceAll('@@SENDER@@', officeAddress)
    .replaceAll('@@SUBJECT@@', mail.subject);
  return Buffer.from(filled, 'utf8');
}
