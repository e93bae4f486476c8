import { z } from 'zod';
import { command } from '#shared/define.ts';
import { incidentPattern } from '#shared/incident-number.ts';

/** One place of the program's own code. No word of it is free text. */
export const CodePlace = z.object({
  /** The function, as far as it has a name. */
  at: z.string().regex(/^[\w$.<>]{0,80}$/),
  /** The file's own name, without a path. */
  file: z.string().regex(/^[\w.-]{1,120}$/),
  line: z.int().min(0),
  column: z.int().min(0),
});
export type CodePlace = z.infer<typeof CodePlace>;

/**
 * A defect of a screen, without anything a person wrote: the message of an error may repeat a name
 * or an address, so it stays where it is.
 */
export const ScreenDefect = z.object({
  /** What the person was told. */
  incident: z.string().regex(incidentPattern),
  /** `TypeError` */
  name: z.string().regex(/^[A-Za-z]{1,60}$/),
  stack: z.array(CodePlace).max(20),
  /** The name of the view, `deliveries.show`. */
  view: z.string().regex(/^[a-z.-]{0,60}$/),
  /** What the address of the view named. */
  ids: z
    .array(
      z.string().regex(/^(?:act|con|seg|bul|dlv|env|cnc|inc|imp|snd|acc)_[a-z0-9][a-z0-9-]{0,63}$/),
    )
    .max(5),
});
export type ScreenDefect = z.infer<typeof ScreenDefect>;

export const incidents = {
  report: command(
    'Writes a defect of a screen to the technical log, at most ten a minute. For screens, not for people.',
    {
      input: ScreenDefect,
      output: z.object({
        /**
         * The number it stands under; null = too many in this minute, so it was not written down.
         */
        incident: z.string().nullable(),
      }),
    },
  ),
};
