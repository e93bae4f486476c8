// The imprint has to stand in every mail (§ 5 DDG, § 18 MStV).
import { once, type Check } from './check.ts';

export const imprintMissing: Check = ({ sender }) =>
  once(sender !== null && sender.imprint.trim() === '');
