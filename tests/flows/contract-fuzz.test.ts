// Every method of the contract, whatever it is handed, right or hostile:
//   * answers, with a right value or an error the contract names; never "internal", never nothing
//   * nothing of an input gets into the prototypes of the program, and memory stays bounded
//   * afterwards the program answers, and what it saved opens again with nothing set aside
// The seeds are fixed; a failure names seed, round, method and input.
import { expect, it } from 'vitest';
import type { SendOutcome } from '#core/ports/transport.ts';
import { methodNamed, methodNames } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { App } from '#shared/define.ts';
import { inTime } from '#tests/support/answer-in-time.ts';
import { fuzzInputs, idsIn, type Known } from '#tests/support/contract-fuzz.ts';
import { chance } from '#tests/support/random-walk.ts';
import { peopleList, readyOffice } from '#tests/support/ready-office.ts';
import { accepted, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { usedMemory } from '#tests/support/used-memory.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const SEEDS = [1, 2, 3];
const ROUNDS = 8;
/** Thousands of calls, on a machine that may have other things to do. */
const LIMIT_MS = 240_000;
const PEOPLE = 6;
const list = new TextEncoder().encode(peopleList(PEOPLE));

const outcomes: readonly SendOutcome[] = [
  accepted,
  { type: 'lost-after-data-end' },
  rejected('rcpt-to', '550 5.1.1 User unknown'),
];
let mails = 0;
const smtp = scriptedTransport(() => outcomes[mails++ % outcomes.length]!);

const open = (dataFolder: string): Promise<App> => openTestAppAt(dataFolder, { smtp });

/** Lists everything a later input can name. */
async function look(app: App): Promise<Known> {
  const value = async (name: string, input: unknown = {}): Promise<unknown> => {
    const reply = await app.call(name, input);
    return reply.ok ? reply.value : undefined;
  };
  const { actors, segments, bulletins, concerns, deliveries, settings } = createClient(app);
  const lists = await Promise.all([
    actors.list({ limit: 20 }),
    segments.list({}),
    bulletins.list({ limit: 20 }),
    concerns.list({ limit: 20 }),
    settings.get({}),
    deliveries.list({}),
  ]);
  const [foundActors, foundSegments, foundBulletins, foundConcerns, settingsNow, sent] = lists;
  const firstBulletins = foundBulletins.items.slice(0, 3);
  const whole = await Promise.all(firstBulletins.map(({ id }) => bulletins.get({ id })));
  const envelopes = await Promise.all(
    sent.items
      .slice(0, 3)
      .map(({ delivery: { id } }) => value('deliveries.envelopes', { id, limit: 20 })),
  );
  const others = await Promise.all(
    ['templates.list', 'concerns.incoming', 'actors.listImports'].map((name) => value(name)),
  );
  const records = new Map<string, readonly unknown[]>([
    ['actor', foundActors.items],
    ['segment', foundSegments.items],
    ['bulletin', whole],
    ['concern', foundConcerns.items],
    ['sender', settingsNow.senders],
    ['account', settingsNow.accounts],
    ['revision', [settingsNow.revision]],
  ]);
  return { ids: idsIn([lists, whole, envelopes, others]), records };
}

const shown = (input: unknown): string => {
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 400);
  } catch {
    return typeof input;
  }
};

const allowed = (name: string): readonly string[] => [
  ...methodNamed(name)!.errors,
  'input.invalid',
  'input.too-large',
];

/** What came of one call, or what is wrong with it. */
async function outcomeOf(app: App, name: string, input: unknown): Promise<string> {
  try {
    const reply = await inTime(app.call(name, input));
    if (reply === 'no answer') return reply;
    if (Reflect.has({}, 'polluted')) return 'polluted';
    if (reply.ok) return 'ok';
    const { code } = reply.error;
    return allowed(name).includes(code) ? 'refused' : code;
  } catch (error) {
    return `rejected: ${String(error)}`;
  }
}

it.each(SEEDS)(
  'every method answers rightly, seed %i',
  async (seed) => {
    const folder = await temporaryFolder();
    let app = await open(folder);
    const client = createClient(app);
    await readyOffice(client, { people: PEOPLE });
    const makers = methodNames.map((name) => ({ name, make: fuzzInputs(methodNamed(name)!) }));
    const wrong: string[] = [];
    const answered = new Map<string, number>();
    let memory = Number.POSITIVE_INFINITY;

    for (let round = 0; round < ROUNDS; round++) {
      if (round === ROUNDS / 2) memory = usedMemory();
      // What earlier rounds removed.
      await client.actors.import({ file: toBase64(list), fileName: 'Liste.csv' });
      const known = await look(app);
      for (const [at, { name, make }] of makers.entries()) {
        const input = make(known, chance(seed, round, at));
        const outcome = await outcomeOf(app, name, input);
        answered.set(outcome, (answered.get(outcome) ?? 0) + 1);
        if (outcome === 'ok' || outcome === 'refused') continue;
        wrong.push(`seed ${seed}, round ${round}, ${name}: ${outcome} for ${shown(input)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(usedMemory() - memory).toBeLessThan(50);
    // Neither kind of answer is rare, or the test shows nothing.
    for (const outcome of ['ok', 'refused']) {
      expect(answered.get(outcome)).toBeGreaterThan((methodNames.length * ROUNDS) / 5);
    }

    await app.close();
    app = await open(folder);
    const { overview } = createClient(app);
    expect(await overview.get({})).toMatchObject({ setAside: [], restored: [] });
    await app.close();
  },
  LIMIT_MS,
);
