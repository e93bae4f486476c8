// What an actor under somebody's hands keeps and says, without a screen:
//   * loaded and saved unchanged it is the same record, to the second of every proof
//   * what would not be accepted is named field by field, and an emptied address is no address
//   * two versions are compared in words, only where they differ, contacts by their id
//   * addresses of the page hold exactly what was filtered, and nothing that is no id
//   * a file is known by its first bytes; refused rows open in Excel without becoming formulas
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyContact,
  emptyDraft,
  inputOf,
  isSameDraft,
  problemsOf,
} from '#renderer/features/actors/actor-draft.ts';
import { dayOf, instantOf } from '#renderer/features/actors/calendar-day.ts';
import { compareDrafts } from '#renderer/features/actors/compare-drafts.ts';
import { recogniseFile } from '#renderer/features/actors/import/recognise-file.ts';
import { refusedRowsFile } from '#renderer/features/actors/import/refused-rows-file.ts';
import { filterFrom, queryOf, sortFrom } from '#renderer/features/actors/use-actor-filter.ts';
import { summariseWriting, writingState } from '#renderer/features/actors/writing-state.ts';
import { Actor } from '#shared/contract/actor.ts';
import { ImportRow } from '#shared/contract/actor-import.ts';
import { Lists } from '#shared/contract/lists.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const at = '2026-03-03T22:30:15.000Z';
const lists = Lists.parse({
  regions: [
    { id: 'reg_ost', name: 'Ost' },
    { id: 'reg_west', name: 'West' },
  ],
  topics: [],
  departments: [],
  actorKinds: [{ id: 'kin_kita', name: 'Kita' }],
});
const stored = Actor.parse({
  id: 'act_kita',
  revision: 3,
  name: 'Kita Löwenzahn',
  kind: 'kin_kita',
  regions: ['reg_ost'],
  createdAt: at,
  updatedAt: at,
  contacts: [
    {
      id: 'con_leitung',
      function: 'Leitung',
      firstName: 'Ayşe',
      lastName: 'Öztürk',
      email: 'leitung@kita.example',
      legalBasis: { basis: 'consent', proof: { wording: 'Ja, gern.', source: 'Formular', at } },
    },
    { id: 'con_buero', function: 'Sekretariat' },
  ],
});
const contactOf = (draft = draftOf(stored), index = 0) => draft.contacts[index]!;
const texts = textsFor('de');

describe('a draft', () => {
  it('saves a record nobody touched exactly as it was', () => {
    expect({ ...inputOf(draftOf(stored), 3, stored), createdAt: at, updatedAt: at }).toEqual(
      stored,
    );
  });

  it('keeps the time of a proof whose day stayed, and takes noon of a day that was picked', () => {
    const draft = draftOf(stored);
    contactOf(draft).givenOn = '2026-01-09';
    const proof = inputOf(draft, 3, stored).contacts![0]!.legalBasis!.proof;
    expect(dayOf(proof.at)).toBe('2026-01-09');
    expect(new Date(proof.at).getHours()).toBe(12);
    expect(dayOf(instantOf(''))).toBe(dayOf(new Date().toISOString()));
  });

  it('names what cannot be saved', () => {
    const draft = { ...draftOf(stored), name: '  ' };
    Object.assign(contactOf(draft), { email: 'leitung@', source: '' });
    expect([...problemsOf(draft)]).toEqual([
      ['name', 'name'],
      ['con_leitung.email', 'email'],
      ['con_leitung.source', 'source'],
    ]);
    Object.assign(contactOf(draft), { email: ' ', basis: '' });
    expect([...problemsOf({ ...draft, name: 'Kita' })]).toEqual([]);
    expect(inputOf(draft, 3, stored).contacts![0]).toMatchObject({ email: null, legalBasis: null });
  });

  it('is the same whatever its keys are, and another as soon as a word differs', () => {
    const other = draftOf(stored);
    contactOf(other).key = 'elsewhere';
    expect(isSameDraft(draftOf(stored), other)).toBe(true);
    contactOf(other).phone = '030';
    expect(isSameDraft(draftOf(stored), other)).toBe(false);
    expect(isSameDraft(emptyDraft(), { ...emptyDraft(), contacts: [emptyContact()] })).toBe(false);
  });
});

it('compares two versions in words, only where they differ', () => {
  const mine = { ...draftOf(stored), regions: [...stored.regions, lists.regions[1]!.id] };
  const theirs = draftOf(stored);
  contactOf(theirs).email = 'neu@kita.example';
  theirs.contacts.pop();
  mine.contacts.push({ ...emptyContact(), firstName: 'Mika' });
  expect(
    compareDrafts(mine, theirs, lists, texts).map(({ field, mine: one, theirs: other }) => [
      field,
      one,
      other,
    ]),
  ).toEqual([
    ['Bezirksregionen', 'Ost, West', 'Ost'],
    ['Ayşe Öztürk: E-Mail', 'leitung@kita.example', 'neu@kita.example'],
    ['Sekretariat', 'vorhanden', ''],
    ['Mika', 'vorhanden', ''],
  ]);
});

describe('who gets mail', () => {
  it('is said with the first reason against it', () => {
    expect(stored.contacts.map((contact) => writingState(contact))).toEqual([
      'written',
      'no-address',
    ]);
    expect(writingState({ state: 'unsubscribed', email: 'a@b.example', legalBasis: {} })).toBe(
      'unsubscribed',
    );
    expect(writingState({ state: 'active', email: 'a@b.example', legalBasis: null })).toBe(
      'no-legal-basis',
    );
    expect(
      writingState({ state: 'active', email: 'a@b.example', legalBasis: {} }, 'suppressed'),
    ).toBe('suppressed');
  });

  it('is summed up so that one who left is never hidden behind those who stayed', () => {
    const left = { ...stored.contacts[0]!, state: 'unsubscribed' as const };
    expect(
      summariseWriting({ contacts: [stored.contacts[0]!, left] }, texts.actorsView),
    ).toMatchObject({
      tone: 'danger',
      short: '1 von 2',
      heard: '1 von 2 Ansprechpersonen bekommen Post; abgemeldet',
    });
    expect(summariseWriting({ contacts: [] }, texts.actorsView)).toMatchObject({
      tone: 'neutral',
      short: 'niemand',
    });
  });
});

it('reads from the address what it wrote there, and leaves out what is no id', () => {
  const filter = filterFrom({
    suche: 'Straße',
    region: 'reg_ost,<b>,reg_west',
    ebene: 'local,mond',
    art: null,
    post: 'no-address,mond',
    import: 'imp_1',
    sortierung: '-geaendert',
  });
  expect(filter).toEqual({
    search: 'Straße',
    regions: ['reg_ost', 'reg_west'],
    topics: [],
    kinds: [],
    levels: ['local'],
    obstacles: ['no-address'],
    importId: 'imp_1',
  });
  expect(queryOf(filter)).toEqual({
    suche: 'Straße',
    region: 'reg_ost,reg_west',
    ebene: 'local',
    post: 'no-address',
    import: 'imp_1',
  });
  expect([sortFrom({ sortierung: '-geaendert' }), sortFrom({ sortierung: 'mond' })]).toEqual([
    { key: 'changed', direction: 'descending' },
    { key: 'name', direction: 'ascending' },
  ]);
  expect(queryOf(filter, { key: 'changed', direction: 'descending' })).toMatchObject({
    sortierung: '-geaendert',
  });
});

describe('a file', () => {
  it.each([
    ['workbook', [0x50, 0x4b, 3, 4], 'Liste.XLSX'],
    ['workbook', [0xd0, 0xcf, 0x11, 0xe0], 'alt.xls'],
    ['document', [0x50, 0x4b, 3, 4], 'liste.ods'],
    ['pdf', [0x25, 0x50, 0x44, 0x46], 'liste.csv'],
    ['text', [0xef, 0xbb, 0xbf, 0x4e], 'liste.xlsx'],
    ['text', [], 'leer.csv'],
  ] as const)('is a %s by its first bytes %j, named %s', (kind, bytes, name) => {
    expect(recogniseFile(new Uint8Array(bytes), name)).toBe(kind);
  });

  it('of refused rows is read by Excel as text', () => {
    const row = ImportRow.parse({
      line: 7,
      action: 'refuse',
      actor: '=HYPERLINK("http://x.example")',
      email: '@SUM(A1)',
      notes: [],
    });
    expect(
      refusedRowsFile([row], ['Zeile', 'Wer', 'E-Mail', 'Grund'], () => 'Es fehlt; etwas'),
    ).toBe(
      '\ufeff"Zeile";"Wer";"E-Mail";"Grund"\r\n"7";"\'=HYPERLINK(""http://x.example"")";"\'@SUM(A1)";"Es fehlt; etwas"\r\n',
    );
  });
});
