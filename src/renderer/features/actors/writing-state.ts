// Whether an actor gets mail, read off its contacts: what the list and the cards say in a word and a sign. Pure.
import type { Component } from 'vue';
import { Ban, CircleCheck, CirclePause, MailX, ScaleIcon, ShieldBan, UserX } from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';
import type { Actor, Contact, WritingObstacle } from '#shared/contract/actors.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { ContactId } from '#shared/values.ts';

export type WritingState = keyof ScreenTexts['actorsView']['contact']['states'];

type Written = Pick<Contact, 'state'> & { email: string | null; legalBasis: unknown };

export const stateOfObstacle: Record<WritingObstacle, WritingState> = {
  'unsubscribed': 'unsubscribed', 'restricted': 'restricted', 'no-address': 'noAddress', 'suppressed': 'suppressed', 'no-legal-basis': 'noLegalBasis',
};

/** The first reason that holds; `elsewhere` is what is known of the mailbox besides this contact. */
export function writingState({ state, email, legalBasis }: Written, elsewhere?: WritingObstacle): WritingState {
  if (state === 'unsubscribed' || state === 'restricted') return state;
  if (email === null || email === '') return 'noAddress';
  if (elsewhere) return stateOfObstacle[elsewhere];
  return legalBasis === null ? 'noLegalBasis' : 'written';
}

export const writingTones: Record<WritingState, Tone | 'neutral'> = { written: 'success', unsubscribed: 'danger', suppressed: 'danger', restricted: 'warning', noAddress: 'neutral', noLegalBasis: 'warning' };
export const writingIcons: Record<WritingState, Component> = { written: CircleCheck, unsubscribed: Ban, suppressed: ShieldBan, restricted: CirclePause, noAddress: MailX, noLegalBasis: ScaleIcon };

export interface WritingSummary { tone: Tone | 'neutral'; icon: Component; short: string; heard: string }

/** One line for the list. Whoever left is never hidden behind others of the same organisation who did not. */
export function summariseWriting({ contacts }: Pick<Actor, 'contacts'>, { writing, contact: words }: ScreenTexts['actorsView'], closed: ReadonlyMap<ContactId, WritingObstacle> = new Map()): WritingSummary {
  const states = contacts.map((contact) => writingState(contact, closed.get(contact.id)));
  const written = states.filter((state) => state === 'written').length;
  const [first] = states;
  if (first === undefined) return { tone: 'neutral', icon: UserX, short: writing.nobody, heard: writing.nobodyHeard };
  if (written === states.length || states.every((state) => state === first)) return { tone: writingTones[first], icon: writingIcons[first], short: writing[first], heard: words.states[first] };
  const worst = (['unsubscribed', 'suppressed', 'restricted', 'noLegalBasis', 'noAddress'] as const).find((state) => states.includes(state))!;
  return { tone: writingTones[worst], icon: writingIcons[worst], short: writing.partly(written, states.length), heard: `${writing.partlyHeard(written, states.length)}; ${words.states[worst]}` };
}
