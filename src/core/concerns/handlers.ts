// concerns.*: what comes back from the local level. Thin: load, decide (read-incoming.ts,
// triage.ts), save, announce.
import { foldText, foldUmlauts } from '#core/actors/fold-text.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Ids } from '#core/ports/ids.ts';
import { fromBase64, toBase64 } from '#shared/base64.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { concerns } from '#shared/contract/concerns.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { ConcernId, IncomingId } from '#shared/values.ts';
import { draftNote } from './draft-note.ts';
import { importMail, readPending } from './import-mail.ts';
import type { ImportParts } from './import-parts.ts';
import { decideLeave } from './leaving.ts';
import { link } from './link.ts';
import { readOriginal } from './read-original.ts';
import { suggestFiling } from './suggest-filing.ts';
import { tellConcerns } from './tell-concerns.ts';
import { triage } from './triage.ts';
import { viewIncoming } from './view-incoming.ts';

/** What is imported is named by the hash of its bytes, so reading a mail again finds it. */
export function createConcernsHandlers({
  ids,
  ...parts
}: ImportParts & { ids: Ids }): Handlers<typeof concerns> {
  const { store, clock, events } = parts;
  let previous: Promise<unknown> = Promise.resolve();
  let pending: Promise<void> | undefined;

  return {
    // One after the other: two imports of the same mail at the same time would both find it
    // unknown.
    async import({ file, fileName }) {
      pending ??= readPending(parts);
      const before = Promise.all([previous, pending.catch(() => undefined)]);
      const turn = before.then(() => importMail(parts, fromBase64(file), fileName));
      previous = turn.catch(() => undefined);
      const { incoming, concern, wasKnown } = await turn;
      const [[view], [entry = null]] = await Promise.all([
        viewIncoming(parts, [incoming]),
        tellConcerns(store, concern ? [concern] : []),
      ]);
      return { incoming: view!, concern: entry, wasKnown };
    },

    async list({ states, regions, departments, search, offset, limit }) {
      const sought = search.trim();
      const found = newestFirst(await store.concerns.list()).filter(
        (concern) =>
          (states.length === 0 || states.includes(concern.state)) &&
          (regions.length === 0 || concern.regions.some((region) => regions.includes(region))) &&
          (departments.length === 0 ||
            (concern.department !== null && departments.includes(concern.department))) &&
          (sought === '' || isAbout(concern, sought)),
      );
      return {
        total: found.length,
        items: await tellConcerns(store, found.slice(offset, offset + limit)),
      };
    },

    async get({ id }) {
      return (await tellConcerns(store, [(await store.concerns.get(id)) ?? notFound(id)]))[0]!;
    },

    async incoming({ types, deliveryId, concernId, needsReview, offset, limit }) {
      const found = newestFirst(await store.incoming.list()).filter(
        (one) =>
          (types.length === 0 || types.includes(one.type)) &&
          (deliveryId === undefined || one.deliveryId === deliveryId) &&
          (concernId === undefined || one.concernId === concernId) &&
          (needsReview === undefined || one.needsReview === needsReview),
      );
      return {
        total: found.length,
        items: await viewIncoming(parts, found.slice(offset, offset + limit)),
      };
    },

    async review({ id, revision, needsReview }) {
      const seen = (await store.incoming.get(id)) ?? notFound(id);
      const reviewed = await store.incoming.put({ ...seen, needsReview, revision });
      events.publish('concerns.changed', { id });
      return reviewed;
    },

    async decideLeave({ id, revision, decision, reason }) {
      const mail = (await store.incoming.get(id)) ?? notFound(id);
      if (mail.revision !== revision)
        throw new AppError('store.conflict', { id, revision: mail.revision });
      const leave = await decideLeave(parts, mail, decision, reason);
      const decided = await store.incoming.put({ ...mail, leave, needsReview: false });
      events.publish('concerns.changed', { id });
      return decided;
    },

    async suggest({ id }) {
      const concern = (await store.concerns.get(id)) ?? notFound(id);
      const [actor, settings, earlier] = await Promise.all([
        concern.actorId === null ? undefined : store.actors.get(concern.actorId),
        loadSettings(store),
        store.concerns.list(),
      ]);
      return suggestFiling(concern, actor, settings.lists, earlier);
    },

    async original({ id }) {
      const { original } =
        (await store.incoming.get(id as IncomingId)) ??
        (await store.concerns.get(id as ConcernId)) ??
        notFound(id);
      return readOriginal(parts, original ?? notFound(id));
    },

    async download({ id }) {
      const { original } =
        (await store.incoming.get(id as IncomingId)) ??
        (await store.concerns.get(id as ConcernId)) ??
        notFound(id);
      const bytes = (await parts.blobs.get(original ?? notFound(id))) ?? notFound(id);
      return { fileName: `${id}.eml`, file: toBase64(bytes) };
    },

    async note(said) {
      const actor =
        said.actorId === null
          ? undefined
          : ((await store.actors.get(said.actorId)) ?? missing(said.actorId));
      const concern = await store.concerns.put(
        draftNote(ids.next('cnc'), said, actor, clock.now()),
      );
      events.publish('concerns.changed', { id: concern.id });
      return concern;
    },

    async triage({ id, revision, actorId, bulletinId, ...filing }) {
      const concern = (await store.concerns.get(id)) ?? notFound(id);
      // Asked first: what was possible for the person may not be possible for what it has become
      // meanwhile.
      if (concern.revision !== revision)
        throw new AppError('store.conflict', { id, revision: concern.revision });
      // Whom or what it names already may be gone by now; that is no reason not to file it.
      if (actorId && actorId !== concern.actorId && !(await store.actors.get(actorId)))
        missing(actorId);
      if (
        bulletinId &&
        bulletinId !== concern.bulletinId &&
        !(await store.bulletins.get(bulletinId))
      )
        throw new AppError('bulletin.not-found', { id: bulletinId });
      const linked = link(
        concern,
        { actorId, bulletinId },
        bulletinId === undefined ? [] : await store.deliveries.list(),
      );
      const filed = await store.concerns.put({ ...triage(linked, filing), revision });
      events.publish('concerns.changed', { id });
      return filed;
    },

    async remove({ id, revision }) {
      const concern = (await store.concerns.get(id)) ?? notFound(id);
      if (concern.channel === 'mail') isMail(id);
      await store.concerns.remove(id, revision);
      events.publish('concerns.changed', { id });
      return concern;
    },

    async restore({ concern }) {
      if (concern.channel === 'mail' || concern.original !== null) isMail(concern.id);
      const restored = await store.concerns.restore(concern);
      events.publish('concerns.changed', { id: concern.id });
      return restored;
    },
  };
}

const isMail = (id: string): never => {
  throw new AppError('concern.is-mail', { id });
};
const missing = (id: string): never => {
  throw new AppError('actor.not-found', { id });
};
const notFound = (id: string): never => {
  throw new AppError('concern.not-found', { id });
};

/** By arrival; what arrived in the same moment by id, so that pages never overlap. */
const newestFirst = <T extends { receivedAt: string; id: string }>(records: readonly T[]): T[] =>
  records.toSorted(
    (one, other) => compare(other.receivedAt, one.receivedAt) || compare(one.id, other.id),
  );

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** "Müller" is found by "muller" and "mueller". */
const isAbout = ({ subject, text, from }: Concern, sought: string): boolean =>
  [foldText, foldUmlauts].some((fold) =>
    fold(`${subject}\n${from.name}\n${from.address}\n${text}`).includes(fold(sought)),
  );
