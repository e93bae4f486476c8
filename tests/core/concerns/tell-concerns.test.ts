// How a list tells concerns apart:
//   * by who wrote, named by the mail, else by the address book, else by the address; and by the
//     actor behind them
//   * by the first sentence that means something, never by our own subject with "Re:" before it
//   * the same holds for one concern that is opened, for a mail that was just read, and for bounces
//     and automatic replies
//   * a subject of the person's own is told, without the signs mail programs put before it
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownSubject } from '#core/concerns/own-subject.ts';
import { createClient } from '#shared/client.ts';
import { answeredOffice } from '#tests/support/answered-office.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { openTestApp } from '#tests/support/test-app.ts';

describe('a subject', () => {
  const ours = ['Kiezbrief im März', 'Neues für {{einrichtung}}', '{{anrede}}', ''];
  it.each([
    ['Re: Kiezbrief im März', ''],
    ['AW: WG: [EXTERN]  kiezbrief im  März', ''],
    ['Antw[2]: Kiezbrief im März', ''],
    ['Re: Neues für Kita Sonne', ''],
    ['AW: Sperrmüll vor der Tür', 'Sperrmüll vor der Tür'],
    ['Kiezbrief im März: falsches Datum', 'Kiezbrief im März: falsches Datum'],
    ['Unzustellbar: Kiezbrief im März', 'Unzustellbar'],
    ['Automatische Antwort: AW: Neues für Kita Sonne', 'Automatische Antwort: AW'],
    ['', ''],
    ['Abmelden yv3qptrqabcdefghijklmnop23', 'Abmelden'],
    ['Re: Abmelden%20YV3QPTRQABCDEFGHIJKLMNOP23', 'Abmelden'],
    ['100%20 für den Kiez', '100%20 für den Kiez'],
  ])('%j tells %j', (subject, own) => {
    expect(ownSubject(subject, ours)).toBe(own);
  });
  it('costs no more than its length', () => {
    expectLinear(
      (size) => 're: '.repeat(size / 4),
      (subject) => ownSubject(subject, ours),
    );
  });
});

describe('a mail that came back', () => {
  it.each([
    ['auto-exchange', 'Kim Nummer 4'],
    ['bounce', 'Kim Nummer 4'],
    ['unsubscribe', 'Kim Nummer 4'],
    ['reply-gmx', 'Erika Beispiel'],
  ])('is told by whom it is about, never by our own subject: %s', async (name, who) => {
    const app = await openTestApp();
    onTestFinished(() => app.close());
    const client = createClient(app);
    const office = await answeredOffice(app);
    await client.bulletins.create({ subject: 'Neues aus dem Kiez' });
    const { incoming } = await office.read(name, 3);
    expect(incoming.who).toBe(who);
    expect(incoming.about).not.toContain('Neues aus dem Kiez');
    expect((await client.concerns.incoming({})).items).toMatchObject([
      { who, about: incoming.about },
    ]);
    if (incoming.concernId)
      expect(await client.concerns.get({ id: incoming.concernId })).toMatchObject({
        who: 'Erika Beispiel',
        about: '',
      });
  });

  it('is told by its sender where the address book knows nobody', async () => {
    const app = await openTestApp();
    onTestFinished(() => app.close());
    const office = await answeredOffice(app);
    const { incoming } = await office.readText(
      'From: Fremd <fremd@anderswo.example>\r\nTo: rk@bezirk.example\r\nSubject: Re: Neues für Akteur*innen\r\n\r\nWer räumt den Park auf?\r\n',
    );
    expect([incoming.who, incoming.about]).toEqual(['Fremd', '']);
  });
});

describe('a list', () => {
  it('tells ten answers to one bulletin apart', async () => {
    const app = await openTestApp();
    onTestFinished(() => app.close());
    const client = createClient(app);
    const office = await answeredOffice(app);
    await client.bulletins.create({ subject: 'Neues aus dem Kiez' });
    await office.read('reply', 0);
    const {
      items: [entry],
    } = await client.concerns.list({});
    expect(Object.keys(entry!).slice(0, 4)).toEqual(['who', 'actor', 'says', 'about']);
    expect(entry).toMatchObject({ who: 'Leitung der Kita', about: '' });
    expect(entry!.says).toMatch(
      /^Uns beschäftigt etwas anderes: Seit die Baustelle an der Ecke steht/,
    );
    const actor = await client.actors.get({ id: entry!.actorId! });
    expect(entry!.actor).toBe(actor.name);
  });

  it('names a note by its matter and by the actor when nobody is named', async () => {
    const app = await openTestApp();
    onTestFinished(() => app.close());
    const client = createClient(app);
    const { actorId } = (await answeredOffice(app).then(
      async (office) => (await office.read('reply', 0)).concern,
    ))!;
    await client.concerns.note({ channel: 'phone', subject: 'Laterne kaputt', actorId });
    const { items } = await client.concerns.list({ search: 'Laterne kaputt' });
    const actor = await client.actors.get({ id: actorId! });
    expect(items).toMatchObject([
      { who: actor.name, actor: '', says: 'Laterne kaputt', about: 'Laterne kaputt' },
    ]);
  });
});
