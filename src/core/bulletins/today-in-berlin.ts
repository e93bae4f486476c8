// The day a person in the office reads off the calendar, wherever the computer's clock is set to.
import { LocalDate, type Instant } from '#shared/values.ts';

// Swedish dates are written year-month-day.
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

export const todayInBerlin = (now: Instant): LocalDate =>
  LocalDate.parse(day.format(new Date(now)));
