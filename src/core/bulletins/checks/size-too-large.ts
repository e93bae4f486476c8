// Gmail cuts a mail off from 102,400 bytes of html on, and with it imprint and unsubscribe link.
import { once, type Check } from './check.ts';

/** Inclusive. */
export const HTML_LIMIT_BYTES = 102_400;

export const sizeTooLarge: Check = ({ htmlBytes }) =>
  once(htmlBytes >= HTML_LIMIT_BYTES, { bytes: htmlBytes, max: HTML_LIMIT_BYTES });
