// Door 3, the command line: `kiezbrief <feature>.<verb> key=value`. This file is the process around
// `run`: streams, signals, exit status.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty, type WriteStream } from 'node:tty';
import { textsFor } from '#shared/texts/catalogue.ts';
import { askUnseen } from './ask-unseen.ts';
import { signalExitCodes, type StopSignal } from './exit-codes.ts';
import { printNote } from './print.ts';
import { run } from './run.ts';
import type { Output, Shell } from './shell.ts';

/**
 * A launcher and the terminal may both hand on the same key press; a second signal within this time
 * is the first one again.
 */
const SAME_SIGNAL_MS = 500;
/** Some terminals report 0 columns. */
const UNKNOWN_WIDTH = 80;

// `kiezbrief ... | head`: the reader has gone. The command still ends properly, so that the data
// folder is given free.
function outputOn(stream: WriteStream): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code !== 'EPIPE' && error.code !== 'EOF') process.exitCode = 1;
  });
  return {
    get columns() {
      return stream.isTTY ? stream.columns || UNKNOWN_WIDTH : undefined;
    },
    write: (text) => {
      if (isOpen) stream.write(text);
    },
  };
}

function onStop(listener: (signal: StopSignal) => void): () => void {
  let firstAt: number | undefined;
  const stop = (signal: StopSignal) => {
    if (firstAt !== undefined && performance.now() - firstAt > SAME_SIGNAL_MS)
      process.exit(signalExitCodes[signal]);
    firstAt ??= performance.now();
    listener(signal);
  };
  const signals = Object.keys(signalExitCodes) as StopSignal[];
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

// Two levels up, from `src/cli` as from `out/main`.
const aboutPackage = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
) as { version: string };

const shell: Shell = {
  env: process.env,
  // Opened only when something is read from it.
  get stdin() {
    return process.stdin;
  },
  isInteractive: isatty(0) && isatty(2),
  askUnseen: (question) => askUnseen(question, process.stdin, process.stderr),
  stdout: outputOn(process.stdout),
  stderr: outputOn(process.stderr),
  version: aboutPackage.version,
  openApp: async (dataFolder, language) => {
    const { createApp, createFolderAccess, defaultDataFolder, templatesFolder } =
      await import('#create-app');
    const folder = dataFolder ?? defaultDataFolder();
    const app = await createApp({
      dataFolder: folder,
      door: 'cli',
      templatesFolder: templatesFolder(),
      language,
    });
    // A warning that cannot be had stops no command.
    const access = await createFolderAccess(folder)
      .look()
      .catch(() => undefined);
    if (access?.isOpen)
      printNote(shell, textsFor(language).command.folderOpen(folder, access.isOwn));
    return app;
  },
  onStop,
};

const code = await run(process.argv.slice(2), shell);
// Not process.exit: what was written to a pipe would be cut off.
process.exitCode ??= code;
