// Some providers (Libero) cut a mail off at 80 kB of html already.
import { HTML_LIMIT_BYTES } from './size-too-large.ts';
import { once, type Check } from './check.ts';

export const ADVISED_HTML_BYTES = 80_000;

export const sizeLarge: Check = ({ htmlBytes }) =>
  once(htmlBytes > ADVISED_HTML_BYTES && htmlBytes < HTML_LIMIT_BYTES, {
    bytes: htmlBytes,
    max: HTML_LIMIT_BYTES,
  });
