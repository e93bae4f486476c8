// What somebody types into a form survives a reload of the window: it is kept with the tab and
// forgotten when it is saved or discarded.
import { onScopeDispose, ref, watch, type Ref } from 'vue';

type Plain = Record<string, string | boolean>;

export interface KeptDraft<Draft extends Plain> {
  readonly draft: Ref<Draft>;
  /** The form began with what was typed earlier. */
  readonly isKept: Ref<boolean>;
  /** Begins anew from `draft` and keeps nothing. */
  startFrom: (draft: Draft) => void;
  forget: () => void;
}

/** `secret` names fields that never leave the form. */
export function useKeptDraft<Draft extends Plain>(
  name: string,
  fresh: Draft,
  secret: readonly (keyof Draft)[] = [],
): KeptDraft<Draft> {
  const key = `kiezbrief.draft.${name}`;
  const earlier = read(key, fresh);
  const draft = ref({ ...fresh, ...earlier }) as Ref<Draft>;
  const isKept = ref(earlier !== undefined);
  const stop = watch(
    draft,
    (now) => {
      write(
        key,
        Object.fromEntries(Object.entries(now).filter(([field]) => !secret.includes(field))),
      );
    },
    { deep: true, flush: 'sync' },
  );
  onScopeDispose(stop);
  const forget = () => {
    isKept.value = false;
    write(key, undefined);
  };
  return {
    draft,
    isKept,
    forget,
    startFrom(next) {
      draft.value = { ...next };
      forget();
    },
  };
}

/** Only fields the form knows, of the kind it knows. */
function read<Draft extends Plain>(key: string, fresh: Draft): Partial<Draft> | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Record<
      string,
      unknown
    > | null;
    if (stored === null) return undefined;
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([field, value]) => Object.hasOwn(fresh, field) && typeof value === typeof fresh[field],
      ),
    ) as Partial<Draft>;
  } catch {
    return undefined;
  }
}

function write(key: string, fields: Plain | undefined): void {
  try {
    if (fields) sessionStorage.setItem(key, JSON.stringify(fields));
    else sessionStorage.removeItem(key);
  } catch {
    /* lasts as long as the window */
  }
}
