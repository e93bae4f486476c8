// What is wrong with an input is said in words, never by a name from the source: every problem the
// source names has its words in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { sentenceOf } from '#shared/texts/texts.ts';

const sources = readdirSync(join(applicationRoot(), 'src'), {
  recursive: true,
  encoding: 'utf8',
}).filter((file) => file.endsWith('.ts') && !file.includes('texts'));
/**
 * As they are thrown (`problem: '…'`, `refused(…, '…')`, `invalid(…, '…')`) and as the contract's
 * own checks name them (`error: '…'`).
 */
const named = new Set(
  sources.flatMap((file) => {
    const code = readFileSync(join(applicationRoot(), 'src', file), 'utf8');
    return [
      ...code.matchAll(
        /(?:issues: \[\{ path[^}]*problem: |\b(?:refused|invalid)\('[\w-]+', |\berror: )'([^']+)'/g,
      ),
    ].map(([, problem]) => problem!);
  }),
);

it('finds the names at all', () => {
  expect([...named]).toEqual(
    expect.arrayContaining([
      'missing-for-assigned',
      'id-or-rule',
      'not-permitted',
      'invalid_value',
    ]),
  );
});

it.each(['de', 'en'] as const)('has words for each: %s', (language) => {
  const sentence = (problem: string) =>
    sentenceOf(
      textsFor(language),
      new AppError('input.invalid', { issues: [{ path: 'x', problem }] }),
    );
  expect([...named].filter((problem) => sentence(problem).includes(`(${problem})`))).toEqual([]);
});
