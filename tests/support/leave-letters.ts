// Mails of somebody who wants to leave, and what became of their mailbox: for tests of leaving.
import { loadSuppression } from '#core/actors/suppression.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { concerns as contract } from '#shared/contract/concerns.ts';
import { testFingerprint } from './steady-machine.ts';
import type { WayBack } from './way-back.ts';

export const own = 'leitung@kita.example';

export interface Letter {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  headers?: readonly string[];
}
export const write = ({
  from = own,
  to = 'rk@bezirk.example',
  subject = '',
  text = '',
  headers = [],
}: Letter) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Message-ID: <a1@kita.example>',
    ...headers,
    '',
    text,
  ].join('\r\n');
export const link = ({ sent }: WayBack): Letter => ({
  to: `regionalkoordination+${sent.token}@bezirk.example`,
  subject: `Abmelden ${sent.token}`,
});
export const answer = ({ sent }: WayBack, text: string): Letter => ({
  subject: 'Re: Kiezbrief',
  text,
  headers: [`In-Reply-To: ${sent.messageId}`],
});
export const isClosed = async ({ store }: WayBack, address = own) =>
  (await loadSuppression(store, testFingerprint))(address);
export const decide = (app: WayBack, input: object) =>
  app.concerns.decideLeave(contract.decideLeave.input.parse(input));
export const change = async ({ store }: WayBack, part: Partial<Actor['contacts'][number]>) => {
  const actor = (await store.actors.get('act_1' as never))!;
  await store.actors.put({ ...actor, contacts: [{ ...actor.contacts[0]!, ...part }] });
};
export const remove = async ({ store }: WayBack) => {
  const actor = (await store.actors.get('act_1' as never))!;
  await store.actors.remove(actor.id, actor.revision);
};
