// The Date of a mail (RFC 5322, 3.3): the moment it is sent, in the zone of the office, so that a
// reader sees the office's time of day.
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * `offsetMinutes`: how far the zone is ahead of UTC at that moment; left out = the zone of this
 * machine.
 */
export function mailDate(
  instant: string,
  offsetMinutes = -new Date(instant).getTimezoneOffset(),
): string {
  const local = new Date(Date.parse(instant) + offsetMinutes * 60_000);
  const day = `${days[local.getUTCDay()]}, ${two(local.getUTCDate())} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()]
    .map(two)
    .join(':');
  const ahead = Math.abs(offsetMinutes);
  return `${day} ${time} ${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}${two(ahead % 60)}`;
}
