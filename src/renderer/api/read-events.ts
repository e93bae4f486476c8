// Reads one stream of server-sent events (HTML Standard, 9.2) as far as our host writes them:
// `data:` lines and comments.
import type { EventListener } from '#shared/define.ts';

/**
 * Resolves when the stream ended. `refused` = the host answered and does not let us listen. Never
 * throws.
 */
export async function readEvents(
  fetchStream: typeof fetch,
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  onOpen: () => void,
  onEvent: EventListener,
): Promise<'ended' | 'refused'> {
  try {
    const response = await fetchStream(path, { headers, signal });
    if (!response.ok || !response.body) return 'refused';
    onOpen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let waiting = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const messages = (waiting + part.value).split('\n\n');
      waiting = messages.pop() ?? '';
      for (const message of messages) {
        if (!message.startsWith('data: ')) continue;
        const { name, data } = JSON.parse(message.slice('data: '.length)) as {
          name: string;
          data: unknown;
        };
        onEvent(name, data);
      }
    }
  } catch {
    // A broken line ends like a closed one: the caller connects again.
  }
  return 'ended';
}
