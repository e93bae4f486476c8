// Composition root: configuration -> adapters -> handlers -> App. The only file that knows both the
// domain and the world.
import { dirname, join } from 'node:path';
import { createBlobFolder } from '#adapters/blob-folder.ts';
import { createEmlTransport } from '#adapters/eml-transport.ts';
import { createExampleFolder } from '#adapters/example-folder.ts';
import { createFingerprint } from '#adapters/fingerprint.ts';
import { createFolderAccess } from '#adapters/folder-access.ts';
import { nodeFileSystem, type FileSystem } from '#adapters/file-system.ts';
import { openFolderDoor, type FolderDoor } from '#adapters/folder-door.ts';
import { lockFolder, type FolderLock } from '#adapters/folder-lock.ts';
import { visitFolder } from '#adapters/folder-visit.ts';
import { giveWay } from '#adapters/give-way.ts';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { openJsonStore } from '#adapters/json-store.ts';
import { createMailParser } from '#adapters/mail-parser.ts';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { createMjmlCompiler } from '#adapters/mjml-compiler.ts';
import { randomIds } from '#adapters/random-ids.ts';
import { createSecrets } from '#adapters/secrets.ts';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { spreadsheetReader } from '#adapters/spreadsheet-reader.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { createTechnicalLog } from '#adapters/technical-log.ts';
import { createTemplateFolder } from '#adapters/template-folder.ts';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createImportJobs } from '#core/actors/import-jobs.ts';
import { backupsKeepingClosed } from '#core/actors/restore-address-book.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { createBulletinsHandlers } from '#core/bulletins/handlers.ts';
import { createTemplatesHandlers } from '#core/bulletins/templates-handlers.ts';
import { createConcernsHandlers } from '#core/concerns/handlers.ts';
import { createDeliveryEngine } from '#core/deliveries/engine.ts';
import { createDeliveriesHandlers } from '#core/deliveries/handlers.ts';
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { createEventBus } from '#core/event-bus.ts';
import { createExampleHandlers } from '#core/example/handlers.ts';
import { createIncidentsHandlers } from '#core/incidents/handlers.ts';
import { createOverviewHandlers } from '#core/overview/handlers.ts';
import { openAsOwnerOrVisitor } from '#core/owner-or-visitor.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { GiveWay } from '#core/ports/give-way.ts';
import type { MailParser } from '#core/ports/mail-parser.ts';
import type { MjmlCompiler } from '#core/ports/mjml-compiler.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Transport } from '#core/ports/transport.ts';
import { createSegmentsHandlers } from '#core/segments/handlers.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import { createStatisticsHandlers } from '#core/statistics/handlers.ts';
import { answerVisitors } from '#core/visitors.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { App, EventListener } from '#shared/define.ts';
import type { Language } from '#shared/values.ts';

export { createFolderAccess } from '#adapters/folder-access.ts';
export { makeOwnFolder, makeOwnFolderAtOnce, writeOwnFile } from '#adapters/own-files.ts';
export {
  applicationRoot,
  defaultDataFolder,
  rendererFolder,
  templatesFolder,
} from '#adapters/places.ts';
export { openScreenFiles, type ScreenFiles } from '#adapters/screen-files.ts';

export interface AppConfig {
  /** Created when it does not exist. One program at a time owns it. */
  dataFolder: string;
  /** Who owns the folder, for the sentence another door shows. */
  door: 'electron' | 'web' | 'cli' | 'test';
  /** Where `templates/` is. */
  templatesFolder: string;
  /** Where `examples/` is; left out = beside the templates. */
  examplesFolder?: string;
  language?: Language;
  /** Electron brings the keychain of the desktop; else see `adapters/secrets.ts`. */
  secrets?: Secrets;
  clock?: Clock;
  smtp?: Transport;
  giveWay?: GiveWay;
  /** Workers that several apps share; whoever brings them closes them. */
  workers?: Workers;
  /** The disk the store, the journals and the images are on; a test may fill it up. */
  disk?: FileSystem;
}

export interface Workers {
  readonly mjml: MjmlCompiler;
  readonly parser: MailParser;
  close(): Promise<void>;
}

/** Each begins when it is first asked. */
export function openWorkers(): Workers {
  const mjml = createMjmlCompiler();
  const parser = createMailParser();
  return {
    mjml,
    parser,
    async close() {
      await Promise.all([mjml.close(), parser.close()]);
    },
  };
}

/**
 * Owns the data folder, or visits the program that does. Throws `store.locked` (by a program that
 * cannot be visited), `store.unreadable`, `store.newer-version`; everything later is a Reply.
 */
export const createApp = (config: AppConfig): Promise<App> =>
  openAsOwnerOrVisitor({
    own: () => createOwnApp(config),
    visit: (locked) => visitFolder(config.dataFolder, locked.data),
  });

async function createOwnApp(config: AppConfig): Promise<App> {
  const lock = await lockFolder(config.dataFolder, config.door, config.disk ?? nodeFileSystem);
  try {
    return await openApp(config, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openApp(config: AppConfig, lock: FolderLock): Promise<App> {
  const world = await openWorld(config, lock.isReadOnly);
  const { engine, events, imports, log } = world;
  // The example is loaded as a person would do it: through the contract.
  const office = createClient({
    call: (name, input) => dispatch(name, input),
    subscribe: (listener) => events.subscribe(listener),
  });
  const dispatch = createDispatch(handlersOn(world, office, config), log);
  await engine.recover();
  const door = lock.isReadOnly ? undefined : await openDoor(config, dispatch, world);
  return {
    call: dispatch,
    subscribe: (listener) => events.subscribe(listener),
    isVisitor: () => false,
    idle: () => engine.idle(),
    async close() {
      // Half an example helps nobody, and half an import does not exist.
      await dispatch('example.cancel', {});
      await imports.close();
      // Nothing is waited for before sending stops: one more mail would go out meanwhile.
      await Promise.all([engine.close(), door?.shut()]);
      await door?.rest();
      if (!config.workers) await world.workers.close();
      await lock.release();
      // Now the folder is free: whoever visited can have it.
      await door?.end();
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** Everything the handlers work with: each port with the adapter that keeps its promise. */
async function openWorld(config: AppConfig, isReadOnly: boolean) {
  const folder = config.dataFolder;
  const clock = config.clock ?? systemClock;
  const disk = config.disk ?? nodeFileSystem;
  const ids = randomIds;
  const log = createTechnicalLog(join(folder, 'logs'));
  const events = createEventBus((error) => log.incident(error, { method: 'event' }));
  const store = await openJsonStore(folder, {
    isReadOnly,
    today: () => localDay(clock.now()),
    fileSystem: disk,
  });
  const kept = {
    store,
    journal: createJournalFile(join(folder, 'deliveries'), disk),
    blobs: createBlobFolder(join(folder, 'blobs'), disk),
    fingerprint: await createFingerprint(folder),
    secrets: config.secrets ?? createSecrets(folder),
    transports: {
      file: createEmlTransport(join(folder, 'rehearsals')),
      smtp: config.smtp ?? createSmtpTransport(),
    },
  };
  return {
    ...kept,
    clock,
    ids,
    log,
    events,
    templates: createTemplateFolder(config.templatesFolder),
    workers: config.workers ?? openWorkers(),
    imports: createImportJobs({ events, clock, ids, giveWay: config.giveWay ?? giveWay }),
    engine: createDeliveryEngine({ ...kept, composer: mimeComposer, clock, events, log }),
  };
}

function handlersOn(world: World, office: KiezbriefClient, config: AppConfig): AllHandlers {
  const { store, journal, engine, secrets, transports, fingerprint, clock } = world;
  const reading = { sanitiser: htmlSanitiser, htmlToText };
  const content = { ...world, ...reading, mjml: world.workers.mjml };
  return {
    overview: createOverviewHandlers({
      store,
      journal,
      engine,
      language: config.language ?? 'de',
    }),
    settings: createSettingsHandlers({
      ...world,
      backups: backupsKeepingClosed(store.backups, { store, fingerprint, clock }),
      rights: createFolderAccess(config.dataFolder),
    }),
    actors: createActorsHandlers({ ...world, spreadsheet: spreadsheetReader }),
    suppressions: createSuppressionsHandlers(world),
    segments: createSegmentsHandlers(world),
    templates: createTemplatesHandlers(world),
    bulletins: createBulletinsHandlers(content),
    deliveries: createDeliveriesHandlers({ ...content, journal, secrets, engine }),
    statistics: createStatisticsHandlers(world),
    concerns: createConcernsHandlers({ ...world, ...reading, parser: world.workers.parser }),
    example: createExampleHandlers({
      ...world,
      source: createExampleFolder(
        config.examplesFolder ?? join(dirname(config.templatesFolder), 'examples'),
      ),
      office,
      rehearsals: transports.file,
    }),
    incidents: createIncidentsHandlers(world),
  };
}

/**
 * For programs that come while this one owns the folder. Without a door this program works all the
 * same, and they are told that the folder is in use.
 */
async function openDoor(
  config: AppConfig,
  dispatch: App['call'],
  { clock, events, log }: World,
): Promise<FolderDoor | undefined> {
  const holder = { door: config.door, since: clock.now() };
  const visitors = {
    call: answerVisitors(dispatch, holder),
    subscribe: (listener: EventListener) => events.subscribe(listener),
  };
  return openFolderDoor(config.dataFolder, holder, visitors).catch((error: unknown) => {
    log.note('door.closed', { code: String((error as { code?: unknown } | null)?.code) });
    return undefined;
  });
}

/** The day it is where this machine stands. */
const localDay = (instant: string): string => {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
