// The line mail programs show beside the subject; without it they show whatever comes first.
import { once, type Check } from './check.ts';

export const preheaderMissing: Check = ({ bulletin }) => once(bulletin.preheader === '');
