// Whether an actor gets mail, read off its contacts: what the list and the cards say in a word and a sign. Pure.
import type { Component } from 'vue';
import { Ban, CircleCheck, CirclePause, MailX, ScaleIcon, UserX } from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import type { Texts } from '#shared/texts/texts.ts';

export type WritingState = keyof Texts['actorsView']['contact']['states'];

type Written = Pick<Contact, 'state'> & { email: string | null; legalBasis: unknown };

/** The first reason that holds; `written` = nothing we know of stands against it (the suppression list is asked when sending). */
export function writingState({ state, email, legalBasis }: Written): WritingState {
  if (state === 'unsubscribed' || state === 'restricted') return state;
  if (email === null || email === '') return 'noAddress';
  return legalBasis === null ? 'noLegalBasis' : 'written';
}

export const writingTones: Record<WritingState, Tone | 'neutral'> = { written: 'success', unsubscribed: 'danger', restricted: 'warning', noAddress: 'neutral', noLegalBasis: 'warning' };
export const writingIcons: Record<WritingState, Component> = { written: CircleCheck, unsubscribed: Ban, restricted: CirclePause, noAddress: MailX, noLegalBasis: ScaleIcon };

export interface WritingSummary { tone: Tone | 'neutral'; icon: Component; short: string; heard: string }

/** One line for the list. Whoever left is never hidden behind others of the same organisation who did not. */
export function summariseWriting({ contacts }: Pick<Actor, 'contacts'>, { writing, contact: words }: Texts['actorsView']): WritingSummary {
  const states = contacts.map(writingState);
  const written = states.filter((state) => state === 'written').length;
  const [first] = states;
  if (first === undefined) return { tone: 'neutral', icon: UserX, short: writing.nobody, heard: writing.nobodyHeard };
  if (written === states.length || states.every((state) => state === first)) return { tone: writingTones[first], icon: writingIcons[first], short: writing[first], heard: words.states[first] };
  const worst = (['unsubscribed', 'restricted', 'noLegalBasis', 'noAddress'] as const).find((state) => states.includes(state))!;
  return { tone: writingTones[worst], icon: writingIcons[worst], short: writing.partly(written, states.length), heard: `${writing.partlyHeard(written, states.length)}; ${words.states[worst]}` };
}
