// A bulletin composed with the shipped template, and the values of one person.
import { compose } from '#core/bulletins/compose.ts';
import { mergeValues } from '#core/bulletins/personalise.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { bulletinOf, composingDeps, exampleImage, sampleSender } from '#tests/support/composing.ts';

export const deps = composingDeps();

export const image = await deps.blobs.put(await exampleImage());
export const shipped = await deps.templates.mjml('tpl_kiezbrief' as never);
export const composed = (blocks: Block[], part = {}) =>
  compose(deps, bulletinOf(blocks, part), sampleSender);
export const values = mergeValues(
  {
    actor: 'Kita Sonnenblick',
    function: '',
    salutation: 'ms',
    title: 'Dr.',
    firstName: 'Aylin',
    lastName: 'Yılmaz',
    language: 'de',
  },
  'mailto:ab+1@bezirk.example',
  'de',
);
