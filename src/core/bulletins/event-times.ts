// When an event takes place, as a person would write it. Wall-clock times without a zone stay what
// they are, wherever the program runs.
import type { Language } from '#shared/values.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/**
 * "Samstag, 14. März 2026, 15:00 bis 18:00 Uhr"; both days where it ends on another one; empty
 * without a start.
 */
export function eventTimes(
  startsAt: string | null,
  endsAt: string | null,
  language: Language,
): string {
  if (startsAt === null) return '';
  const { until, atTime } = textsFor(language).bulletins.event;
  const day = (at: string) =>
    new Intl.DateTimeFormat(locales[language], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${at}:00Z`));
  const time = (at: string) => at.slice(11);
  const start = `${day(startsAt)}, `;
  if (endsAt === null) return start + atTime({ time: time(startsAt) });
  if (endsAt.slice(0, 10) === startsAt.slice(0, 10))
    return start + atTime({ time: `${time(startsAt)} ${until} ${time(endsAt)}` });
  return `${start}${atTime({ time: time(startsAt) })} ${until} ${day(endsAt)}, ${atTime({ time: time(endsAt) })}`;
}

/** Whether the text names a moment that exists; 31 February does not. */
export const isRealTime = (at: string): boolean => {
  const ms = Date.parse(`${at}:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(at);
};
