// Why a row of the address book was found:
//   * what a shown column begins with is not said a second time; everything else is
//   * it is said in the language of the screen
import { expect, it } from 'vitest';
import { foundWords } from '#renderer/features/actors/found-words.ts';
import { Actor } from '#shared/contract/actor.ts';
import { FoundField, type FoundPlace } from '#shared/contract/actor-filter.ts';
import { actorsView as german } from '#shared/texts/de/actors-view.ts';
import { actorsView as english } from '#shared/texts/en/actors-view.ts';

const at = '2026-03-02T09:00:00.000Z';
const bear = Actor.parse({
  id: 'act_1',
  revision: 1,
  name: 'Großer Bär',
  createdAt: at,
  updatedAt: at,
});
const place = (field: FoundField, text: string): FoundPlace => ({ actorId: bear.id, field, text });
const column = (key: string, shown: string) => ({ key, text: () => shown });

it.each([
  [[], ''],
  [[place('phone', '030 1'), place('topics', 'Familie')], 'Telefon: 030 1, Thema: Familie'],
  [[place('regions', 'Nordost')], ''],
  // The second of several may be cut off.
  [[place('regions', 'Südwest')], 'Bezirksregion: Südwest'],
  [[place('kind', 'Kita')], 'Art: Kita'],
])('%j', (places, expected) => {
  expect(
    foundWords(
      bear,
      places,
      [column('name', 'Großer Bär'), column('regions', 'Nordost, Südwest')],
      german.foundIn,
    ),
  ).toBe(expected);
});

it('has words for every place in both languages', () => {
  for (const words of [german, english]) {
    const said = FoundField.options.map((field) =>
      foundWords(bear, [place(field, 'x')], [], words.foundIn),
    );
    expect(new Set(said).size).toBe(FoundField.options.length);
  }
});
