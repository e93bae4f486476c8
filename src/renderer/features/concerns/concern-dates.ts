// Days and moments of the concerns view in this window's language.
import { computed } from 'vue';
import { language } from '#renderer/frame/preferences.ts';
import { localDay } from './local-day.ts';

const locale = computed(() => (language.value === 'de' ? 'de-DE' : 'en-GB'));
const moments = computed(
  () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeStyle: 'short' }),
);
const short = computed(
  () => new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short' }),
);
const times = computed(() => new Intl.DateTimeFormat(locale.value, { timeStyle: 'short' }));
const long = computed(() => new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium' }));
const sizes = computed(() => new Intl.NumberFormat(locale.value, { maximumFractionDigits: 0 }));

export const fullMoment = (instant: string): string => moments.value.format(new Date(instant));

/** Today by its time, this year by its day, earlier with the year. */
export function briefMoment(instant: string, now = new Date()): string {
  const at = new Date(instant);
  if (localDay(at) === localDay(now)) return times.value.format(at);
  return (at.getFullYear() === now.getFullYear() ? short : long).value.format(at);
}

/** A calendar day has no zone: it is read at noon of this machine. */
export const dayName = (day: string): string => long.value.format(new Date(`${day}T12:00:00`));

export const kilobytes = (bytes: number): string =>
  `${sizes.value.format(Math.max(1, Math.round(bytes / 1024)))} KB`;
