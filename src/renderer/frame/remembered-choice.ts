// A choice of this window that outlives a reload. It stays on this machine and is forgotten where
// the browser forbids storing.
import { ref, watch, type Ref } from 'vue';

const key = (name: string) => `kiezbrief.${name}`;

export function rememberedChoice<const Choice extends string>(
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Ref<Choice> {
  const chosen = ref(read(name, choices) ?? otherwise) as Ref<Choice>;
  watch(chosen, (choice) => {
    write(name, choice);
  });
  return chosen;
}

function read<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  try {
    const stored = localStorage.getItem(key(name));
    return choices.find((choice) => choice === stored);
  } catch {
    return undefined;
  }
}

function write(name: string, choice: string): void {
  try {
    localStorage.setItem(key(name), choice);
  } catch {
    /* private mode: the choice lasts as long as the window */
  }
}
