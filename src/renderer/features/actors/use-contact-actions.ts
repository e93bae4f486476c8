// What is done to a contact at once and can be undone: remove it, note that it wants no more mail,
// take that back, note a new consent.
import { ref } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { useProblem } from '#renderer/frame/use-problem.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import type { NewConsent } from '#renderer/features/suppressions/new-consent.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { ContactId } from '#shared/values.ts';
import { nameOfContact } from './actor-draft.ts';
import { instantOf } from './calendar-day.ts';
import type { ActorEditing } from './use-actor-draft.ts';

export function useContactActions({ draft, actor, state, save, take }: ActorEditing) {
  const client = useClient();
  const { problem, fail, clear } = useProblem();
  const texts = useTexts();
  const { done } = useUndo();
  const busyKey = ref('');

  const contactOf = (key: string) => draft.value?.contacts.find((contact) => contact.key === key);
  const nameOf = (key: string) =>
    nameOfContact(
      contactOf(key) ?? { title: '', firstName: '', lastName: '', function: '', email: null },
      texts.value.actorsView.sheet.nameless,
    );

  /**
   * What was typed is stored first, so that nothing is lost and the revisions agree. Throws what
   * `run` throws.
   */
  async function withSaved(
    key: string,
    run: (contactId: ContactId) => Promise<Actor>,
  ): Promise<boolean> {
    busyKey.value = key;
    try {
      await save();
      const contactId = contactOf(key)?.id;
      if (state.value !== 'saved' || !contactId) return false;
      take(await run(contactId));
      return true;
    } finally {
      busyKey.value = '';
    }
  }
  const said = async (act: Promise<boolean>): Promise<boolean> => {
    clear();
    try {
      return await act;
    } catch (error) {
      fail(error);
      return false;
    }
  };

  return {
    busyKey,
    problem,

    remove: async (key: string): Promise<void> => {
      const index = draft.value?.contacts.findIndex((contact) => contact.key === key) ?? -1;
      if (!draft.value || index < 0) return;
      const name = nameOf(key);
      const contactId = draft.value.contacts[index]!.id;
      const stored = actor.value?.contacts.find(({ id }) => id === contactId);
      const typed = draft.value.contacts[index]!;
      draft.value.contacts.splice(index, 1);
      if (!stored || !actor.value) {
        done(texts.value.actorsView.contact.removed(name), () => {
          draft.value?.contacts.splice(index, 0, typed);
        });
        return;
      }
      const { id } = actor.value;
      await save();
      done(texts.value.actorsView.contact.removed(name), async () => {
        const now = await client.actors.get({ id });
        if (now.contacts.some((contact) => contact.id === stored.id)) return;
        await client.actors.save({
          actor: { ...now, contacts: now.contacts.toSpliced(index, 0, stored) },
        });
      });
    },

    unsubscribe: async (key: string): Promise<void> => {
      const name = nameOf(key);
      const contactId = contactOf(key)?.id;
      if (
        !contactId ||
        !(await said(withSaved(key, (id) => client.actors.unsubscribe({ contactId: id }))))
      )
        return;
      done(texts.value.actorsView.contact.unsubscribed(name), () =>
        client.actors.undoUnsubscribe({ contactId }),
      );
    },

    /** With a reason it is asked in a dialog, which says what goes wrong. */
    subscribe: async (key: string, reason: string): Promise<void> => {
      const name = nameOf(key);
      const contactId = contactOf(key)?.id;
      const act = withSaved(key, (id) => client.actors.undoUnsubscribe({ contactId: id, reason }));
      if (!contactId || !(await (reason === '' ? said(act) : act))) return;
      const words = texts.value.actorsView.contact;
      const say =
        contactOf(key)?.state === 'restricted' ? words.stillRestricted : words.subscribedAgain;
      const reasonAgain = texts.value.suppressionsView.undoneReason;
      done(say(name), () => client.actors.unsubscribe({ contactId, reason: reasonAgain }));
    },

    /** Throws what goes wrong: the dialog says it. */
    consent: async (key: string, { wording, source, givenOn }: NewConsent): Promise<void> => {
      const name = nameOf(key);
      const consent = { wording, source, at: instantOf(givenOn) };
      let before: Awaited<ReturnType<typeof client.actors.addConsent>>['before'] = [];
      const isDone = await withSaved(key, async (contactId) => {
        const answer = await client.actors.addConsent({ contactId, consent });
        before = answer.before;
        return answer.actor;
      });
      if (isDone)
        done(texts.value.suppressionsView.consent.done(name), () =>
          client.actors.undoConsent({ consent, before }),
        );
    },
  };
}
