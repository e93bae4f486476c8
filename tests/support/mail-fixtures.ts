// Mails as they come back, from tests/fixtures/mail and examples/answers: the answers to a mail
// that was really sent to somebody.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Blobs } from '#core/ports/blobs.ts';
import type { BlobId } from '#shared/values.ts';

const fixtures = new URL('../fixtures/mail/', import.meta.url);
const examples = new URL('../../examples/answers/', import.meta.url);

export const fixtureNames: readonly string[] = readdirSync(fixtures).map((file) =>
  file.replace(/\.eml$/, ''),
);

export interface Sent {
  messageId: string;
  token: string;
  address: string;
  sender: string;
  subject: string;
}

/** Bytes stay as they are in the file (windows-1252 stays windows-1252); lines end as mail does. */
export function mailFixture(name: string, sent: Sent): Uint8Array {
  const file = fixtureNames.includes(name)
    ? new URL(`${name}.eml`, fixtures)
    : new URL(`${name}.eml`, examples);
  const [mailbox = '', domain = ''] = sent.sender.split('@');
  return Buffer.from(
    readFileSync(file, 'latin1')
      .replace(/\r?\n/g, '\r\n')
      .replaceAll('@@MESSAGE-ID@@', sent.messageId)
      .replaceAll('@@TOKEN@@', sent.token)
      .replaceAll('@@ADDRESS@@', sent.address)
      .replaceAll('@@SENDER@@', sent.sender)
      .replaceAll('@@SUBJECT@@', sent.subject)
      .replaceAll('@@MAILBOX@@', mailbox)
      .replaceAll('@@DOMAIN@@', domain),
    'latin1',
  );
}

export function memoryBlobs(): Blobs & { readonly size: number } {
  const kept = new Map<BlobId, Uint8Array>();
  return {
    get size() {
      return kept.size;
    },
    put: async (bytes) => {
      const id = `sha256-${createHash('sha256').update(bytes).digest('hex')}` as BlobId;
      kept.set(id, bytes.slice());
      return Promise.resolve(id);
    },
    get: async (id) => Promise.resolve(kept.get(id)),
  };
}
