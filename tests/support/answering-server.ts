// The whole program with a ready office and a mail server that answers as the test says, anew for
// each test.
import { afterEach, beforeEach } from 'vitest';
import type { SendOutcome } from '#core/ports/transport.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import { readyOffice, type ReadyOffice } from './ready-office.ts';
import { accepted, scriptedTransport } from './sending-desk.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export interface AnsweringServer {
  app: TestApp;
  client: KiezbriefClient;
  office: ReadyOffice;
  /** By the recipient's address; whoever is not here gets the mail. */
  answers: Record<string, SendOutcome>;
}

/** Filled before each test. */
export function useAnsweringServer(): AnsweringServer {
  const desk = {} as AnsweringServer;
  beforeEach(async () => {
    desk.answers = {};
    desk.app = await openTestApp({
      smtp: scriptedTransport(({ rcptTo }) => desk.answers[rcptTo] ?? accepted),
    });
    desk.client = createClient(desk.app);
    desk.office = await readyOffice(desk.client);
  });
  afterEach(() => desk.app.close());
  return desk;
}
