// Random inputs for every method of the contract: made from its schema, with ids and records that
// exist, and in half of the cases spoilt in one place. The same chance gives the same inputs.
import { readFileSync } from 'node:fs';
import { toBase64 } from '#shared/base64.ts';
import type { Method } from '#shared/define.ts';
import { samplesFor } from './contract-samples.ts';
import type { Chance } from './random-walk.ts';

/** What is there: ids by their prefix, whole records by the key an input calls them. */
export interface Known {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly records: ReadonlyMap<string, readonly unknown[]>;
}

export const idsIn = (value: unknown): Map<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const [, id] of JSON.stringify(value ?? null).matchAll(/"([a-z]{3}_[a-z0-9-]+)"/g)) {
    const prefix = id!.slice(0, 3);
    ids.set(prefix, [...new Set([...(ids.get(prefix) ?? []), id!])]);
  }
  return ids;
};

const mailFile = new URL('../fixtures/mail/unsubscribe-with-words.eml', import.meta.url);
const pngOfHugeSize = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0x7f, 0xff,
  0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 6, 0, 0, 0,
]);
const manyRows = Array.from({ length: 300 }, (_none, row) => `E${row};e${row}@example.org;S`);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const files = [
  bytesOf('Einrichtung;E-Mail\nKita;a@example.org\n'),
  bytesOf(['Einrichtung;eMail;Straße', ...manyRows].join('\n')),
  bytesOf('sep=;\nE-Mail\n=1+1@example.org'),
  bytesOf('a,b\n1,2'),
  bytesOf('"'),
  bytesOf('\ufeff'),
  bytesOf('From: a@example.org\nSubject: Abmelden\n\n'),
  bytesOf('GIF89a\u0001\u0000\u0001\u0000'),
  new Uint8Array(readFileSync(mailFile)),
  pngOfHugeSize,
  new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  new Uint8Array(0),
].map(toBase64);

const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\r\nBcc: x@example.org',
  "=cmd|' /C calc'!A0",
  '{{vorname}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=1>',
  '</mj-text><mj-raw><script>',
  '{{#each}}{{constructor.constructor("x")}}',
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  '\u202egpj.exe',
  '../../etc/passwd',
  '%00',
  '\u2028',
  '${7*7}',
  '(a+)+$',
  'javascript:alert(1)',
  'http://[::1',
  'mailto:a@b.example?bcc=c@d.example',
  'NaN',
  'null',
  '9'.repeat(400),
  '2026-02-30',
  '0000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '\u001b]0;x\u0007',
  'é'.repeat(300),
  '𝒳'.repeat(200),
  'A\u0300'.repeat(500),
  'a'.repeat(70_000),
  '<'.repeat(20_000),
  '>'.repeat(20_000),
  '.'.repeat(20_000),
  '"'.repeat(20_000),
];
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const poisoned = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
const wide = (): unknown =>
  Object.fromEntries(Array.from({ length: 2000 }, (_none, at) => [`k${at}`, at]));

/** Values no schema asks for, made anew each time: what is handed over may be changed. */
const wrongValues: readonly ((chance: Chance) => unknown)[] = [
  ({ pick }) => pick(hostileTexts),
  ({ pick }) => pick([0, -1, 2 ** 31, 2 ** 53 + 2, 1e308, -0, 0.5, NaN, Infinity, -Infinity]),
  () => null,
  () => undefined,
  () => true,
  () => [],
  () => ({}),
  () => JSON.parse(poisoned) as unknown,
  () => nested(3000),
  () => Array<string>(2000).fill('x'),
  wide,
  () => new Date(0),
  () => 10n,
  () => Symbol('x'),
  () => () => 1,
  () => Object.create(null) as unknown,
];

type Holder = Record<string, unknown>;
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** With what exists in the places of ids and files. */
function furnished(value: unknown, key: string, known: Known, chance: Chance): unknown {
  const records = known.records.get(key) ?? [];
  if (records.length > 0 && chance.isTrue(0.7)) return structuredClone(chance.pick(records));
  if (typeof value === 'string') {
    if (key === 'file') return chance.pick(files);
    const ids = known.ids.get(/^([a-z]{3})_/.exec(value)?.[1] ?? '') ?? [];
    return ids.length > 0 && chance.isTrue(0.85) ? chance.pick(ids) : value;
  }
  if (Array.isArray(value)) return value.map((one) => furnished(one, '', known, chance));
  if (!isHolder(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, furnished(one, name, known, chance)]),
  );
}

/** Every place in a value, as the one that holds it and the key it has there. */
function* places(value: unknown): Generator<readonly [holder: Holder, key: string]> {
  if (!isHolder(value)) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* places(value[key]);
  }
}

/** `input` with something wrong in one place; the place may be the whole. */
function spoilt(input: unknown, chance: Chance): unknown {
  const wrong = chance.pick(wrongValues)!(chance);
  const place = chance.pick([undefined, ...places(input)]);
  if (place === undefined) return wrong;
  const [holder, key] = place;
  const ways = [
    () => {
      holder[key] = wrong;
    },
    () => {
      Reflect.deleteProperty(holder, key);
    },
    () => {
      holder['another'] = wrong;
    },
    () => {
      const value = { polluted: 1 };
      Object.defineProperty(holder, '__proto__', { value, enumerable: true, configurable: true });
    },
    () => {
      holder[key] = typeof holder[key] === 'string' ? chance.pick(hostileTexts) : wrong;
    },
  ];
  chance.pick(ways)!();
  return input;
}

export function fuzzInputs(method: Method): (known: Known, chance: Chance) => unknown {
  const samples = samplesFor(method);
  return (known, chance) => {
    const input = furnished(structuredClone(chance.pick(samples) ?? {}), '', known, chance);
    return chance.isTrue(0.5) ? spoilt(input, chance) : input;
  };
}
