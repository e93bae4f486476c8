// Finds the templates that come with the program and those in the data folder.
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/values.ts';

export interface TemplateSource {
  list(): Promise<readonly Template[]>;
  /** The MJML with its slots. `template.not-found`, `template.broken`. */
  mjml(id: TemplateId): Promise<string>;
}
