// "Probeversand": every mail becomes one .eml file that any mail program opens. Nothing leaves the machine.
import { access, constants, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailSession, OutgoingMail, Rehearsals, Transport } from '#core/ports.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';

/** Files lie in `<folder>/<delivery>/0001-<envelope>.eml`; the same envelope again replaces its own file. A mail is accepted when its file is durable. */
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
      await mkdir(folder, { recursive: true }).then(() => access(folder, constants.W_OK)).catch((cause: unknown) => { throw written(cause, folder); });
      let isOpen = true;
      const session: MailSession = {
        get isOpen() { return isOpen; },
        async send(mail) {
          try {
            await writeMail(await boxOf(mail.deliveryId), mail);
          } catch (cause) {
            boxes.delete(mail.deliveryId);
            throw written(cause, folder);
          }
          return { type: 'accepted', reply: null };
        },
        close() { isOpen = false; return Promise.resolve(); },
      };
      return session;
    },
    async forget(id) {
      boxes.delete(id);
      await rm(join(folder, id), { recursive: true, force: true }).catch((cause: unknown) => { throw written(cause, folder); });
    },
  };
}

/** Which number each envelope's file has; `last` is the highest. */
interface Box { readonly folder: string; readonly numbers: Map<string, number>; last: number }

async function openBox(folder: string): Promise<Box> {
  await mkdir(folder, { recursive: true });
  const numbers = new Map<string, number>();
  for (const name of await readdir(folder)) {
    const [, number, envelope] = /^(\d{4,9})-(env_[a-z0-9-]+)\.eml$/.exec(name) ?? [];
    if (number && envelope) numbers.set(envelope, Number(number));
  }
  return { folder, numbers, last: [...numbers.values()].reduce((highest, number) => Math.max(highest, number), 0) };
}

function numberOf(box: Box, id: EnvelopeId): string {
  const number = box.numbers.get(id) ?? (box.last += 1);
  box.numbers.set(id, number);
  return String(number).padStart(4, '0');
}

async function writeMail(box: Box, mail: OutgoingMail): Promise<void> {
  const path = join(box.folder, `${numberOf(box, mail.envelopeId)}-${mail.envelopeId}.eml`);
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(mail.bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  const directory = await open(box.folder, 'r').catch(() => undefined);
  // Windows cannot sync a folder; the file itself is safe there.
  await directory?.sync().catch(() => undefined);
  await directory?.close();
}

function written(cause: unknown, folder: string): AppError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('store.full', { folder }, { cause });
  if (code === 'EROFS' || code === 'EACCES') return new AppError('store.read-only', { folder }, { cause });
  return new AppError('store.write-failed', { file: folder }, { cause });
}
