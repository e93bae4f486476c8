// What was written down while the screen was built (scripts/licence-list.ts): our version, the
// packages in use, their licence texts.
import { onScopeDispose, shallowRef } from 'vue';

export interface PackageInUse {
  name: string;
  version: string;
  licence: string;
  /** Its place in the licence texts. */
  text: number;
}
interface BuildFacts {
  version: string;
  packages: PackageInUse[];
}

async function read<Facts>(file: string): Promise<Facts> {
  const answer = await fetch(new URL(`about/${file}`, document.baseURI));
  if (!answer.ok) throw new Error(`about/${file} was not built`);
  return (await answer.json()) as Facts;
}

export const readLicenceTexts = (): Promise<string[]> => read('licence-texts.json');

/** Undefined until it is there. */
export function useBuildFacts() {
  const facts = shallowRef<BuildFacts>();
  const hasFailed = shallowRef(false);
  let isGone = false;
  onScopeDispose(() => {
    isGone = true;
  });
  read<BuildFacts>('packages.json').then(
    (read) => {
      if (!isGone) facts.value = read;
    },
    () => {
      hasFailed.value = true;
    },
  );
  return { facts, hasFailed };
}
