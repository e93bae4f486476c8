// What the one answer "may this person be written to?" promises:
//   * each obstacle stops alone, whatever else is in order, and in whichever way somebody asks
//   * what was said of a mailbox at one actor counts for it at every actor, in every spelling
//   * an envelope goes to the mailbox its contact has today, or nowhere
//   * an address nobody knows may get a test
import { describe, expect, it } from 'vitest';
import { addressBook } from '#core/addressees/address-book.ts';
import { mayWrite } from '#core/addressees/may-write.ts';
import { oncePerMailbox } from '#core/addressees/once-per-mailbox.ts';
import { Actor, type Contact } from '#shared/contract/actor.ts';
import type { ContactId, EmailAddress } from '#shared/values.ts';

const at = '2026-03-02T09:00:00.000Z';
const kim = 'kim@kita.example' as EmailAddress;
const kimId = 'con_kim' as ContactId;
const actorOf = (id: string, contact: Partial<Contact>) =>
  Actor.parse({
    id: `act_${id}`,
    revision: 0,
    name: `Kita ${id}`,
    createdAt: at,
    updatedAt: at,
    contacts: [
      {
        id: `con_${id}`,
        email: kim,
        legalBasis: { basis: 'consent', proof: { source: 'Liste', at } },
        ...contact,
      },
    ],
  });
const suppressing = (...suppressed: readonly string[]) => ({
  isSuppressed: (address: string) => suppressed.includes(address),
  closedContacts: new Map(),
});
/** Kim at one actor, what another actor says of a mailbox, and what is suppressed. */
function book(
  own: Partial<Contact> = {},
  other?: Partial<Contact>,
  suppressed: readonly string[] = [],
) {
  return addressBook(
    [...(other ? [actorOf('other', other)] : []), actorOf('kim', own)],
    suppressing(...suppressed),
  );
}
function answers(known: ReturnType<typeof book>, address = kim) {
  const answerOf = (answer: ReturnType<typeof mayWrite>) =>
    answer.may ? answer.address : answer.obstacle;
  const contact = known.contacts.get(kimId)?.contact;
  return {
    list: contact && answerOf(mayWrite({ contact }, known)),
    envelope: answerOf(mayWrite({ contactId: kimId, address }, known)),
    test: answerOf(mayWrite({ address }, known)),
  };
}
const everywhere = (obstacle: string) => ({ list: obstacle, envelope: obstacle, test: obstacle });

describe('nothing stands against', () => {
  it('a contact with address and legal basis', () => {
    expect(answers(book())).toEqual(everywhere(kim));
  });
  it('a contact whose address is spelled in another way now, at the address planned', () => {
    expect(answers(book({ email: 'KIM@Kita.example' as EmailAddress })).envelope).toBe(kim);
  });
  it('a mailbox that stands at another actor as well', () => {
    expect(answers(book({}, {}))).toEqual(everywhere(kim));
  });
  it('a test to an address nobody knows, or whose contact has no legal basis', () => {
    expect(answers(book(), 'kollegin@amt.example' as EmailAddress).test).toBe(
      'kollegin@amt.example',
    );
    expect(answers(book({ legalBasis: null })).test).toBe(kim);
  });
});

describe('stands against a mail', () => {
  it.each([
    ['the contact unsubscribed', 'unsubscribed', book({ state: 'unsubscribed' })],
    ['the contact is restricted', 'restricted', book({ state: 'restricted' })],
    ['the mailbox is suppressed', 'suppressed', book({}, undefined, [kim])],
    [
      'the mailbox unsubscribed at another actor',
      'unsubscribed',
      book({}, { state: 'unsubscribed' }),
    ],
    ['the mailbox is restricted at another actor', 'restricted', book({}, { state: 'restricted' })],
    [
      'the mailbox unsubscribed at another actor in another spelling',
      'unsubscribed',
      book({}, { state: 'unsubscribed', email: 'KIM@Kita.example' as EmailAddress }),
    ],
  ])('%s', (_, obstacle, known) => {
    expect(answers(known)).toEqual(everywhere(obstacle));
  });

  it('the contact left without an address', () => {
    const known = book({ email: null, state: 'unsubscribed' });
    expect(answers(known)).toEqual({ list: 'unsubscribed', envelope: 'unsubscribed', test: kim });
  });
  it('the contact has no address', () => {
    expect(answers(book({ email: null }))).toEqual({
      list: 'no-address',
      envelope: 'no-address',
      test: kim,
    });
  });
  it('the contact has no legal basis', () => {
    expect(answers(book({ legalBasis: null }))).toEqual({
      list: 'no-legal-basis',
      envelope: 'no-legal-basis',
      test: kim,
    });
  });
  it('the contact is no longer in the address book', () => {
    expect(answers(addressBook([], suppressing()))).toEqual({
      list: undefined,
      envelope: 'contact-removed',
      test: kim,
    });
  });
  it('the contact has another address than the planned one', () => {
    expect(answers(book({ email: 'neu@kita.example' as EmailAddress }))).toEqual({
      list: 'neu@kita.example',
      envelope: 'address-changed',
      test: kim,
    });
  });
});

describe('the first obstacle is named', () => {
  it('unsubscribed at one actor and restricted at another is unsubscribed, in either order', () => {
    const left = actorOf('left', { state: 'unsubscribed' });
    const paused = actorOf('paused', { state: 'restricted' });
    for (const others of [
      [left, paused],
      [paused, left],
    ]) {
      expect(answers(addressBook([...others, actorOf('kim', {})], suppressing()))).toEqual(
        everywhere('unsubscribed'),
      );
    }
  });
  it('a new address that is closed is named closed, not new', () => {
    const moved = { email: 'neu@kita.example' as EmailAddress };
    expect(answers(book(moved, undefined, ['neu@kita.example'])).envelope).toBe('suppressed');
    expect(answers(book({ ...moved, legalBasis: null })).envelope).toBe('no-legal-basis');
  });
});

describe('one mailbox', () => {
  it('has its turn once, in whatever spelling', () => {
    const isFirst = oncePerMailbox();
    expect(['a@b.example', 'A@B.example', 'c@b.example'].map(isFirst)).toEqual([true, false, true]);
  });
  it('has none when it has the mail already', () => {
    expect(oncePerMailbox(['A@B.example'])('a@b.example')).toBe(false);
  });
});
