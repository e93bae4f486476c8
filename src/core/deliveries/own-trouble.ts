// Whether "later" is meant for everybody or for one recipient: servers use the same words for both.
// Whoever hears it again while others got their mail in between has a trouble of their own, and
// holds up nobody.
import { isSenderLimit } from '#core/settings/sender-limit.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { EnvelopeId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { mayBeSent } from './states.ts';

export interface OwnTrouble {
  /** The server took a mail. */
  accepted(): void;
  /** This envelope was told to wait; true = that is about this envelope alone. */
  isOwn(id: EnvelopeId, reply: ServerReply): boolean;
}

/** `stories` is read whenever it is asked. */
export function createOwnTrouble(stories: Stories): OwnTrouble {
  let acceptances = [...stories.values()].filter(({ state }) => state === 'accepted').length;
  /** Who was told to wait, and how many mails had been accepted by then. */
  const told = new Map<EnvelopeId, number>();
  const proven = new Set<EnvelopeId>();

  /**
   * Nobody else waits but for a trouble of their own: nobody is left to compare with, and nobody to
   * hold up.
   */
  const isLast = (one: EnvelopeId) =>
    [...stories].every(
      ([id, { state }]) =>
        id === one || proven.has(id) || !(mayBeSent(state) || state === 'sending'),
    );

  return {
    accepted: () => {
      acceptances += 1;
    },
    isOwn(id, reply) {
      const before = told.get(id);
      told.set(id, acceptances);
      if (before === undefined) return false;
      // A quota called by its name stays the sender's, unless others were seen to get through.
      const isOwn =
        acceptances > before || ((proven.has(id) || !isSenderLimit(reply)) && isLast(id));
      if (isOwn) proven.add(id);
      return isOwn;
    },
  };
}
