// What reading a mail needs of the world.
import type { EventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { HtmlSanitiser } from '#core/ports/html-sanitiser.ts';
import type { HtmlToText } from '#core/ports/html-to-text.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { MailParser } from '#core/ports/mail-parser.ts';
import type { Store } from '#core/ports/store.ts';

export interface ImportParts {
  store: Store;
  journal: Journal;
  blobs: Blobs;
  parser: MailParser;
  sanitiser: HtmlSanitiser;
  htmlToText: HtmlToText;
  fingerprint: Fingerprint;
  clock: Clock;
  events: EventBus;
}
