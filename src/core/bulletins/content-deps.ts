// What composing, checking and freezing a bulletin need from the world; deliveries hand over the
// same.
import type { EventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { HtmlSanitiser } from '#core/ports/html-sanitiser.ts';
import type { HtmlToText } from '#core/ports/html-to-text.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { MjmlCompiler } from '#core/ports/mjml-compiler.ts';
import type { Store } from '#core/ports/store.ts';
import type { TemplateSource } from '#core/ports/template-source.ts';

export interface ContentDeps {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly mjml: MjmlCompiler;
  readonly templates: TemplateSource;
  readonly sanitiser: HtmlSanitiser;
  readonly htmlToText: HtmlToText;
  readonly fingerprint: Fingerprint;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly events: EventBus;
}
