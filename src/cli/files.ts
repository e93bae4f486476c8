// `key=@file`, `key=@-` and `key=@@text`: where a field's value is read from.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#shared/errors.ts';
import { MiB } from '#shared/values.ts';
import type { Field } from './arguments.ts';
import type { Leaf } from './coerce.ts';

/** Above every limit of the contract; keeps a wrong file name from filling the memory. */
const MAX_FILE_BYTES = 100 * MiB;

/**
 * Throws `command.file-unreadable` and `input.too-large`. Standard input is read once, however
 * often it is named.
 */
export async function readLeaves(
  fields: readonly Field[],
  stdin: Readable,
): Promise<{ key: string; leaf: Leaf }[]> {
  let piped: Promise<Uint8Array> | undefined;
  const leafOf = async (text: string): Promise<Leaf> => {
    if (text.startsWith('@@')) return text.slice(1);
    if (!text.startsWith('@')) return text;
    const file = text.slice(1);
    if (file === '-') return { bytes: await (piped ??= collect(stdin, '-')), fileName: '' };
    return { bytes: await collect(createReadStream(file), file), fileName: basename(file) };
  };
  const leaves = [];
  for (const { key, text } of fields) leaves.push({ key, leaf: await leafOf(text) });
  return leaves;
}

/** Counts while reading: pipes and devices do not know their size. */
async function collect(stream: Readable, file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > MAX_FILE_BYTES)
        throw new AppError('input.too-large', { maxBytes: MAX_FILE_BYTES });
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('command.file-unreadable', { file }, { cause });
  }
  return Buffer.concat(chunks);
}
