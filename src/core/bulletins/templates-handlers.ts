// templates.*: the designs a bulletin can have.
import type { TemplateSource } from '#core/ports/template-source.ts';
import type { Api } from '#shared/api.ts';
import type { Handlers } from '#shared/define.ts';

export const createTemplatesHandlers = ({
  templates,
}: {
  templates: TemplateSource;
}): Handlers<Api['templates']> => ({
  list: async () => ({ items: [...(await templates.list())] }),
});
