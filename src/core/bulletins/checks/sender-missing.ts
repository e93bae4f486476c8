// Nobody signs this bulletin: there is no sender in the settings, or the chosen one is gone.
import { once, type Check } from './check.ts';

export const senderMissing: Check = ({ sender }) => once(sender === null);
