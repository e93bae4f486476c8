// What another program of the same person may do while this one owns the data folder: look, pause a
// delivery, stop it.
import { methodNamed } from '#shared/api.ts';
import type { Holder } from '#shared/contract/overview.ts';
import type { Reply } from '#shared/define.ts';
import { AppError, toWire } from '#shared/errors.ts';
import type { Dispatch } from './dispatch.ts';

const stops = new Set(['deliveries.pause', 'deliveries.cancel']);

const isOpenToVisitors = (name: string): boolean =>
  methodNamed(name)?.kind === 'query' || stops.has(name);

/** Answers visitors; everything but looking and stopping is refused with who owns the folder. */
export function answerVisitors(dispatch: Dispatch, holder: Holder): Dispatch {
  const refused: Reply = { ok: false, error: toWire(new AppError('store.in-use', holder)) };
  return async (name, input) => {
    if (methodNamed(name) && !isOpenToVisitors(name)) return refused;
    return name === 'overview.holder'
      ? { ok: true, value: { heldBy: holder } }
      : dispatch(name, input);
  };
}
