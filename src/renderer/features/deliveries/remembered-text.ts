// A text this window keeps on this machine, such as the address tests go to. Forgotten where the
// browser forbids storing.
import { ref, watch, type Ref } from 'vue';

export function rememberedText(name: string): Ref<string> {
  const key = `kiezbrief.${name}`;
  const text = ref('');
  try {
    text.value = localStorage.getItem(key) ?? '';
  } catch {
    /* private mode: nothing is kept */
  }
  watch(text, (value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      /* lasts as long as the window */
    }
  });
  return text;
}
