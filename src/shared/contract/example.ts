import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import { BulletinId, DeliveryId, Language, Line } from '#shared/values.ts';
import { Block } from './blocks.ts';
import { Segment } from './segments.ts';
import { Sender } from './sender.ts';

/** What `examples/office.json` says. */
export const ExampleIndex = z.object({
  list: z.string(),
  bulletin: z.string(),
  sender: Sender.omit({ id: true }),
  segment: Segment.pick({ name: true, rule: true }),
});
/** What the bulletin's own file says; its one picture is named beside the blocks. */
export const ExampleBulletin = z.object({
  subject: Line(300),
  preheader: Line(300),
  language: Language,
  image: z.string(),
  blocks: z.array(Block),
});
export type ExampleIndex = z.infer<typeof ExampleIndex>;
export type ExampleBulletin = z.infer<typeof ExampleBulletin>;

/** In the order they are loaded. */
export const ExampleStep = z.enum(['actors', 'sender', 'segment', 'bulletin', 'rehearsal']);
export type ExampleStep = z.infer<typeof ExampleStep>;
const exampleProgress = {
  step: ExampleStep,
  /** Steps that are done. */
  done: z.int(),
  /** Steps there are. */
  total: z.int(),
};
export const ExampleProgress = z.object(exampleProgress);
export type ExampleProgress = z.infer<typeof ExampleProgress>;

export const example = {
  load: command(
    'Fills the address book and the bulletins with the shipped example, and rehearses one delivery. Sends nothing.',
    {
      input: z.object({}),
      output: z.object({
        actors: z.int(),
        bulletinId: BulletinId,
        /** The finished rehearsal; null = nobody of the example may be written to here. */
        deliveryId: DeliveryId.nullable(),
      }),
      errors: [
        'example.already-loaded',
        'example.loading',
        'example.cancelled',
        'example.not-found',
        'store.full',
        'store.write-failed',
        'store.read-only',
      ],
    },
  ),
  progress: query('How far loading the example is; null = it is not being loaded.', {
    input: z.object({}),
    output: ExampleProgress.nullable(),
  }),
  cancel: command(
    'Ends loading the example: what was loaded so far is taken away again. Answers when it is.',
    {
      input: z.object({}),
      output: z.object({
        /** false = it was not being loaded, or is loaded by now. */
        isCancelled: z.boolean(),
      }),
    },
  ),
  remove: command(
    'Takes the example away again. What somebody changed since, or still needs, stays.',
    {
      input: z.object({}),
      output: z.object({
        /** Records that are gone. */
        removed: z.int(),
        /** Records that stay, because they were changed or are in use. */
        kept: z.int(),
      }),
      errors: ['example.not-loaded', 'example.loading', 'store.conflict'],
    },
  ),
};

export const exampleEvents = {
  'example.progressed': event(
    'Loading the example moved on or ended.',
    z.object({ ...exampleProgress, isEnded: z.boolean() }),
  ),
};
