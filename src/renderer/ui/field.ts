// What a field tells the control inside it: its name, its description, whether it is wrong or
// required.
import { inject, provide, useId, type ComputedRef, type InjectionKey } from 'vue';

export interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  isRequired: boolean;
}

const key: InjectionKey<ComputedRef<FieldWiring>> = Symbol('field');

export const provideField = (wiring: ComputedRef<FieldWiring>): void => {
  provide(key, wiring);
};

/** Attributes for the control. Outside a field a control needs an `aria-label` of its own. */
export function useField(): () => Record<string, string | boolean | undefined> {
  const wiring = inject(key, undefined);
  const ownId = useId();
  return () =>
    wiring
      ? {
          id: wiring.value.id,
          'aria-describedby': wiring.value.describedBy,
          'aria-invalid': wiring.value.isInvalid || undefined,
          'aria-required': wiring.value.isRequired || undefined,
        }
      : { id: ownId };
}
