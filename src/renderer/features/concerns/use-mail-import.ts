// Reads dropped or chosen mails one after the other and says of each what became of it.
import { computed, ref, shallowRef } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import type { Tone } from '#renderer/frame/toasts.ts';
import { toBase64 } from '#shared/base64.ts';
import { MAX_MAIL_BYTES, type IncomingView } from '#shared/contract/incoming.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { AppError } from '#shared/errors.ts';
import type { ConcernId } from '#shared/values.ts';
import { importedName } from './mail-name.ts';
import { sheetOf, type Sheet } from './sheets.ts';

export interface ReadMail {
  readonly key: number;
  readonly tone: Tone;
  readonly sentence: string;
  /** Where it can be looked at; nothing for what could not be read. */
  readonly at?: { readonly sheet: Sheet; readonly concernId: ConcernId | null };
}

export function useMailImport() {
  const client = useClient();
  const texts = useTexts();
  const sentence = useErrorSentence();
  const results = shallowRef<readonly ReadMail[]>([]);
  const progress = ref<{ done: number; total: number; name: string }>();
  const isStopping = ref(false);
  const rest = ref(0);
  let count = 0;
  let queue: File[] = [];

  /**
   * Resolves when all are read; more may be handed over meanwhile. With exactly one, what became of
   * it.
   */
  async function read(files: readonly File[]): Promise<ReadMail | undefined> {
    if (files.length === 0) return undefined;
    queue.push(...files);
    if (progress.value) {
      progress.value = { ...progress.value, total: progress.value.total + files.length };
      return undefined;
    }
    results.value = [];
    rest.value = 0;
    isStopping.value = false;
    progress.value = { done: 0, total: queue.length, name: '' };
    for (let file = queue.shift(); file; file = isStopping.value ? undefined : queue.shift()) {
      progress.value = { ...progress.value, name: file.name };
      results.value = [...results.value, await readOne(file)];
      progress.value = { ...progress.value, done: progress.value.done + 1 };
    }
    rest.value = queue.length;
    queue = [];
    progress.value = undefined;
    return results.value.length === 1 ? results.value[0] : undefined;
  }

  async function readOne(file: File): Promise<ReadMail> {
    const key = ++count;
    const words = texts.value.concernsView.import;
    const failed = (said: string): ReadMail => ({ key, tone: 'danger', sentence: said });
    if (/\.msg$/i.test(file.name)) return failed(words.outlook(file.name));
    if (!/\.eml$/i.test(file.name) && file.type !== 'message/rfc822')
      return failed(words.notMail(file.name));
    try {
      if (file.size > MAX_MAIL_BYTES)
        throw new AppError('mail.too-large', { maxBytes: MAX_MAIL_BYTES });
      const { incoming, concern, wasKnown } = await client.concerns.import({
        file: toBase64(new Uint8Array(await file.arrayBuffer())),
        fileName: file.name.slice(-255),
      });
      const at = {
        sheet: concern ? ('concern' as const) : sheetOf(incoming.type),
        concernId: concern?.id ?? null,
      };
      const name = importedName(incoming, concern, texts.value.concernsView);
      if (wasKnown) return { key, at, tone: 'info', sentence: words.known(name) };
      return {
        key,
        at,
        tone: incoming.needsReview && incoming.type !== 'concern' ? 'warning' : 'success',
        sentence: becameOf(words, incoming, name),
      };
    } catch (error) {
      return failed(words.failed(file.name, sentence(error)));
    }
  }

  return {
    results,
    progress: computed(() => progress.value),
    isStopping,
    rest,
    read,
    stop: () => {
      isStopping.value = true;
    },
    forget: () => {
      results.value = [];
      rest.value = 0;
    },
  };
}

function becameOf(
  words: ScreenTexts['concernsView']['import'],
  { type, subject, needsReview, says }: IncomingView,
  name: string,
): string {
  switch (type) {
    case 'concern':
      return words.concern(name);
    case 'bounce':
      return needsReview ? words.bounceReview(name) : words.bounce(name);
    case 'unsubscribe':
      return needsReview ? words.unsubscribeReview(name) : words.unsubscribe(name);
    case 'report':
      return says === 'arrived' ? words.arrived(name) : words.delayed(name);
    case 'unreadable':
      return words.unreadable(subject);
    case 'auto-reply':
      return words.autoReply(name);
  }
}
