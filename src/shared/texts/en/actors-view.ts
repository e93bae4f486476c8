// The address book on screen: list, filters, one actor with its contacts. The import wizard has its
// own file.
import type { Texts } from '#shared/texts/texts.ts';
import { obstacleFilters, obstacleWords, shortObstacleWords } from './obstacles.ts';

const whole = (count: number) => count.toLocaleString('en');
const dayShort = (at: Date) =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const day = (at: Date) =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export const actorsView: Texts['actorsView'] = {
  title: 'Address book',
  intro: 'Whom you reach in the neighbourhood and in the administration.',
  import: 'Import a list',
  add: 'Add an actor',
  importShort: 'Import',
  addShort: 'Add',
  list: 'Actors',
  search: 'Search the address book',
  searchHint: 'Name, phone, street, region, topic …',
  /** Why a row was found that does not show it. */
  foundIn: {
    kind: (text) => `Kind: ${text}`,
    level: (level) => (level === 'district' ? 'district level' : 'local level'),
    regions: (text) => `Region: ${text}`,
    topics: (text) => `Topic: ${text}`,
    contacts: (text) => `Contact: ${text}`,
    email: (text) => `Email: ${text}`,
    address: (text) => `Address: ${text}`,
    phone: (text) => `Phone: ${text}`,
  },
  count: (count: number) => (count === 1 ? '1 actor' : `${whole(count)} actors`),
  found: (count: number) => (count === 1 ? '1 match' : `${whole(count)} matches`),
  foundContacts: (count: number, contacts: number) =>
    `${count === 1 ? '1 match' : `${whole(count)} matches`} with ${contacts === 1 ? '1 such contact' : `${whole(contacts)} such contacts`}`,
  shortDay: (at: string) => dayShort(new Date(at)),
  failedTitle: 'The address book cannot be shown right now',
  filter: {
    label: 'Filter by',
    region: 'Region',
    topic: 'Topic',
    kind: 'Kind',
    level: 'Level',
    none: 'This list is empty. You add entries in the settings.',
    active: 'Active filters',
    reset: 'Clear all filters',
    fromImport: 'From this import',
    obstacles: 'Who gets no mail',
    ...obstacleFilters,
    contacts: (count: number) => (count === 1 ? '1 contact' : `${whole(count)} contacts`),
  },
  bulk: {
    open: 'Record a legal basis …',
    title: (count: number) =>
      count === 1
        ? 'Record a legal basis for 1 contact'
        : `Record a legal basis for ${whole(count)} contacts`,
    text: 'Please do so only if it holds for everybody in this selection. Whoever unsubscribed or is restricted stays so.',
    basisMissing: 'Please choose why you may write to these people.',
    save: 'Record',
    done: (count: number) =>
      count === 1
        ? 'The legal basis is recorded for 1 contact.'
        : `The legal basis is recorded for ${whole(count)} contacts.`,
  },
  columns: {
    name: 'Name',
    kind: 'Kind',
    regions: 'Region',
    contacts: 'Contacts',
    changed: 'Changed',
    state: 'Mail',
  },
  writing: {
    written: 'gets mail',
    partly: (written: number, all: number) => `${whole(written)} of ${whole(all)}`,
    ...shortObstacleWords,
    nobody: 'nobody',
    partlyHeard: (written: number, all: number) =>
      `${whole(written)} of ${whole(all)} contacts get mail`,
    nobodyHeard: 'no contact yet',
  },
  empty: {
    title: 'Your address book is still empty',
    text: 'Bring your Excel list, saved as CSV. Kiezbrief recognises the columns, shows you what will happen, and takes everything back if you wish.',
    example: 'Load the example',
    loading: 'Loading the example',
  },
  nothing: {
    title: 'Nothing found',
    search: (words: string, isFiltered: boolean) =>
      `No entry matches “${words}”. Try a shorter word${isFiltered ? ' or clear a filter' : ''}.`,
    filter: 'No entry matches these filters. Clear one of them.',
    reset: 'Clear search and filters',
    resetSearch: 'Clear search',
  },
  segment: {
    open: 'Save as segment',
    title: 'Save this selection as a segment',
    text: 'A segment grows by itself: whoever is added later and fits belongs to it. The search text does not count.',
    name: 'Name of the segment',
    nameMissing: 'Please give the segment a name.',
    save: 'Save segment',
    reach: (included: number) =>
      `${included === 1 ? '1 contact' : `${whole(included)} contacts`} would be written to today.`,
    done: (name: string) => `The segment “${name}” is saved.`,
  },
  sheet: {
    label: 'Details',
    close: 'Close details',
    more: 'More options',
    remove: 'Remove from the address book',
    removed: (name: string) => `“${name}” was removed from the address book.`,
    created: (name: string) => `“${name}” is in the address book now.`,
    newTitle: 'New in the address book',
    newText: 'A name is enough to begin with. Everything else can be added later.',
    create: 'Add',
    facts: 'Details',
    edit: 'Edit',
    editFacts: 'Edit the details',
    editContact: (name: string) => `Edit ${name}`,
    ready: 'Done',
    noKind: 'No kind chosen',
    name: 'Name',
    kind: 'Kind',
    level: 'Level',
    regions: 'Regions',
    topics: 'Topics',
    department: 'Department',
    departmentHint: 'Only for actors of the district level: which department this is.',
    address: 'Postal address',
    street: 'Street and number',
    postalCode: 'Postal code',
    city: 'City',
    website: 'Website',
    find: 'Choose or type',
    contacts: 'Contacts',
    noContacts: 'Nobody is entered here yet. Without a contact no mail goes here.',
    addContact: 'Add a contact',
    nameless: 'Without a name',
    changedAt: (at: string) => `Last changed on ${day(new Date(at))}`,
  },
  contact: {
    function: 'Function',
    functionHint: 'Stays when the person changes: “Head”, “Office”.',
    salutation: 'Salutation',
    title: 'Title',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    phone: 'Phone',
    language: 'Language of the mail',
    languages: { de: 'German', en: 'English' },
    legalBasis: 'Legal basis',
    noLegalBasis: 'None yet',
    legalBasisHint:
      'Why you may write to this person. Without a basis they stay in the address book but get no mail.',
    source: 'How do you know?',
    sourceHint:
      'For example “Registration form, district conference” or “List of the school authority”.',
    givenOn: 'Since when',
    wording: 'Wording of the consent',
    basisLine: (basis: string, source: string, at: string) =>
      `${basis}${source ? ` · ${source}` : ''} · ${day(new Date(at))}`,
    restricted: 'Send no mail for the time being',
    restrictedHint: 'For example while a correction is being clarified (Art. 18 GDPR).',
    remove: 'Remove contact',
    removed: (name: string) => `${name} was removed.`,
    unsubscribe: 'Wants no more mail',
    unsubscribed: (name: string) => `${name} is unsubscribed and gets no more mail.`,
    unsubscribedTitle: (at: string | null) =>
      at ? `Unsubscribed on ${day(new Date(at))}` : 'Unsubscribed',
    unsubscribedText: 'This address is not written to any more, even if it turns up in a new list.',
    nameInDoubt: {
      unsure:
        'This may not be a name. Mails greet without a name here: “Hello”. Once the name stands in “First name” and “Last name”, they greet in person again.',
      died: 'This says that the person has died. Mails greet without a name: “Hello”. Please check who gets the mail now.',
      gone: 'This says that the person has left or is away. Mails greet without a name: “Hello”. Please check who gets the mail now.',
    },
    closedElsewhere: {
      unsubscribed:
        'Somebody unsubscribed with this address at another entry, so it is not written to anywhere.',
      restricted: 'This address is restricted for now at another entry and therefore gets no mail.',
      suppressed: 'This address is on the suppression list and is not written to.',
    },
    suppressedTitle: 'On the suppression list',
    mistake: 'That was a mistake',
    takeBack: 'Take the unsubscribe back',
    subscribedAgain: (name: string) => `${name} gets mail again.`,
    stillRestricted: (name: string) =>
      `${name} is no longer unsubscribed. “Send no mail for the time being” still holds.`,
    states: {
      written: 'gets mail',
      ...obstacleWords,
    },
  },
  problems: {
    name: 'Please enter a name.',
    email: 'This is not a complete email address yet. It looks like name@example.org.',
    source: 'Please say how you know this. It is part of the proof.',
  },
  saving: {
    saved: 'Everything is saved',
    waiting: 'Will be saved in a moment …',
    saving: 'Saving …',
    incomplete: 'Not saved yet. Please check the marked fields.',
    failed: 'Not saved',
    retry: 'Save again',
    revert: 'Discard changes',
    reverted: 'Your changes were discarded.',
  },
  conflict: {
    title: 'Somebody else has changed something here meanwhile',
    text: 'Both versions are still there. Which one should stand?',
    field: 'Field',
    mine: 'Your version',
    theirs: 'Saved version',
    nothing: 'empty',
    look: 'See both versions',
    keepMine: 'Save my version',
    takeTheirs: 'Take the saved version',
    taken: 'The saved version stands.',
    contact: (name: string, field: string) => `${name}: ${field}`,
    present: 'present',
  },
  shortcuts: { search: 'Search the address book' },
};
