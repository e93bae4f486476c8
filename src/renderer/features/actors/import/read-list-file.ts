// A picked file -> the content of a list, or why it is none.
import { toBase64 } from '#shared/base64.ts';
import { MAX_IMPORT_BYTES } from '#shared/contract/actor-import.ts';
import { recogniseFile, type FileKind } from './recognise-file.ts';

export type FileProblem = Exclude<FileKind, 'text'> | 'tooLarge' | 'unreadable';

export async function readListFile(
  picked: File,
): Promise<{ content: string } | { problem: FileProblem }> {
  if (picked.size > MAX_IMPORT_BYTES) return { problem: 'tooLarge' };
  try {
    const bytes = new Uint8Array(await picked.arrayBuffer());
    const kind = recogniseFile(bytes, picked.name);
    return kind === 'text' ? { content: toBase64(bytes) } : { problem: kind };
  } catch {
    return { problem: 'unreadable' };
  }
}
