// A program with workers, to be ended: `node worker-child.ts WAY FOLDER`. It says "busy" as soon
// as one of them hangs in a loop, and "closed" when closing them came to an end.
import { writeSync } from 'node:fs';
import { replaceableWorker } from '#adapters/replaceable-worker.ts';

const say = (line: string) => {
  writeSync(1, `${line}\n`);
};
const nextTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

const hour = 3_600_000;
const memory = new SharedArrayBuffer(4);
const file = new URL('./endless-worker.ts', import.meta.url);
const hanging = replaceableWorker<SharedArrayBuffer, { type: 'never' }>({
  file,
  timeLimitMs: hour,
  memoryMb: 64,
});
const mail = new TextEncoder().encode('From: a@verein.example\r\nSubject: Hallo\r\n\r\nHallo\r\n');

/** Both have worked and wait for more. What is loaded here, the other ways need not load. */
async function warmUp() {
  const { createMailParser } = await import('#adapters/mail-parser.ts');
  const { createMjmlCompiler } = await import('#adapters/mjml-compiler.ts');
  const parser = createMailParser({ timeLimitMs: hour });
  const mjml = createMjmlCompiler({ timeLimitMs: hour });
  await parser.parse(mail);
  await mjml.compile('<mjml><mj-body></mj-body></mjml>');
  return { parser, mjml };
}

async function keepBusy(): Promise<void> {
  hanging.ask(memory).catch(() => {
    say('refused');
  });
  while (Atomics.load(new Int32Array(memory), 0) === 0) await nextTurn();
  say('busy');
}

const ways = {
  async close() {
    const { parser, mjml } = await warmUp();
    await keepBusy();
    await Promise.all([hanging.close(), mjml.close(), parser.close()]);
    say('closed');
  },
  async exit() {
    await keepBusy();
    process.exit();
  },
  async defect() {
    await keepBusy();
    throw new Error('a defect nobody catches');
  },
  wait: keepBusy,
  /** Nothing is asked any more, and nobody thinks of closing. */
  forget: warmUp,
  /** The whole program is closed in the middle of reading a mail. */
  async program() {
    const { createApp, templatesFolder } = await import('#create-app');
    const { createClient } = await import('#shared/client.ts');
    const { toBase64 } = await import('#shared/base64.ts');
    const dataFolder = process.argv[3]!;
    const app = await createApp({ dataFolder, door: 'test', templatesFolder: templatesFolder() });
    const { concerns } = createClient(app);
    await concerns.import({ file: toBase64(mail), fileName: 'Hallo.eml' });
    const large = new Uint8Array(8_000_000).fill(0x3e);
    large.set(mail);
    void concerns.import({ file: toBase64(large), fileName: 'Viel.eml' }).catch(() => undefined);
    await nextTurn();
    await app.close();
    say('closed');
  },
};
await ways[process.argv[2] as keyof typeof ways]();
