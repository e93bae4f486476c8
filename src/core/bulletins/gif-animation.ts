// How long a GIF moves, and the same picture standing still. Nobody can stop what moves in a mail,
// so it must end by itself (WCAG 2.2.2).
import { readGif, type Gif, type GifBlock } from './gif-blocks.ts';
import { joinBytes } from './join-bytes.ts';

/** Milliseconds; longer distracts for good. */
const LONGEST_MOVE_MS = 5_000;
/** What programs make of "no time" and of a hundredth of a second. */
const SHORTEST_STEP_MS = 100;

/** Also for one that never ends. A single picture never moves. */
export function movesTooLong(file: Uint8Array): boolean {
  const gif = readGif(file);
  return gif !== undefined && lengthMs(gif) > LONGEST_MOVE_MS;
}

function lengthMs({ blocks }: Gif): number {
  const steps = blocks.flatMap(({ kind }, at) =>
    kind === 'picture' ? [stepMs(blocks[at - 1])] : [],
  );
  if (steps.length < 2) return 0;
  const oneRoundMs = steps.reduce((sum, ms) => sum + ms, 0);
  // Programs differ in which of several they follow, so the longest counts.
  const rounds = blocks.reduce(
    (most, block) => (block.kind === 'repeat' ? Math.max(most, roundsOf(block)) : most),
    1,
  );
  return oneRoundMs * rounds;
}

/** Hundredths of a second, little end first, behind introducer, label, size and flags. */
function stepMs(before: GifBlock | undefined): number {
  if (before?.kind !== 'control') return SHORTEST_STEP_MS;
  const ms = 10 * ((before.bytes[4] ?? 0) + 256 * (before.bytes[5] ?? 0));
  return ms <= 10 ? SHORTEST_STEP_MS : ms;
}

/** Introducer, label, size and eleven letters of its name. */
const REPEAT_HEAD = 14;

/**
 * Each block behind the name says one thing: 1 how often it comes again (0 = for ever), 2 how much
 * to keep in memory, in any order and number. The longest counts.
 */
function roundsOf({ bytes }: GifBlock): number {
  let most = 1;
  for (let at = REPEAT_HEAD; at < bytes.length && bytes[at] !== 0; at += 1 + (bytes[at] ?? 0)) {
    // Programs look at the lowest bits alone.
    if (((bytes[at + 1] ?? 0) & 0x07) !== 1) continue;
    const again = (bytes[at + 2] ?? 0) + 256 * (bytes[at + 3] ?? 0);
    most = Math.max(most, again === 0 ? Infinity : again + 1);
  }
  return most;
}

/** The first picture with what is said about it; nothing when there is none. */
export function firstPictureOf(file: Uint8Array): Uint8Array | undefined {
  const gif = readGif(file);
  const at = gif?.blocks.findIndex(({ kind }) => kind === 'picture') ?? -1;
  if (!gif || at < 0) return undefined;
  const kept = gif.blocks
    .slice(0, at + 1)
    .filter(({ kind }) => kind !== 'repeat')
    .map(({ bytes }) => bytes);
  return joinBytes([gif.head, ...kept, Uint8Array.of(0x3b)]);
}
