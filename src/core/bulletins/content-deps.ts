// What composing, checking and freezing a bulletin need from the world; deliveries hand over the
// same.
import type { EventBus } from '#core/event-bus.ts';
import type {
  Blobs,
  Clock,
  Fingerprint,
  HtmlSanitiser,
  HtmlToText,
  Ids,
  MjmlCompiler,
  Store,
  TemplateSource,
} from '#core/ports.ts';

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
