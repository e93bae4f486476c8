// A bulletin every check finds good, with the mail made of it.
import type { Examined } from '#core/bulletins/checks/check.ts';
import { compose } from '#core/bulletins/compose.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { LocalDate } from '#shared/values.ts';
import {
  block,
  bulletinOf,
  type composingDeps,
  exampleImage,
  sampleSender,
  saveSender,
} from '#tests/support/composing.ts';

/** Give it the worker that makes mails, and close that afterwards. */
export async function goodBulletin(
  deps: ReturnType<typeof composingDeps>,
): Promise<{ good: Examined; image: string }> {
  await saveSender(deps);
  const image = await deps.blobs.put(await exampleImage());
  const bulletin = bulletinOf([
    block('heading'),
    block('text'),
    block('image', { image }),
    block('button'),
    block('event'),
    block('divider'),
  ]);
  const composed = await compose(deps, bulletin, sampleSender);
  const good: Examined = {
    ...composed,
    htmlBytes: 30_000,
    subjectLength: 21,
    preheaderLength: 60,
    bulletin,
    sender: sampleSender,
    tags: tagsIn(composed.html),
    today: LocalDate.parse('2027-03-20'),
    lastSentSubject: 'Neues aus der Nachbarschaft',
  };
  return { good, image };
}
