// What the notice about "once more" says and offers: to whom the mail can go now, at which address,
// and who is left out and why. Pure.
import type { Api } from '#shared/api.ts';
import type { Output } from '#shared/define.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { whoOf } from './who-of.ts';

export type Missed = Output<Api['deliveries']['missed']>;

export interface MissedWords {
  readonly tone: 'info' | 'success';
  readonly title: string;
  /** What planning once more would do; empty = there is nobody to plan for. */
  readonly text: string;
  /** Said besides, when only some of them have a new address. */
  readonly moved: string;
  /** The button; empty = there is nobody to plan for. */
  readonly offer: string;
}

export function missedWords(
  { left, moved, gone }: Missed,
  { deliveriesView: { show: words } }: ScreenTexts,
): MissedWords {
  if (left === 0) {
    return {
      tone: gone === 0 ? 'success' : 'info',
      title: words.missedSettledTitle,
      text: '',
      moved: '',
      offer: '',
    };
  }
  if (moved === left) {
    return {
      tone: 'info',
      title: words.moved(moved),
      text: words.movedText,
      moved: '',
      offer: words.planMoved(moved),
    };
  }
  return {
    tone: 'info',
    title: words.missed(left),
    text: words.missedText(left),
    moved: moved === 0 ? '' : words.movedOf(moved),
    offer: words.planAgain(left),
  };
}

export interface LeftOutPerson {
  readonly contactId: string;
  readonly who: string;
  readonly why: string;
  /** Where it can be put right; null = they are no longer in the address book. */
  readonly actorId: string | null;
}

export const leftOutPeople = (
  { leftOut }: Missed,
  { deliveries: { reasons } }: ScreenTexts,
): LeftOutPerson[] =>
  leftOut.map(({ contactId, actorId, actorName, name, reason }) => ({
    contactId,
    who: whoOf({ name, actorName, address: actorName }),
    why: reasons[reason],
    actorId: reason === 'contact-removed' ? null : actorId,
  }));
