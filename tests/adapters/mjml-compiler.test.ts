// What the MJML compiler promises:
//   * nothing in the working folder is run or read, nothing is loaded from elsewhere, nothing is
//     included
//   * broken MJML is `render.failed` and the next text is compiled as if nothing had happened
//   * a worker that hangs, dies or never starts is replaced; an idle one does not keep a program
//     alive
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMjmlCompiler } from '#adapters/mjml-compiler.ts';
import { hasCode } from '#shared/errors.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const compiler = createMjmlCompiler();
afterAll(() => compiler.close());

const page = (content: string, head = '') =>
  `<mjml lang="de" dir="ltr"><mj-head>${head}</mj-head><mj-body><mj-section><mj-column>${content}</mj-column></mj-section></mj-body></mjml>`;
const refuses = (mjml: string) =>
  expect(compiler.compile(mjml)).rejects.toSatisfy((error) => hasCode(error, 'render.failed'));

/** A worker that says it is ready and then does this with a text. */
async function compilerWith(worker: string, limits = {}) {
  const folder = await temporaryFolder();
  const file = join(folder, 'worker.mjs');
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${worker}\n`);
  const other = createMjmlCompiler({
    workerFile: pathToFileURL(file),
    timeLimitMs: 300,
    startLimitMs: 2000,
    ...limits,
  });
  onTestFinished(() => other.close());
  return other;
}

describe('compiling', () => {
  it('gives html without fonts, scripts or anything else from elsewhere', async () => {
    const html = await compiler.compile(
      page('<mj-text font-family="Ubuntu">Hallo Akteur*innen</mj-text>'),
    );
    expect(html).toContain('Hallo Akteur*innen');
    expect(html).toContain('<html lang="de" dir="ltr"');
    expect(html).not.toMatch(/fonts\.|<link|@import|<script/);
    expect(html).not.toMatch(/\n[ \t]/);
  });

  it('hides the preview without writing it white on white, which filters take for spam', async () => {
    const html = await compiler.compile(
      page('<mj-text color="#222222">Hallo</mj-text>', '<mj-preview>Termine im März</mj-preview>'),
    );
    const [, style] = /<div style="([^"]*)">Termine im März<\/div>/.exec(html) ?? [];
    expect(style).toMatch(/display:none/);
    expect(style).not.toMatch(/color/);
  });

  it('answers texts in the order they came, each with its own html', async () => {
    const pages = await Promise.all(
      Array.from({ length: 8 }, (_none, position) =>
        compiler.compile(page(`<mj-text>Nummer ${position};</mj-text>`)),
      ),
    );
    pages.forEach((html, position) => {
      expect(html).toContain(`Nummer ${position};`);
    });
  });

  it('keeps merge fields and escaped characters as they are', async () => {
    const html = await compiler.compile(
      page(
        '<mj-image src="cid:a" alt="&quot;Fest&quot; &amp; {{name}}" /><mj-button href="https://a.example/?a=1&amp;b=2">{{anrede}} &lt;b&gt;</mj-button>',
        '<mj-title>&quot;A&quot; {{name}}</mj-title>',
      ),
    );
    expect(html).toContain('alt="&quot;Fest&quot; &amp; {{name}}"');
    expect(html).toContain('href="https://a.example/?a=1&amp;b=2"');
    expect(html).toContain('{{anrede}} &lt;b&gt;');
    expect(html).toContain('aria-label="&quot;A&quot; {{name}}"');
  });
});

describe('refused', () => {
  it.each([
    ['an include', page('<mj-include path="/etc/passwd" />')],
    ['an include in the head', page('', '<MJ-INCLUDE path="./a.mjml" />')],
    ['raw markup in the body', page('<mj-raw><b>x</b></mj-raw>')],
    ['a script', page('<mj-text><script>1</script></mj-text>')],
    ['an unknown element', page('<mj-nonsense>x</mj-nonsense>')],
    ['an unknown attribute', page('<mj-text onclick="x">x</mj-text>')],
    ['something else', 'no mjml at all'],
    ['nothing', ''],
  ])('is %s, and the next text compiles', async (_name, mjml) => {
    await refuses(mjml);
    expect(await compiler.compile(page('<mj-text>weiter</mj-text>'))).toContain('weiter');
  });
});

describe('a hostile working folder', () => {
  it('runs nothing, and the program ends by itself while the worker is idle', async () => {
    const folder = await temporaryFolder();
    const evil = join(folder, 'node_modules', 'evil');
    await mkdir(evil, { recursive: true });
    await writeFile(
      join(folder, '.mjmlconfig'),
      JSON.stringify({
        packages: ['evil', './evil.js'],
        options: { fonts: { Evil: 'https://evil.example/font.css' } },
      }),
    );
    const proof = join(folder, 'was-run');
    for (const file of [join(evil, 'index.js'), join(folder, 'evil.js')])
      await writeFile(file, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')`);
    const program = `
      const { createMjmlCompiler } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/adapters/mjml-compiler.ts')).href)});
      process.stdout.write(await createMjmlCompiler().compile(${JSON.stringify(page('<mj-text font-family="Evil">Hallo</mj-text>'))}));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', program],
      { cwd: folder, timeout: 50_000 },
    );
    expect(stdout).toContain('Hallo');
    expect(stdout).not.toContain('evil.example');
    expect(existsSync(proof)).toBe(false);
  });
});

describe('a worker', () => {
  const failing = {
    'hangs in a loop': 'for (;;) {}',
    'never answers': '',
    'ends the thread': 'process.exit(1)',
    throws: 'throw new Error("broken")',
    'eats all memory': 'const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length));',
  };

  it.each(Object.entries(failing))(
    'that %s is replaced, and only its text fails',
    async (_name, action) => {
      const other = await compilerWith(
        `
      parentPort.on('message', (mjml) => { if (mjml === 'ok') parentPort.postMessage({ type: 'compiled', html: 'good' }); else { ${action} } });
      parentPort.postMessage({ type: 'ready' });`,
        { timeLimitMs: action.includes('kept') ? 30_000 : 300 },
      );
      expect(await other.compile('ok')).toBe('good');
      const [bad, next] = await Promise.allSettled([other.compile('bad'), other.compile('ok')]);
      expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'render.failed' } });
      expect(next).toEqual({ status: 'fulfilled', value: 'good' });
    },
  );

  it('that never starts is given up', async () => {
    const other = await compilerWith('for (;;) {}', { startLimitMs: 300 });
    await expect(other.compile('x')).rejects.toSatisfy((error) => hasCode(error, 'render.failed'));
  });

  it('is not started again after closing', async () => {
    const other = createMjmlCompiler();
    await other.close();
    await expect(other.compile(page(''))).rejects.toSatisfy((error) =>
      hasCode(error, 'render.failed'),
    );
  });
});
