// "Probeversand": every mail becomes one .eml file that any mail program opens. Nothing leaves the
// machine.
import { access, constants, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rehearsals } from '#core/ports/rehearsals.ts';
import type { MailSession, OutgoingMail, Transport } from '#core/ports/transport.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { makeFolder, nodeFileSystem, writeError } from './file-system.ts';
import { isTemporary, replaceFile } from './replace-file.ts';

/**
 * Files lie in `<folder>/<delivery>/0001-<envelope>.eml`; the same envelope again replaces its own
 * file. A mail is accepted when its file is durable.
 */
export function createEmlTransport(folder: string): Transport & Rehearsals {
  const boxes = new Map<DeliveryId, Promise<Box>>();
  const boxOf = (id: DeliveryId) => {
    const known = boxes.get(id) ?? openBox(join(folder, id));
    boxes.set(id, known);
    return known;
  };
  return {
    async open() {
      // Writing access is found out now and not with the first mail.
      await makeFolder(nodeFileSystem, folder)
        .then(() => access(folder, constants.W_OK))
        .catch((cause: unknown) => {
          throw written(cause, folder);
        });
      let isOpen = true;
      const session: MailSession = {
        get isOpen() {
          return isOpen;
        },
        async send(mail) {
          try {
            await writeMail(await boxOf(mail.deliveryId), mail);
          } catch (cause) {
            boxes.delete(mail.deliveryId);
            throw written(cause, folder);
          }
          return { type: 'accepted', reply: null };
        },
        close() {
          isOpen = false;
          return Promise.resolve();
        },
      };
      return session;
    },
    async forget(id) {
      boxes.delete(id);
      await rm(join(folder, id), { recursive: true, force: true }).catch((cause: unknown) => {
        throw written(cause, folder);
      });
    },
  };
}

/** Which number each envelope's file has; `last` is the highest. */
interface Box {
  readonly folder: string;
  readonly numbers: Map<string, number>;
  last: number;
}

async function openBox(folder: string): Promise<Box> {
  await makeFolder(nodeFileSystem, folder);
  const numbers = new Map<string, number>();
  for (const name of await nodeFileSystem.readdir(folder)) {
    // What a killed process left of a mail.
    if (isTemporary(name)) await nodeFileSystem.unlink(join(folder, name)).catch(() => undefined);
    const [, number, envelope] = /^(\d{4,9})-(env_[a-z0-9-]+)\.eml$/.exec(name) ?? [];
    if (number && envelope) numbers.set(envelope, Number(number));
  }
  return {
    folder,
    numbers,
    last: [...numbers.values()].reduce((highest, number) => Math.max(highest, number), 0),
  };
}

function numberOf(box: Box, id: EnvelopeId): string {
  const number = box.numbers.get(id) ?? (box.last += 1);
  box.numbers.set(id, number);
  return String(number).padStart(4, '0');
}

async function writeMail(box: Box, mail: OutgoingMail): Promise<void> {
  await replaceFile(
    nodeFileSystem,
    join(box.folder, `${numberOf(box, mail.envelopeId)}-${mail.envelopeId}.eml`),
    mail.bytes,
  );
}

/** What a person is told: the folder, for which mail it was does not matter to them. */
function written(cause: unknown, folder: string): AppError {
  const { code } = writeError(cause, folder);
  if (code === 'store.full' || code === 'store.read-only')
    return new AppError(code, { folder }, { cause });
  return new AppError('store.write-failed', { file: folder }, { cause });
}
