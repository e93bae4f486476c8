// What a bulletin is called on screen. One that was copied is called a copy until it has a subject
// of its own.
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

export function bulletinTitle(
  { subject, copyOf }: Pick<Bulletin, 'subject' | 'copyOf'>,
  words: Pick<ScreenTexts['bulletinsView'], 'noSubject' | 'copyOf'>,
): string {
  const name = subject.trim() || words.noSubject;
  return copyOf === subject ? words.copyOf(name) : name;
}
