// Server-sent events over a plain response, read with `fetch` so that the key travels as a header (EventSource cannot send one).
import type { Bridge } from '#shared/define.ts';

const heartbeatMs = 15_000;
/** Events a reader may lag behind. One that is slower is cut off: it connects again and asks anew, which is always right. */
const maxWaiting = 256;

export interface EventStreams {
  open(): Response;
  /** Ends every open stream. */
  close(): void;
}

export function createEventStreams(app: Bridge): EventStreams {
  const closers = new Set<() => void>();
  return {
    open() {
      const encoder = new TextEncoder();
      let stop = () => undefined as void;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (text: string) => {
            if ((controller.desiredSize ?? 0) <= 0) close();
            else controller.enqueue(encoder.encode(text));
          };
          const heartbeat = setInterval(() => { send(': still here\n\n'); }, heartbeatMs).unref();
          const unsubscribe = app.subscribe((name, data) => { send(`data: ${JSON.stringify({ name, data })}\n\n`); });
          const close = () => { stop(); controller.close(); };
          stop = () => { clearInterval(heartbeat); unsubscribe(); closers.delete(close); };
          closers.add(close);
          send(': ready\n\n');
        },
        cancel() { stop(); },
      }, { highWaterMark: maxWaiting });
      return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
    },
    close() { for (const close of [...closers]) close(); },
  };
}
