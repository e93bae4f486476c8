// What the template folder promises: shipped designs are valid; a broken one is named and not
// guessed at; no name leads out of the folder.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemplateFolder } from '#adapters/template-folder.ts';
import { hasCode, type ErrorCode } from '#shared/errors.ts';
import { TemplateId } from '#shared/values.ts';
import { templatesFolder } from '#tests/support/composing.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = () => readFile(join(templatesFolder, 'kiezbrief', 'template.json'), 'utf8');
const fails = (code: ErrorCode) => (error: unknown) => hasCode(error, code);

async function folderWith(name: string, json: string, mjml = '<mjml />') {
  const folder = await temporaryFolder();
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'template.json'), json);
  await writeFile(join(folder, name, 'template.mjml'), mjml);
  return createTemplateFolder(folder);
}

describe('the shipped designs', () => {
  it('are all valid and have their MJML', async () => {
    const source = createTemplateFolder(templatesFolder);
    const templates = await source.list();
    expect(templates.map(({ id }) => id)).toEqual(
      (await readdir(templatesFolder)).sort().map((name) => `tpl_${name}`),
    );
    for (const { id } of templates) expect(await source.mjml(id)).toContain('<mjml');
  });
});

describe('a folder', () => {
  it('is read anew, so that a design can be edited while the program runs', async () => {
    const source = await folderWith(
      'neu',
      (await shipped()).replace('tpl_kiezbrief', 'tpl_neu'),
      'eins',
    );
    expect(await source.mjml(TemplateId.parse('tpl_neu'))).toBe('eins');
    expect((await source.list()).map(({ id }) => id)).toEqual(['tpl_neu']);
  });

  it.each<[string, (shipped: string) => string]>([
    ['no JSON', () => '{'],
    ['a missing field', () => '{"id":"tpl_neu"}'],
    ['the id of another folder', (json) => json],
    [
      'a colour that is none',
      (json) => json.replace('tpl_kiezbrief', 'tpl_neu').replace('#0b5d57', 'red;}'),
    ],
  ])('with %s is broken', async (_name, damage) => {
    const content = damage(await shipped());
    await expect((await folderWith('neu', content)).list()).rejects.toSatisfy(
      fails('template.broken'),
    );
  });

  it('that does not exist is broken, a design that does not exist is not found', async () => {
    await expect(
      createTemplateFolder(join(await temporaryFolder(), 'gone')).list(),
    ).rejects.toSatisfy(fails('template.broken'));
    await expect(
      createTemplateFolder(templatesFolder).mjml(TemplateId.parse('tpl_gone')),
    ).rejects.toSatisfy(fails('template.not-found'));
  });

  it('ignores files and names that are no ids', async () => {
    const source = await folderWith('neu', (await shipped()).replace('tpl_kiezbrief', 'tpl_neu'));
    const other = await folderWith('.hidden', '{}');
    expect(await source.list()).toHaveLength(1);
    expect(await other.list()).toEqual([]);
  });

  it('cannot be left by a name', () => {
    expect(TemplateId.safeParse('tpl_../../etc').success).toBe(false);
  });
});
