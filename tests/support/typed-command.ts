// A program with a few methods behind the command line, and what it writes and answers.
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { createEventBus, type EventBus } from '#core/event-bus.ts';
import type { App } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import { silentLog } from '#tests/support/steady-machine.ts';

export interface ProgramSettings {
  missed?: Record<string, number>;
  accountKind?: 'file' | 'smtp';
  stoppedBy?: StopReason;
  subject?: string;
  work?: (events: EventBus) => Promise<void>;
}

/**
 * One delivery that runs when it is started: the contract, `dispatch` and the event bus are the
 * real ones.
 */
export function program({
  accountKind = 'file',
  stoppedBy,
  missed = {},
  subject = 'Neues aus dem Kiez',
  work = () => Promise.resolve(),
}: ProgramSettings = {}) {
  const events = createEventBus((error) => {
    throw error;
  });
  const calls: { name: string; input: unknown }[] = [];
  let state = 'planned';
  let closedCount = 0;
  let background = Promise.resolve();
  const view = () => ({
    delivery: {
      id: 'dlv_1',
      revision: 1,
      kind: 'delivery',
      bulletinId: 'bul_1',
      subject,
      segmentId: 'seg_1',
      segmentName: 'Alle',
      accountId: 'acc_1',
      accountKind,
      senderId: 'snd_1',
      state,
      stoppedBy: state === 'paused' ? (stoppedBy ?? null) : null,
      retryAt: null,
      contentHash: 'x',
      envelopeCount: 2,
      plannedAt: '2026-03-02T09:00:00.000Z',
      startedAt: null,
      finishedAt: null,
    },
    figures: {
      envelopes: 2,
      open: state === 'finished' ? 0 : 2,
      sending: 0,
      deferred: 0,
      accepted: state === 'finished' ? 2 : 0,
      refused: 0,
      unclear: 0,
      skipped: 0,
      cancelled: 0,
      bounced: 0,
      ...(state === 'planned' ? {} : missed),
    },
    record: 'whole',
  });
  const begin = () => {
    state = 'running';
    background = work(events).then(() => {
      state = stoppedBy === undefined ? 'finished' : 'paused';
    });
    return Promise.resolve(view());
  };
  const dispatch = createDispatch(
    {
      settings: {
        get: () => Promise.reject(new Error('a defect')),
        checkAccount: () =>
          Promise.resolve({
            isReady: false,
            steps: [
              { step: 'address', state: 'ok', error: null },
              {
                step: 'connect',
                state: 'failed',
                error: { code: 'smtp.unreachable', data: { host: 'mail.example', port: 587 } },
              },
              { step: 'login', state: 'skipped', error: null },
            ],
          }),
      },
      actors: { import: () => Promise.reject(new AppError('import.no-rows', {})) },
      segments: { list: () => Promise.resolve({ total: 0, items: [] }) },
      bulletins: {
        get: ({ id }: { id: string }) => Promise.reject(new AppError('bulletin.not-found', { id })),
        render: () =>
          Promise.resolve({ subject, html: '<p>\u001b[2J</p>', text: 'eins\nzwei', htmlBytes: 12 }),
      },
      deliveries: {
        get: () => Promise.resolve(view()),
        list: () => Promise.resolve({ total: 5, items: [view(), view()] }),
        decide: begin,
        start: begin,
      },
    } as unknown as AllHandlers,
    silentLog,
  );
  const app: App = {
    call(name, input) {
      calls.push({ name, input });
      return dispatch(name, input);
    },
    subscribe: (listener) => events.subscribe(listener),
    idle: () => background,
    isVisitor: () => false,
    close: () => {
      closedCount += 1;
      return Promise.resolve();
    },
  };
  return { app, calls, closed: () => closedCount };
}

export const start = ['deliveries.start', 'id=dlv_1'];
