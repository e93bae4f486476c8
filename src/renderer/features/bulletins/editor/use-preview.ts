// What the mail looks like and what is still to be repaired, asked anew at every change: never two
// questions at once, the last one always answered.
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { today } from '#renderer/frame/today.ts';
import type { Api, KiezbriefClient } from '#shared/api.ts';
import type { Output } from '#shared/define.ts';
import type { BulletinId, ContactId } from '#shared/values.ts';
import type { Content } from './content.ts';

type Seen = Output<Api['bulletins']['preview']>;

export interface Preview {
  readonly seen: Readonly<ShallowRef<Seen | undefined>>;
  /** The last failure; what was seen before stays in `seen`. */
  readonly error: Readonly<ShallowRef<unknown>>;
}

export function usePreview(
  client: KiezbriefClient,
  id: BulletinId,
  content: ShallowRef<Content>,
  contactId: Ref<ContactId | undefined>,
): Preview {
  const seen = shallowRef<Seen>();
  const error = shallowRef<unknown>();
  let isAsking = false;
  let isOutdated = false;
  let isGone = false;

  async function ask(): Promise<void> {
    if (isAsking) {
      isOutdated = true;
      return;
    }
    isAsking = true;
    do {
      isOutdated = false;
      try {
        const answer = await client.bulletins.preview({
          bulletin: { id, revision: 0, ...content.value },
          ...(contactId.value && { contactId: contactId.value }),
        });
        seen.value = answer;
        error.value = undefined;
      } catch (failure) {
        error.value = failure;
      }
    } while (isOutdated && !isGone);
    isAsking = false;
  }

  // What was found on one day may be wrong on the next.
  watch(
    [content, contactId, today],
    () => {
      void ask();
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => {
    isGone = true;
  });
  return { seen, error };
}
