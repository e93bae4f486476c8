// Whether an actor gets mail, read off its contacts: what the list and the cards say in a word and
// a sign. Pure.
import type { Component } from 'vue';
import { Ban, CircleCheck, CirclePause, MailX, ScaleIcon, ShieldBan, UserX } from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';
import type { Actor, Contact, WritingObstacle } from '#shared/contract/actor.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { ContactId } from '#shared/values.ts';

export type WritingState = WritingObstacle | 'written';

type Written = Pick<Contact, 'state'> & { email: string | null; legalBasis: unknown };

/**
 * The first reason that holds; `elsewhere` is what is known of the mailbox besides this contact.
 */
export function writingState(
  { state, email, legalBasis }: Written,
  elsewhere?: WritingObstacle,
): WritingState {
  if (state === 'unsubscribed' || state === 'restricted') return state;
  if (email === null || email === '') return 'no-address';
  if (elsewhere) return elsewhere;
  return legalBasis === null ? 'no-legal-basis' : 'written';
}

export const writingTones: Record<WritingState, Tone | 'neutral'> = {
  written: 'success',
  unsubscribed: 'danger',
  suppressed: 'danger',
  restricted: 'warning',
  'no-address': 'neutral',
  'no-legal-basis': 'warning',
};
export const writingIcons: Record<WritingState, Component> = {
  written: CircleCheck,
  unsubscribed: Ban,
  suppressed: ShieldBan,
  restricted: CirclePause,
  'no-address': MailX,
  'no-legal-basis': ScaleIcon,
};

export interface WritingSummary {
  tone: Tone | 'neutral';
  icon: Component;
  short: string;
  heard: string;
}

/**
 * One line for the list. Whoever left is never hidden behind others of the same organisation who
 * did not.
 */
export function summariseWriting(
  { contacts }: Pick<Actor, 'contacts'>,
  { writing, contact: words }: ScreenTexts['actorsView'],
  closed: ReadonlyMap<ContactId, WritingObstacle> = new Map(),
): WritingSummary {
  const states = contacts.map((contact) => writingState(contact, closed.get(contact.id)));
  const written = states.filter((state) => state === 'written').length;
  const [first] = states;
  if (first === undefined)
    return { tone: 'neutral', icon: UserX, short: writing.nobody, heard: writing.nobodyHeard };
  if (written === states.length || states.every((state) => state === first))
    return {
      tone: writingTones[first],
      icon: writingIcons[first],
      short: writing[first],
      heard: words.states[first],
    };
  const worst = (
    ['unsubscribed', 'suppressed', 'restricted', 'no-legal-basis', 'no-address'] as const
  ).find((state) => states.includes(state))!;
  return {
    tone: writingTones[worst],
    icon: writingIcons[worst],
    short: writing.partly(written, states.length),
    heard: `${writing.partlyHeard(written, states.length)}; ${words.states[worst]}`,
  };
}
