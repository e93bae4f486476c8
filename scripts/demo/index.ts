// `npm run demo`: the main job on shipped, invented data, through the same contract every door
// uses: list in -> bulletin -> rehearsal -> real SMTP -> answers back -> report. Exit status 0 only
// if the numbers agree.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applicationRoot, createApp, makeOwnFolder, writeOwnFile } from '#create-app';
import { createClient } from '#shared/client.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { languageOf } from '#shared/texts/texts.ts';
import { disagreements, jsonReport, readableReport } from './report.ts';
import { startMailServer } from './mail-server.ts';
import { runDemo } from './run-demo.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    language: { type: 'string' },
  },
});
const language = languageOf(
  values.language || process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'],
);
const texts = textsFor(language);
const startedAt = performance.now();

const data =
  values.data === undefined
    ? await mkdtemp(join(tmpdir(), 'kiezbrief-demo-'))
    : resolve(values.data);
await makeOwnFolder(data);
const say = (line: string) => {
  if (!values.json) process.stdout.write(`${line}\n`);
};

say(texts.demo.title);
const mailServer = await startMailServer();
const app = await createApp({
  dataFolder: data,
  door: 'cli',
  templatesFolder: join(applicationRoot(), 'templates'),
  language,
});
try {
  const { outcome, html } = await runDemo({
    client: createClient(app),
    idle: () => app.idle(),
    mailServer,
    examples: join(applicationRoot(), 'examples'),
    data,
    language,
    onStep: (step) => {
      say(`  · ${texts.demo.steps[step]}`);
    },
  });
  await writeOwnFile(outcome.places.page, html);
  say(values.json ? '' : readableReport(outcome, texts));
  say(texts.demo.duration((performance.now() - startedAt) / 1000));
  if (values.json) process.stdout.write(`${jsonReport(outcome)}\n`);
  if (disagreements(outcome).length > 0) process.exitCode = 1;
} finally {
  await app.close();
  await mailServer.close();
}
