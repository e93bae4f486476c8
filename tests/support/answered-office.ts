// An office whose bulletin went out (as a rehearsal) and to which people and servers answer: the
// mails of the fixtures, addressed to what was really sent.
import type { KiezbriefClient } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { App, Output } from '#shared/define.ts';
import type { concerns } from '#shared/contract/concerns.ts';
import { mailFixture } from '#tests/support/mail-fixtures.ts';
import { readyOffice } from '#tests/support/ready-office.ts';

export interface AnsweredOffice {
  readonly client: KiezbriefClient;
  /** The fixture as an answer of contact number `person`, counted from 0. */
  answer(name: string, person?: number): Promise<Uint8Array>;
  read(name: string, person?: number): Promise<Output<typeof concerns.import>>;
  readText(mail: string): Promise<Output<typeof concerns.import>>;
}

export async function answeredOffice(app: App, { people = 6 } = {}): Promise<AnsweredOffice> {
  const client = createClient(app);
  const office = await readyOffice(client, { people });
  const { delivery } = await client.deliveries.plan({
    bulletinId: office.bulletinId,
    segmentId: office.segmentId,
    accountId: office.rehearsal,
  });
  await client.deliveries.start({ id: delivery.id });
  await app.idle();
  const { items: envelopes } = await client.deliveries.envelopes({ id: delivery.id });
  const read = (bytes: Uint8Array) =>
    client.concerns.import({ file: toBase64(bytes), fileName: 'mail.eml' });
  const answer: AnsweredOffice['answer'] = async (name, person = 0) => {
    const { id, address, messageId } = envelopes[person]!;
    const { headers } = await client.deliveries.message({ id: delivery.id, envelopeId: id });
    const token =
      /[a-z2-7]{26}/.exec(
        headers.find((header) => header.name.toLowerCase() === 'list-unsubscribe')?.value ?? '',
      )?.[0] ?? '';
    return mailFixture(name, {
      messageId,
      token,
      address,
      sender: 'rk@bezirk.example',
      subject: 'Neues aus dem Kiez',
    });
  };
  return {
    client,
    answer,
    read: async (name, person) => read(await answer(name, person)),
    readText: (mail) => read(new TextEncoder().encode(mail)),
  };
}
