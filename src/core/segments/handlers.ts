// segments.*: saved, live selections of contacts, and who is in them.
import { contactName } from '#core/actors/contact-name.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { EventBus } from '#core/event-bus.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { Store } from '#core/ports/store.ts';
import type { segments } from '#shared/contract/segments.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { SegmentId } from '#shared/values.ts';
import { builtInSegments, findSegment, isBuiltInId } from './built-in-segments.ts';
import { describeRule } from './describe-rule.ts';
import { entryNames, type NameOf } from './entry-names.ts';
import { isBarred, matchingContacts, type ContactMatch } from './matching-contacts.ts';

export function createSegmentsHandlers({
  store,
  fingerprint,
  ids,
  events,
}: {
  store: Store;
  fingerprint: Fingerprint;
  ids: Ids;
  events: EventBus;
}): Handlers<typeof segments> {
  const saved = async (id: SegmentId) => {
    if (isBuiltInId(id)) throw new AppError('segment.built-in', { id });
    const segment = await store.segments.get(id);
    if (!segment) throw new AppError('segment.not-found', { id });
    return segment;
  };

  return {
    async list({ language, offset, limit }) {
      const [{ lists }, own] = await Promise.all([loadSettings(store), store.segments.list()]);
      const all = [
        ...builtInSegments(lists, language),
        ...own.map((segment) => ({ ...segment, isBuiltIn: false })),
      ];
      return { total: all.length, items: all.slice(offset, offset + limit) };
    },

    get: ({ id, language }) => findSegment(store, id, language),

    async save({ segment }) {
      if (segment.id !== undefined) await saved(segment.id);
      const kept = await store.segments.put({ ...segment, id: segment.id ?? ids.next('seg') });
      events.publish('segments.changed', { id: kept.id });
      return kept;
    },

    async remove({ id, revision }) {
      const segment = await saved(id);
      await store.segments.remove(id, revision);
      events.publish('segments.changed', { id });
      return segment;
    },

    async restore({ segment }) {
      if (isBuiltInId(segment.id)) throw new AppError('segment.built-in', { id: segment.id });
      const restored = await store.segments.restore(segment);
      events.publish('segments.changed', { id: restored.id });
      return restored;
    },

    async preview({ id, rule: given, language, show, offset, limit }) {
      // The contract lets exactly one of the two through.
      const rule = given ?? (await findSegment(store, id!, language)).rule;
      const [matches, { lists }] = await Promise.all([
        matchingContacts({ store, fingerprint }, rule),
        loadSettings(store),
      ]);
      const nameOf = entryNames(lists, language);
      const isIncluded = ({ address }: ContactMatch) => address !== null;
      const included = matches.filter(isIncluded).length;
      const barred = matches.filter(isBarred);
      const sides = {
        all: () => true,
        included: isIncluded,
        excluded: (match: ContactMatch) => !isIncluded(match),
        barred: isBarred,
        outside: (match: ContactMatch) => !isIncluded(match) && !isBarred(match),
      };
      const shown = matches.filter(sides[show]);
      return {
        sentence: describeRule(rule, nameOf, language),
        included,
        excluded: matches.length - included,
        barred: barred.length,
        matches: shown.slice(offset, offset + limit).map((match) => named(match, nameOf)),
      };
    },
  };
}

function named({ actor, contact, address, reasons }: ContactMatch, nameOf: NameOf) {
  return {
    contactId: contact.id,
    actorId: actor.id,
    actorName: actor.name,
    contactName: contactName(contact),
    email: contact.email ?? '',
    isIncluded: address !== null,
    reasons: reasons.map(({ reason, ids }) => ({ reason, values: [...new Set(ids)].map(nameOf) })),
  };
}
