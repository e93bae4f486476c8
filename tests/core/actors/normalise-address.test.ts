// What reading addresses promises:
//   * a messy cell gives the address a person would read in it, or a reason
//   * what is accepted is an address by the contract, also on the quick way
import { describe, expect, it } from 'vitest';
import { readAddress } from '#core/actors/normalise-address.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import { EmailAddress } from '#shared/values.ts';

describe('a cell', () => {
  it.each([
    ['Leitung@Kita.Example.ORG', 'Leitung@kita.example.org'],
    [' a@b.example ', 'a@b.example'],
    ['\u00a0a@b.example\u200b', 'a@b.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['Kita Sonne <info@kita.example>', 'info@kita.example'],
    ['"Müller, Ada" <ada@b.example>', 'ada@b.example'],
    ['a@b.example.', 'a@b.example'],
    ['a@b.example,', 'a@b.example'],
    ['(a@b.example)', 'a@b.example'],
    ["'a@b.example'", 'a@b.example'],
    ['post@müller.example', 'post@müller.example'],
    ["o'neill@b.example", "o'neill@b.example"],
  ])('%j is %s', (cell, address) => {
    expect(readAddress(cell)).toEqual({ address });
  });

  it.each([
    'kita',
    'kita@',
    '@kita.example',
    'a@kita',
    'a b@kita.example',
    'a@b@kita.example',
    'a@kita..example',
    '.a@kita.example',
    'a..b@kita.example',
    'a@-kita.example',
    'a@b.example; c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a(at)b.example',
    `${'a'.repeat(65)}@b.example`,
  ])('%j is no address', (cell) => {
    expect(readAddress(cell)).toEqual({ problem: 'address-invalid' });
  });

  it.each(['', ' ', '\u00a0', '<>', '""'])('%j is empty', (cell) => {
    expect(readAddress(cell)).toEqual({ problem: 'no-address' });
  });

  it('is an address by the contract whenever it is accepted', () => {
    const parts = [
      'a',
      'Z',
      '9',
      '-',
      '_',
      '+',
      '.',
      '@',
      'ä',
      ' ',
      '..',
      '-.',
      '.example',
      'xn--',
      '@b.example',
    ];
    let state = 7;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    let accepted = 0;
    for (let n = 0; n < 30_000; n++) {
      const read = readAddress(
        Array.from({ length: 1 + next(6) }, () => parts[next(parts.length)]).join(''),
      );
      if (!('address' in read)) continue;
      accepted++;
      expect(EmailAddress.safeParse(read.address).success).toBe(true);
    }
    expect(accepted).toBeGreaterThan(300);
  });

  it.each([
    ['dots', '.'],
    ['at signs', '@'],
    ['brackets', '<'],
    ['labels', 'a.'],
    ['hyphens', 'a-'],
    ['spaces', ' '],
  ])('of a million %s is answered at once', (_, piece) => {
    const long = piece.repeat(1_000_000 / piece.length);
    for (const cell of [long, `a@${long}`, `${long}@b.example`])
      expect('problem' in readAddress(cell)).toBe(true);
    expect(typeof mailboxKey(`a@${long}`)).toBe('string');
  });
});
