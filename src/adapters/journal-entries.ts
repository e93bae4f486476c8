// What a line of a journal is, and what a line that is none says: the envelopes it may have spoken
// of. Our own files are parsed like anybody else's, for a disk may change a byte.
import type { DamagedEntry, JournalEntry } from '#core/ports/journal-records.ts';
import { OutcomeReason } from '#shared/contract/envelope.ts';
import { Instant, type EnvelopeId } from '#shared/values.ts';

type Field = 'reason' | 'reply' | 'retryAt' | 'ranMs' | 'isRepeated' | 'decision' | 'says';
type Check = (value: unknown) => boolean;

const reasons = new Set<unknown>(OutcomeReason.options);
const isInstant: Check = (value) => typeof value === 'string' && Instant.safeParse(value).success;
const isReply: Check = (value) => {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { code, enhanced, text } = value as Record<string, unknown>;
  return (
    Number.isInteger(code) &&
    typeof enhanced === 'string' &&
    typeof text === 'string' &&
    text.length <= 1000
  );
};
const checks: Record<Field, Check> = {
  reason: (value) => reasons.has(value),
  reply: isReply,
  retryAt: isInstant,
  // Journals of earlier versions do not have it.
  ranMs: (value) => value === undefined || (typeof value === 'number' && value >= 0),
  isRepeated: (value) => value === undefined || value === true,
  says: (value) => value === 'delayed' || value === 'arrived',
  decision: (value) => value === 'assume-sent' || value === 'send-again',
};
const fieldsOf: Record<JournalEntry['type'], readonly Field[]> = {
  attempted: [],
  accepted: ['reply'],
  deferred: ['reason', 'reply', 'retryAt', 'ranMs', 'isRepeated'],
  reopened: ['reason', 'reply', 'ranMs', 'isRepeated'],
  refused: ['reason', 'reply'],
  unclear: ['reason'],
  skipped: ['reason'],
  cancelled: [],
  decided: ['decision'],
  bounced: ['reason', 'reply'],
  reported: ['says', 'reply'],
};

/**
 * The reader of one delivery's journal. An entry about an envelope the delivery does not have is
 * damage too.
 */
export function journalReader(envelopeIds: ReadonlySet<string>): {
  entry(line: string): JournalEntry | undefined;
  damaged(line: string): readonly DamagedEntry[];
} {
  return {
    entry(line) {
      const value = parsed(line);
      if (typeof value !== 'object' || value === null) return undefined;
      const entry = value as Record<string, unknown>;
      const { type, envelopeId } = entry;
      if (typeof type !== 'string' || !Object.hasOwn(fieldsOf, type) || !isInstant(entry['at']))
        return undefined;
      if (typeof envelopeId !== 'string' || !envelopeIds.has(envelopeId)) return undefined;
      const isWhole = fieldsOf[type as JournalEntry['type']].every((field) =>
        checks[field](entry[field]),
      );
      return isWhole ? (value as JournalEntry) : undefined;
    },
    damaged(line) {
      const named = [...envelopesNamed(line, envelopeIds)];
      return (named.length > 0 ? named : [null]).map((envelopeId) => ({
        type: 'damaged',
        envelopeId,
      }));
    },
  };
}

/**
 * Ids that stand in the line, or the only one that differs from what stands there in no more than
 * one place.
 */
function envelopesNamed(line: string, envelopeIds: ReadonlySet<string>): Set<EnvelopeId> {
  const words = line.split('"').filter((word) => word.length > 4 && word.length < 80);
  const whole = words.filter((word) => envelopeIds.has(word));
  if (whole.length > 0) return new Set(whole as EnvelopeId[]);
  const near = words
    .filter((word) => word.length > 12)
    .flatMap((word) => [...envelopeIds].filter((id) => isNear(id, word)));
  return new Set(near.length === 1 ? (near as EnvelopeId[]) : []);
}

function isNear(id: string, word: string): boolean {
  if (id.length !== word.length) return false;
  let different = 0;
  for (let at = 0; at < id.length && different < 2; at += 1)
    if (id[at] !== word[at]) different += 1;
  return different < 2;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
