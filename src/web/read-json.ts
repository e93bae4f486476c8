// Reads a request's body as JSON, never more of it than its method may receive.
import { AppError } from '#shared/errors.ts';

/**
 * Throws `input.not-json` or `input.too-large`. Only `application/json` is read: a form on a
 * foreign page cannot send it without asking first (CORS preflight), and it is never allowed to.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (
    request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json'
  )
    throw new AppError('input.not-json', {});
  if (Number(request.headers.get('content-length')) > maxBytes)
    throw new AppError('input.too-large', { maxBytes });
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('input.not-json', {}, { cause });
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The reader is not cancelled when the limit is passed: that would cut the connection before the
  // refusal is sent.
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw new AppError('input.too-large', { maxBytes });
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
