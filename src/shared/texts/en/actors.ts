import type { Texts } from '#shared/texts/texts.ts';

export const actors: Texts['actors'] = {
  notes: {
    'no-actor-name': () => 'The name of the organisation or person is missing.',
    'no-address': () => 'There is no email address.',
    'address-invalid': ({ value }) => `“${value}” is not an email address.`,
    'address-suppressed': ({ value }) =>
      `${value} is on the suppression list and is not written to.`,
    'contact-unsubscribed': ({ value }) => `${value} has unsubscribed. This stays so.`,
    'duplicate-of-line': ({ line }) => `Already in line ${line ?? '?'}.`,
    'too-few-columns': ({ value }) =>
      `The row has ${value} columns only. What is missing stays empty.`,
    'too-many-columns': ({ value }) =>
      `The row has ${value} columns, more than the header. There is probably a delimiter in the text.`,
    'too-many-contacts': () => 'There are 200 contacts here already. No more are possible.',
    'unknown-region': ({ value }) => `The region “${value}” is not in your list.`,
    'unknown-topic': ({ value }) => `The topic “${value}” is not in your list.`,
    'unknown-kind': ({ value }) => `The kind “${value}” is not in your list.`,
    'unknown-level': ({ value }) =>
      `The level “${value}” is unknown. Possible are “local” and “district”.`,
    'unknown-legal-basis': ({ value }) =>
      `“${value}” is not a legal basis. Nobody is written to without one.`,
    'value-too-long': ({ value }) => `The entry in column “${value}” is too long.`,
    'control-character': ({ value }) =>
      `There are unreadable control characters in column “${value}”.`,
    'same-address-elsewhere': ({ value, line }) =>
      `“${value}” has the same address${line === undefined ? '' : ` (line ${line})`}. Only one mail will leave.`,
    'name-unclear': ({ value }) =>
      `“${value}” may not be a name or a form of address. The mail greets without a name: “Hello”.`,
    'name-shortened': ({ value }) => `“${value}” stood beside the name. It is not taken over.`,
    'person-died': ({ value }) =>
      `“${value}”: this person has died. The mail greets without a name. Please check whether the address is still right.`,
    'person-gone': ({ value }) =>
      `“${value}”: this person seems to have left or to be away. The mail greets without a name.`,
    'other-person-at-address': ({ value }) =>
      `${value} has this address too. Both stay in the address book; one mail leaves, and it greets nobody by name.`,
  },
  actions: { create: 'new', update: 'changed', unchanged: 'unchanged', refuse: 'not taken' },
  fields: {
    actor: 'Organisation',
    kind: 'Kind',
    level: 'Level',
    regions: 'Regions',
    topics: 'Topics',
    street: 'Street',
    postalCode: 'Postal code',
    city: 'City',
    website: 'Website',
    function: 'Function',
    salutation: 'Salutation',
    title: 'Title',
    firstName: 'First name',
    lastName: 'Last name',
    fullName: 'Contact person',
    email: 'Email',
    phone: 'Phone',
    language: 'Language',
    legalBasis: 'Legal basis',
    ignore: 'leave out',
  },
  levels: { local: 'local level', district: 'district level' },
  salutations: { ms: 'Ms', mr: 'Mr', neutral: 'none' },
  states: { active: 'is written to', unsubscribed: 'unsubscribed', restricted: 'restricted' },
  legalBases: {
    consent: 'Consent',
    'public-task': 'Public task',
    agreement: 'Agreement',
    'own-request': 'Own request',
  },
};
