// Server-sent events over a plain response, read with `fetch` so that the key travels as a header
// (EventSource cannot send one).
import type { Bridge } from '#shared/define.ts';
import type { Session } from './guard.ts';

const heartbeatMs = 15_000;
/**
 * Events a reader may lag behind. One that is slower is cut off: it connects again and asks anew,
 * which is always right.
 */
const maxWaiting = 256;
/** A tab has one. Where more are open the oldest ends; a page that still lives connects again. */
const maxStreams = 64;

export interface EventStreams {
  /** Lasts as long as the session, at most. */
  open(session: Session): Response;
  /** Ends the streams of sessions that are over. */
  closeOver(): void;
  /** Ends every open stream. */
  close(): void;
}

export function createEventStreams(app: Bridge): EventStreams {
  // In the order of opening.
  const closers = new Map<() => void, Session>();
  return {
    open(session) {
      const encoder = new TextEncoder();
      let stop = () => undefined as void;
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const send = (text: string) => {
              if ((controller.desiredSize ?? 0) <= 0) close();
              else controller.enqueue(encoder.encode(text));
            };
            const heartbeat = setInterval(() => {
              if (session.isOver()) close();
              else send(': still here\n\n');
            }, heartbeatMs).unref();
            const unsubscribe = app.subscribe((name, data) => {
              send(`data: ${JSON.stringify({ name, data })}\n\n`);
            });
            const close = () => {
              stop();
              controller.close();
            };
            stop = () => {
              clearInterval(heartbeat);
              unsubscribe();
              closers.delete(close);
            };
            closers.set(close, session);
            const [oldest] = closers.keys();
            if (closers.size > maxStreams) oldest?.();
            send(': ready\n\n');
          },
          cancel() {
            stop();
          },
        },
        { highWaterMark: maxWaiting },
      );
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8' },
      });
    },
    closeOver() {
      for (const [close, session] of [...closers]) if (session.isOver()) close();
    },
    close() {
      for (const close of [...closers.keys()]) close();
    },
  };
}
