// What a telephone link promises: it dials what a caller has to dial, and is read as a person
// writes a number.
import { describe, expect, it } from 'vitest';
import { safeAddress } from '#core/bulletins/escape.ts';
import { linkTarget } from '#renderer/features/bulletins/editor/link-target.ts';
import { linkInText } from '#shared/link-in-text.ts';
import { dialledNumber, readableNumber } from '#shared/telephone-number.ts';

describe.each([
  ['+49 (0)30 902 77-0', '+493090277-0', '+49 30 902 77-0'],
  ['+49(0)30/90277-0', '+493090277-0', '+49 30/90277-0'],
  ['+49 ( 0 ) 30 90277', '+493090277', '+49 30 90277'],
  ['0049 (0)30 90277', '+493090277', '+49 30 90277'],
  ['00493090277', '+493090277', '+493090277'],
  ['+49 030 90277', '+493090277', '+49 30 90277'],
  ['+49 (030) 90277', '+493090277', '+49 (30) 90277'],
  ['+43 (0) 1 4000', '+4314000', '+43 1 4000'],
  ['+39 06 6982', '+39066982', '+39 06 6982'],
  ['(030) 902 77-0', '03090277-0', '(030) 902 77-0'],
  ['030\u00a0902\u201377', '030902-77', '030 902-77'],
  ['+49%20(0)30%20902', '+4930902', '+49 30 902'],
  ['030 100', '030100', '030 100'],
  ['(+49) (0)30 902 77', '+493090277', '+49 30 902 77'],
  ['(+49)030 90277', '+493090277', '+49 30 90277'],
  ['(0049) 30 90277', '+493090277', '+49 30 90277'],
  ['+49 30 90277;ext=12', '+493090277', '+49 30 90277;ext=12'],
  ['030 90277 App. 34', '03090277', '030 90277 App. 34'],
  ['Tel.: 030 90277', '03090277', 'Tel.: 030 90277'],
  ['%', '', '%'],
])('%s', (written, dialled, read) => {
  it('dials', () => {
    expect(dialledNumber(written)).toBe(dialled);
  });
  it('is read', () => {
    expect(readableNumber(written)).toBe(read);
  });
});

it.each(['+49 (0)30 902 77-0', '(030) 902 77-0', '030.90277', '030 902\u201377'])(
  '%s typed becomes a link',
  (typed) => {
    expect(linkTarget(typed)).toBe(`tel:${typed}`);
  },
);

it.each([
  ['tel:+49 (0)30 902', 'tel:+4930902', '+49 30 902'],
  [
    'mailto:rk@bezirk.example?subject=Frage%20zu',
    'mailto:rk@bezirk.example?subject=Frage%20zu',
    'rk@bezirk.example',
  ],
  [
    'mailto:post@bär.example,b@c.example?cc=x@bär.example',
    'mailto:post@xn--br-via.example,b@c.example?cc=x@bär.example',
    'post@bär.example,b@c.example',
  ],
  ['https://a.example/?a=1', 'https://a.example/?a=1', 'https://a.example/?a=1'],
])('%s leads and is read', (link, address, words) => {
  expect([safeAddress(link), linkInText(link)]).toEqual([address, words]);
});
