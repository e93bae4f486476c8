// A delivery sent to its end, and a line that breaks on the way.
import type { SendOutcome } from '#core/ports/transport.ts';
import { type openDesk } from '#tests/support/sending-desk.ts';

export const finished = async (desk: Awaited<ReturnType<typeof openDesk>>) => {
  await desk.engine.start(desk.id);
  await desk.engine.idle();
};
export const lost = (when: 'before' | 'after'): SendOutcome => ({ type: `lost-${when}-data-end` });
