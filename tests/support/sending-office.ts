// An office with a bulletin, a segment and two accounts, whose mail server answers as a test says.
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { SendOutcome } from '#core/ports/transport.ts';
import { readyOffice, type ReadyOffice } from './ready-office.ts';
import { accepted, scriptedTransport, type ScriptedTransport } from './sending-desk.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export class SendingOffice {
  /** What the mail server says to an address; it accepts all others. */
  answers: Record<string, SendOutcome> = {};
  readonly app: TestApp;
  readonly client: KiezbriefClient;
  readonly smtp: ScriptedTransport;
  readonly office: ReadyOffice;

  private constructor(parts: Pick<SendingOffice, 'app' | 'client' | 'smtp' | 'office'>) {
    this.app = parts.app;
    this.client = parts.client;
    this.smtp = parts.smtp;
    this.office = parts.office;
  }

  static async open(): Promise<SendingOffice> {
    const smtp = scriptedTransport(({ rcptTo }) => desk.answers[rcptTo] ?? accepted);
    const app = await openTestApp({ smtp });
    const client = createClient(app);
    const desk: SendingOffice = new SendingOffice({
      app,
      client,
      smtp,
      office: await readyOffice(client),
    });
    return desk;
  }

  plan(key?: string) {
    return this.client.deliveries.plan({ ...this.#wish(), ...(key !== undefined && { key }) });
  }

  prepare() {
    return this.client.deliveries.prepare(this.#wish());
  }

  async addresses(id: DeliveryId): Promise<string[]> {
    return (await this.client.deliveries.envelopes({ id })).items.map(({ address }) => address);
  }

  /** Plans, sends and waits for the end. */
  async sent(): Promise<DeliveryId> {
    const {
      delivery: { id },
    } = await this.plan();
    await this.client.deliveries.start({ id });
    await this.app.idle();
    return id;
  }

  missed(id: DeliveryId) {
    return this.client.deliveries.missed({ id });
  }

  async actorAt(address: string): Promise<Actor> {
    return (await this.client.actors.list({ search: address })).items[0]!;
  }

  /** Changes the contact with this address. */
  async change(address: string, to: object): Promise<void> {
    const actor = await this.actorAt(address);
    await this.client.actors.save({
      actor: { ...actor, contacts: [{ ...actor.contacts[0]!, ...to }] },
    });
  }

  #wish() {
    const { bulletinId, segmentId, smtp: accountId } = this.office;
    return { bulletinId, segmentId, accountId };
  }
}
