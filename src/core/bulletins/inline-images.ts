// Pictures inside the page, so that looking at a mail loads nothing. What was read and encoded once
// is remembered: the preview asks at every keystroke.
import type { Blobs } from '#core/ports/blobs.ts';
import type { BlobId } from '#shared/values.ts';
import { dataUrl } from './base64.ts';

interface Inlined {
  readonly cid: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

// Goes when the bytes go.
const urls = new WeakMap<Uint8Array, string>();

function urlOf({ mime, bytes }: Inlined): string {
  const known = urls.get(bytes);
  if (known !== undefined) return known;
  const url = dataUrl(mime, bytes);
  urls.set(bytes, url);
  return url;
}

/**
 * Replaces `cid:` sources by data URLs. To be called after personalising, so that megabytes of
 * image are not searched for fields.
 */
export function inlineImages(html: string, images: Iterable<Inlined>): string {
  let page = html;
  for (const image of images)
    page = page.replaceAll(`src="cid:${image.cid}"`, () => `src="${urlOf(image)}"`);
  return page;
}

/**
 * Hands out the same bytes for the same id while there is room, the longest unused going first.
 * What a name stands for never changes.
 */
export function rememberingBlobs(blobs: Blobs, maxBytes = 32 * 1024 * 1024): Blobs {
  const kept = new Map<BlobId, Uint8Array>();
  let size = 0;
  const forget = (id: BlobId, bytes: Uint8Array) => {
    kept.delete(id);
    size -= bytes.length;
  };
  return {
    put: (bytes) => blobs.put(bytes),
    async get(id) {
      const known = kept.get(id) ?? (await blobs.get(id));
      if (!known) return undefined;
      const before = kept.get(id);
      if (before) forget(id, before);
      kept.set(id, known);
      size += known.length;
      for (const [oldest, bytes] of kept) {
        if (size <= maxBytes || oldest === id) break;
        forget(oldest, bytes);
      }
      return known;
    },
  };
}
