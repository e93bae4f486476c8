// Hands one picture to the program, which keeps it without place and camera.
import type { KiezbriefClient } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import { MAX_IMAGE_BYTES } from '#shared/contract/bulletins.ts';
import { AppError } from '#shared/errors.ts';

/** Throws `image.too-large`, `image.unsupported` and what a connection may throw. */
export async function keepImage(client: KiezbriefClient, file: File) {
  if (file.size > MAX_IMAGE_BYTES)
    throw new AppError('image.too-large', { maxBytes: MAX_IMAGE_BYTES });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return client.bulletins.addImage({ file: toBase64(bytes), fileName: file.name.slice(0, 255) });
}
