// Tells everyone who looks at records of a file that it is another one now.
import type { EventBus } from '#core/event-bus.ts';
import type { Store } from '#core/ports/store.ts';
import type { BackupFile } from '#shared/contract/backup.ts';

export async function announceRestored(
  file: BackupFile,
  store: Store,
  events: EventBus,
): Promise<void> {
  events.publish('settings.restored', { file });
  switch (file) {
    case 'settings.json':
      events.publish('settings.changed', {});
      break;
    case 'actors.json':
    case 'suppressions.json':
      events.publish('actors.changed', { count: (await store.actors.list()).length });
      break;
    case 'segments.json':
      for (const { id } of await store.segments.list()) events.publish('segments.changed', { id });
      break;
    case 'bulletins.json':
      for (const { id } of await store.bulletins.list())
        events.publish('bulletins.changed', { id });
      break;
    case 'concerns.json':
    case 'incoming.json':
      events.publish('concerns.changed', { id: '' });
      break;
    // No view shows these but together with others.
    case 'deliveries.json':
    case 'imports.json':
    case 'example.json':
      break;
  }
}
