// The sender of the shipped example. It is nobody: where there is another one, a bulletin that
// names no sender comes from that one.
import type { SenderId } from '#shared/values.ts';

export const exampleSenderId = 'snd_beispiel' as SenderId;
