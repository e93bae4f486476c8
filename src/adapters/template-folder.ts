// Designs as folders: `templates/<name>/template.json` says what a design allows, `template.mjml`
// is the design with its slots (see core/bulletins/template-slots.ts). Read anew each time, so a
// design can be edited while the program runs.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateSource } from '#core/ports/template-source.ts';
import { Template } from '#shared/contract/templates.ts';
import { AppError } from '#shared/errors.ts';
import { TemplateId } from '#shared/values.ts';

/**
 * The folder `kiezbrief` holds the template with the id `tpl_kiezbrief`; other names are no
 * templates.
 */
export function createTemplateFolder(folder: string): TemplateSource {
  const fileOf = (id: TemplateId, file: string) => join(folder, id.slice('tpl_'.length), file);

  async function describe(id: TemplateId): Promise<Template> {
    try {
      const template = Template.parse(
        JSON.parse(await readFile(fileOf(id, 'template.json'), 'utf8')),
      );
      if (template.id !== id)
        throw new Error('the id in template.json is not the name of its folder');
      return template;
    } catch (cause) {
      throw new AppError('template.broken', { id }, { cause });
    }
  }

  return {
    async list() {
      let entries;
      try {
        entries = await readdir(folder, { withFileTypes: true });
      } catch (cause) {
        throw new AppError('template.broken', { id: '' }, { cause });
      }
      const ids = entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => TemplateId.safeParse(`tpl_${entry.name}`))
        .flatMap(({ data }) => data ?? [])
        .sort();
      return Promise.all(ids.map(describe));
    },
    async mjml(id) {
      try {
        return await readFile(fileOf(id, 'template.mjml'), 'utf8');
      } catch (cause) {
        const isMissing =
          (cause as NodeJS.ErrnoException).code === 'ENOENT' ||
          (cause as NodeJS.ErrnoException).code === 'ENOTDIR';
        throw new AppError(isMissing ? 'template.not-found' : 'template.broken', { id }, { cause });
      }
    },
  };
}
