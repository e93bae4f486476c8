// What loading the example and taking it away need.
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ExampleSource } from '#core/ports/example-source.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Rehearsals } from '#core/ports/rehearsals.ts';
import type { Store } from '#core/ports/store.ts';
import type { KiezbriefClient } from '#shared/api.ts';

export interface ExampleDeps {
  readonly store: Store;
  readonly source: ExampleSource;
  /** The program itself, as a screen sees it. */
  readonly office: KiezbriefClient;
  readonly journal: Pick<Journal, 'forget'>;
  readonly rehearsals: Rehearsals;
  readonly clock: Clock;
  readonly events: EventBus;
}
