// What a mail server wrote -> its reply. Only a well-formed one is believed.
import type { ServerReply } from '#shared/server-reply.ts';

/**
 * RFC 5321, 4.2: three digits, a hyphen or a space, text; several lines are read as one. undefined
 * = this is no reply.
 */
export function replyOf(response: string): ServerReply | undefined {
  const lines = response.slice(0, 8_000).split(/\r?\n/);
  const [, code] = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines[0] ?? '') ?? [];
  if (!code) return undefined;
  const texts = lines.map((line) => (line.startsWith(code) ? line.slice(4) : line));
  const [, enhanced = ''] = /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(texts[0] ?? '') ?? [];
  const text = texts
    .map((line) =>
      (enhanced !== '' && line.startsWith(enhanced) ? line.slice(enhanced.length) : line).trim(),
    )
    .join(' ');
  return {
    code: Number(code),
    enhanced,
    text: text
      .replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim()
      .slice(0, 1000),
  };
}
