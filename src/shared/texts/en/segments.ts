import type { Texts } from '#shared/texts/texts.ts';
import { obstacles } from './obstacles.ts';

export const segments: Texts['segments'] = {
  everyoneName: 'Everyone',
  everyone: 'All contacts.',
  nobody: 'Nobody.',
  sentence: (clause) => `All contacts who ${clause}.`,
  and: ' and ',
  or: ' or ',
  clauses: {
    region: (names, isNegated) =>
      `${isNegated ? 'do not belong' : 'belong'} to the region ${names}`,
    topic: (names, isNegated) => `${isNegated ? 'do not work' : 'work'} on the topic ${names}`,
    kind: (names, isNegated) => `are ${isNegated ? 'not ' : ''}of the kind ${names}`,
    level: (names, isNegated) => `${isNegated ? 'do not belong' : 'belong'} to the level ${names}`,
    language: (names, isNegated) =>
      `${isNegated ? 'have not' : 'have'} chosen the language ${names}`,
  },
  reasons: {
    everyone: () => 'Belongs to the segment.',
    region: (values) => `Region: ${values}.`,
    topic: (values) => `Topic: ${values}.`,
    kind: (values) => `Kind: ${values}.`,
    level: (values) => `Level: ${values}.`,
    language: (values) => `Language: ${values}.`,
    nobody: () => 'The segment names nobody.',
    excluded: (values) => (values === '' ? 'Is left out.' : `Is left out: ${values}.`),
    'no-address': () => obstacles['no-address'],
    'no-legal-basis': () => obstacles['no-legal-basis'],
    unsubscribed: () => obstacles.unsubscribed,
    restricted: () => obstacles.restricted,
    suppressed: () => obstacles.suppressed,
    'same-address': () => obstacles['same-address'],
  },
  needed: (reason) => `Would be needed: ${reason}`,
  levels: { local: 'local', district: 'district' },
  languages: { de: 'German', en: 'English' },
};
