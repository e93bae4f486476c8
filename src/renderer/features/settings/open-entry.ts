// Which entry of a section is open stands in the address: a reload, the way back and a shared link
// find it.
import { computed, nextTick, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { pageTitleId } from '#renderer/frame/page-title.ts';
import { linkToSection, type SectionName } from './sections.ts';

/** The address of an entry that does not exist yet. */
export const newEntry = 'neu';

export function useOpenEntry(section: SectionName) {
  const route = useRoute();
  const router = useRouter();
  const openId = computed(() => {
    const entry = route.query['eintrag'];
    return typeof entry === 'string' ? entry : '';
  });
  // The form that had the focus is gone; the list begins at its title.
  watch(openId, async (now) => {
    if (now === '') {
      await nextTick();
      document.getElementById(pageTitleId)?.focus();
    }
  });
  return { openId, close: () => router.push(linkToSection(section)) };
}
