// The number of one defect: `K7Q-M4X`, short enough to read out, one in 700 million. Whoever
// notices the defect makes it, so that a person can be told at once; the technical log keeps what
// happened under it.

/** Letters and digits that are told apart on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const incidentPattern = /^[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}$/;

/** `random`: six bytes from the machine's own source. */
export function incidentNumber(random: Uint8Array): string {
  const letters = Array.from(
    random.subarray(0, 6),
    (byte) => alphabet[byte % alphabet.length]!,
  ).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}
