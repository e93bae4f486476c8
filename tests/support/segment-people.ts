// Actors with contacts, rules, and who of them a rule lets in: for tests of segments.
import { matchContacts } from '#core/segments/matching-contacts.ts';
import { Actor } from '#shared/contract/actor.ts';
import { Rule } from '#shared/contract/segments.ts';

export const at = '2026-03-02T09:00:00.000Z';
export const everyone: Rule = { type: 'all', rules: [] };
export const nobody: Rule = { type: 'any', rules: [] };
export const ruleOf = (rule: unknown) => Rule.parse(rule);
export const nordost = ruleOf({ type: 'region', in: ['reg_schoeneberg-nordost'] });
export const bildung = ruleOf({ type: 'topic', in: ['top_bildung', 'top_familie'] });
const proof = { basis: 'consent', proof: { source: 'Liste', at } } as const;

let number = 0;
export const contact = (email: string | null, more: object = {}) => ({
  id: `con_${++number}`,
  email,
  legalBasis: proof,
  ...more,
});
export const actor = (
  name: string,
  more: object = {},
  contacts: object[] = [contact(`${name.toLowerCase()}@haus.example`)],
) =>
  Actor.parse({
    id: `act_${name.toLowerCase()}`,
    revision: 0,
    name,
    contacts,
    createdAt: at,
    updatedAt: at,
    ...more,
  });
export const match = (
  actors: Actor[],
  rule: Rule,
  isSuppressed: (address: string) => boolean = () => false,
) =>
  matchContacts(actors, rule, { isSuppressed, closedContacts: new Map() }).map(
    ({ contact: { email }, address, reasons }) => [
      email,
      address !== null,
      ...reasons.map(({ reason }) => reason),
    ],
  );
