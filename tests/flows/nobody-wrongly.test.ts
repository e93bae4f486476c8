// In whatever order an office plans, pauses, corrects, restricts, removes and imports:
//   * no mail reaches a mailbox that left, is suppressed or restricted at any actor, has no legal
//     basis, is not this contact's any more, or whose contact was removed; being restricted
//     outlives removing the contact and importing it again
//   * nobody gets one mail twice, whatever delivery brings it
//   * a plan holds exactly those who may be written to; the address book names the others
// An oracle that knows only the raw records and what the walk did itself judges every mail. The
// walks happen the same way each time; a failure names its seed and the fewest steps it takes.
import { afterAll, expect, it } from 'vitest';
import { rememberedRendering } from '#tests/support/memory-office.ts';
import { walk, type Seen } from '#tests/support/office-walk.ts';
import { shortened } from '#tests/support/random-walk.ts';
import { acts } from '#tests/support/walk-acts.ts';

const WALKS = 40;
const STEPS = 34;
const AT_ONCE = 10;
const allSteps = Array.from({ length: STEPS }, (_none, step) => step);

const rendering = rememberedRendering();
afterAll(() => rendering.mjml.close());

const nothing = (): Seen => ({
  sent: 0,
  inFlight: 0,
  insideSend: 0,
  acts: new Set(),
  reasons: new Set(),
});
const seen = nothing();

/** What was wrong on the way; a walk that ended in an error was wrong as well. */
const faultsOf = (seed: number, steps: readonly number[], told = nothing()) =>
  walk(rendering, seed, steps, told).catch((error: unknown) => [String(error)]);

/** null = this seed wrote to nobody wrongly. */
async function failure(seed: number): Promise<string | null> {
  if ((await faultsOf(seed, allSteps, seen)).length === 0) return null;
  const steps = await shortened(
    allSteps,
    async (fewer) => (await faultsOf(seed, fewer)).length > 0,
  );
  const faults = await faultsOf(seed, steps);
  return `seed ${seed}, steps ${steps.join()}: ${faults.join('; ')}`;
}

it.each(Array.from({ length: WALKS / AT_ONCE }, (_none, ten) => ten * AT_ONCE + 1))(
  'the ten walks from %i on write to nobody wrongly',
  async (first) => {
    for (let seed = first; seed < first + AT_ONCE; seed++) expect(await failure(seed)).toBeNull();
  },
);

it('a walk happens the same way each time', async () => {
  const [once, again] = [nothing(), nothing()];
  await walk(rendering, 1, allSteps, once);
  await walk(rendering, 1, allSteps, again);
  expect(again).toEqual(once);
});

it('the walks sent mails, used every act and left people out for every reason', () => {
  expect(seen.sent).toBeGreaterThan(WALKS * 10);
  expect(seen.inFlight).toBeGreaterThan(WALKS);
  expect(seen.insideSend).toBeGreaterThan(WALKS);
  expect([...seen.acts].sort()).toEqual(Object.keys(acts).sort());
  expect([...seen.reasons].sort()).toEqual([
    'address-changed',
    'contact-removed',
    'no-address',
    'no-legal-basis',
    'restricted',
    'suppressed',
    'unsubscribed',
  ]);
});
