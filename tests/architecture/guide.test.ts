// The German user guide (docs/anleitung) says what is there:
//   * what it quotes from the screen, and every message of the program, is in the German catalogue
//   * its links lead to a file or a heading that exists, and no further than what is shipped with
//     it
//   * the columns, merge fields, limits, times, files and commands it names are those of the
//     program
//   * it is found: from the README, from the index, and in the package
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { applicationRoot, defaultDataFolder } from '#adapters/places.ts';
import { createTechnicalLog } from '#adapters/technical-log.ts';
import { mapColumns } from '#core/actors/map-columns.ts';
import { mergeFields } from '#core/bulletins/merge-fields.ts';
import { retryDelayMs } from '#core/deliveries/retry.ts';
import { methodNamed } from '#shared/api.ts';
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_ROWS,
} from '#shared/contract/actor-import.ts';
import { MAX_IMAGE_BYTES } from '#shared/contract/bulletins.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/incoming.ts';
import { Pace } from '#shared/contract/mail-account.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { MiB } from '#shared/values.ts';
import { furnish } from '#tests/support/full-office.ts';
import { germanSentences, type GermanSentences } from '#tests/support/german-sentences.ts';
import { codesIn, guideFolder, labelsIn, readGuide, type Chapter } from '#tests/support/guide.ts';
import { openTestApp } from '#tests/support/test-app.ts';

let chapters: Chapter[];
let sentences: GermanSentences;
const words = textsFor('de');
const chapter = (start: string): Chapter => chapters.find(({ name }) => name.startsWith(start))!;
const rowsOf = (start: string, heading: string) => chapter(start).tables.get(heading)!.rows;

beforeAll(async () => {
  [chapters, sentences] = await Promise.all([readGuide(), germanSentences()]);
});

it('knows its chapters and the catalogue', () => {
  expect(chapters).toHaveLength(11);
  expect(sentences.count).toBeGreaterThan(900);
  expect(
    [
      'Liste importieren',
      'Jetzt an 120 Personen verschicken',
      'Der Mailserver … hat die Anmeldung abgelehnt.',
    ].every(sentences.has),
  ).toBe(true);
  expect(
    [
      'Liste exportieren',
      'Jetzt an alle',
      '…',
      'Der Mailserver … hat die Anmeldung',
      'Versenden 3',
    ].filter(sentences.has),
  ).toEqual([]);
});

it('quotes the screen in its own words', () => {
  const unknown = chapters.flatMap(({ name, labels }) =>
    labels.filter((label) => !sentences.has(label)).map((label) => `${name}: ${label}`),
  );
  expect(unknown).toEqual([]);
  expect(chapters.flatMap(({ labels }) => labels).length).toBeGreaterThan(150);
});

it('repeats messages of the program word for word', () => {
  const unknown = chapters.flatMap(({ name, messages }) =>
    messages.filter((message) => !sentences.has(message)).map((message) => `${name}: ${message}`),
  );
  expect(unknown).toEqual([]);
  expect(chapters.flatMap(({ messages }) => messages).length).toBeGreaterThan(20);
});

it('leads somewhere with every link, and never out of what is shipped with it', async () => {
  const lost: string[] = [];
  for (const { name, links } of chapters) {
    for (const link of links) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : file;
      const isShipped =
        file === '' ||
        chapters.some((one) => one.name === file) ||
        /^\.\.\/pictures\/[a-z]+\.jpg$/.test(file);
      const exists = await access(join(guideFolder(), target)).then(
        () => true,
        () => false,
      );
      const hasAnchor =
        anchor === undefined ||
        chapters.find((one) => one.name === target)?.anchors.includes(decodeURIComponent(anchor));
      if (!isShipped || !exists || !hasAnchor) lost.push(`${name}: ${link}`);
    }
  }
  expect(lost).toEqual([]);
});

it('can be read through from the index and from chapter to chapter', () => {
  const [index, ...others] = [
    chapter('README'),
    ...chapters.filter(({ name }) => name !== 'README.md'),
  ];
  for (const [at, { name, links, text }] of others.entries()) {
    expect(index.links).toContain(name);
    expect(links).toContain('README.md');
    if (others[at + 1]) expect(links).toContain(others[at + 1]!.name);
    expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${at + 1}\\. `));
  }
});

it('names header words that are recognised, for every field of a list', () => {
  const fields = Object.entries(words.actors.fields).filter(([field]) => field !== 'ignore');
  const named = rowsOf('02', 'Welche Spalten erkannt werden').map(
    ([label = '', examples = '']) => ({
      field: fields.find(([, word]) => word === labelsIn(label)[0])?.[0],
      examples: codesIn(examples),
    }),
  );
  expect(named.map(({ field }) => field).sort()).toEqual(fields.map(([field]) => field).sort());
  for (const { field, examples } of named)
    for (const word of examples) expect([word, ...mapColumns([word])]).toEqual([word, field]);
  expect([
    mapColumns(['Vorname', 'Name']),
    mapColumns(['Einrichtung', 'Name']),
    mapColumns(['Name', 'E-Mail']),
  ]).toEqual([
    ['firstName', 'lastName'],
    ['actor', 'fullName'],
    ['actor', 'email'],
  ]);
});

it('names the merge fields with the words of the editor', () => {
  const expected = mergeFields.flatMap((field) =>
    field === 'abmeldelink' ? [] : [[`\`{{${field}}}\``, words.editorView.mergeFields[field]]],
  );
  expect(rowsOf('03', 'Platzhalter')).toEqual(expected);
});

it('names limits and times as they are', () => {
  const megabytes = (bytes: number) => `${bytes / MiB} MB`;
  expect(chapter('02').text).toContain(
    `${megabytes(MAX_IMPORT_BYTES)}, ${MAX_IMPORT_ROWS.toLocaleString('de')} Zeilen und ${MAX_IMPORT_COLUMNS} Spalten`,
  );
  expect(chapter('03').text).toContain(`bis ${megabytes(MAX_IMAGE_BYTES)}`);
  expect(chapter('05').text).toContain(`höchstens ${megabytes(MAX_MAIL_BYTES)}`);
  expect(chapter('06').text).toContain(
    words.settingsView.accounts.duration(300, 300 / Pace.parse({}).perMinute).split('.')[0],
  );
  const minutes = [0, 1, 2].map((deferrals) => retryDelayMs(deferrals, 0)! / 60_000);
  expect(chapter('04').text).toContain(
    `nach ${minutes[0]}, ${minutes[1]} und ${minutes[2]} Minuten`,
  );
});

it('names the folders and files of a real data folder, and where it lies', async () => {
  const places = rowsOf('07', 'Umzug auf einen anderen PC').map(
    ([, place]) => codesIn(place ?? '')[0],
  );
  expect(places).toEqual([
    defaultDataFolder({ APPDATA: '%APPDATA%' }, 'win32', 'C:\\'),
    defaultDataFolder({}, 'darwin', '~'),
    defaultDataFolder({}, 'linux', '~'),
  ]);
  const app = await openTestApp();
  onTestFinished(() => app.close());
  await furnish(app);
  createTechnicalLog(join(app.dataFolder, 'logs')).note('looked-at');
  const present = await readdir(app.dataFolder);
  const named = rowsOf('10', 'Dateien').flatMap(([cell]) => codesIn(cell ?? ''));
  expect(named.length).toBeGreaterThan(9);
  expect(
    named.filter(
      (name) => !present.includes(name) && !(name.startsWith('.bak') && name <= '.bak5'),
    ),
  ).toEqual([]);
  expect(await readdir(join(app.dataFolder, 'logs'))).toEqual(
    codesIn(chapter('10').text).flatMap((code) =>
      code.startsWith('logs/') ? [code.slice(5)] : [],
    ),
  );
});

it('names commands the program knows', () => {
  const commands = chapters.flatMap(({ text }) =>
    [...text.matchAll(/kiezbrief ([a-z]+\.[a-zA-Z]+)/g)].map(([, command]) => command!),
  );
  expect(commands.length).toBeGreaterThan(4);
  expect(commands.filter((command) => !methodNamed(command))).toEqual([]);
});

it('is found: from the README, and beside the installed program with its pictures', async () => {
  const root = applicationRoot();
  expect(await readFile(join(root, 'README.md'), 'utf8')).toContain('(docs/anleitung/README.md)');
  const packaging = await readFile(join(root, 'electron-builder.yml'), 'utf8');
  for (const folder of [
    'docs/anleitung',
    normalize(join(dirname('docs/anleitung'), 'pictures')).replaceAll('\\', '/'),
  ])
    expect(packaging).toContain(folder);
  for (const language of ['de', 'en'] as const)
    expect(textsFor(language).aboutView.about.guide.text).toContain('docs/anleitung');
});
