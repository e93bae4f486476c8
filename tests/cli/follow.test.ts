// What the command line says meanwhile: a mail server that takes its time to greet is named, for a
// delivery and for the check of an account, and the line goes back to the progress when it has
// greeted.
import { expect, it } from 'vitest';
import { followEvents } from '#cli/follow.ts';
import type { App } from '#shared/define.ts';
import { recordingShell } from '#tests/support/recording-shell.ts';

const options = {
  isJson: false,
  isConfirmed: false,
  isFollowing: false,
  wantsHelp: false,
  wantsVersion: false,
};

it.each([
  ['de', 'Der Mailserver lässt sich mit der Begrüßung Zeit …', '1 von 2 (50 %)'],
  ['en', 'The mail server takes its time to greet …', '1 of 2 (50%)'],
] as const)('in %s', (language, greeting, progress) => {
  let tell: (name: string, data: unknown) => void = () => undefined;
  const app = {
    subscribe: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as App;
  const shell = recordingShell({ columns: 80 });
  const end = followEvents(shell, { ...options, language }, app);
  tell('deliveries.progressed', {
    deliveryId: 'dlv_1',
    state: 'running',
    done: 1,
    total: 2,
    isAwaitingGreeting: true,
  });
  tell('deliveries.progressed', { deliveryId: 'dlv_1', state: 'running', done: 1, total: 2 });
  tell('settings.checkAwaitsGreeting', { host: 'mail.example' });
  end();
  expect(shell.err.split('\r\u001b[K')).toEqual(['', greeting, progress, greeting, '']);
});
