// How a contact is named in lists and in a mail's To.
import type { Contact } from '#shared/contract/actor.ts';

/** Title and name; without a name the function; empty when there is neither. */
export const contactName = ({
  title,
  firstName,
  lastName,
  function: role,
}: Pick<Contact, 'title' | 'firstName' | 'lastName' | 'function'>): string =>
  firstName === '' && lastName === ''
    ? role
    : [title, firstName, lastName].filter((part) => part !== '').join(' ');
