// Dates and numbers as this window's language writes them.
import { computed } from 'vue';
import { today } from '#renderer/frame/today.ts';
import { language } from '#renderer/frame/preferences.ts';

const locale = computed(() => (language.value === 'de' ? 'de-DE' : 'en-GB'));
const moments = computed(
  () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeStyle: 'short' }),
);
const days = computed(() => new Intl.DateTimeFormat(locale.value, { dateStyle: 'long' }));
const times = computed(() => new Intl.DateTimeFormat(locale.value, { timeStyle: 'short' }));
const shares = computed(
  () => new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }),
);

/** An ISO instant in words; the time alone suffices for today. */
export function moment(instant: string): string {
  // Read, so that a new day writes it anew.
  void today.value;
  const at = new Date(instant);
  return at.toDateString() === new Date().toDateString()
    ? times.value.format(at)
    : moments.value.format(at);
}
/** Always with its day: for what is compared or kept. */
export const fullMoment = (instant: string): string => moments.value.format(new Date(instant));
export const day = (instant: string): string => days.value.format(new Date(instant));
export const share = (part: number, whole: number): string =>
  shares.value.format(whole === 0 ? 0 : part / whole);
