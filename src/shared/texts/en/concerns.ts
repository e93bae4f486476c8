import type { Texts } from '#shared/texts/texts.ts';

/** Concerns and everything else that comes back. */
export const concerns: Texts['concerns'] = {
  one: 'Concern',
  many: 'Concerns',
  states: { new: 'New', assigned: 'Assigned', answered: 'Answered', closed: 'Closed' },
  types: { question: 'Question', need: 'Need', concern: 'Concern', offer: 'Offer', idea: 'Idea' },
  noType: 'Not classified yet',
  channels: { mail: 'Email', phone: 'Phone', meeting: 'Conversation' },
  incoming: { concern: 'Concern', bounce: 'Bounce', unsubscribe: 'Unsubscribe', 'auto-reply': 'Automatic reply' },
  matchedBy: {
    token: 'Matched for certain by the key in address or subject',
    'in-reply-to': 'Matched as an answer to our message',
    references: 'Matched by the course of the conversation',
    'quoted-id': 'Matched by the quoted message',
    'from-address': 'Presumed: recognised by the sender address only',
    person: 'Matched by hand',
  },
  notMatched: 'Not matched to a bulletin',
  fromIsClaim: 'The sender address is a claim of the email and has not been verified.',
  needsReview: 'Please have a look',
  needsReviewWhy: {
    concern: 'This may also be a wish to unsubscribe, or the match is only presumed.',
    bounce: 'This bounce could not be matched to a delivered message. Nothing was changed.',
    unsubscribe: 'Please check that the right contact was unsubscribed.',
    'auto-reply': 'Please have a look.',
  },
  region: 'Region',
  topic: 'Topic',
  department: 'Department in charge',
  noDepartment: 'Nobody in charge yet',
  dueOn: 'Answer due by',
  receivedAt: 'Received',
  hasAttachments: 'Has attachments',
  importMail: 'Read an email (.eml)',
  wasKnown: 'This email had been read before. Nothing changed.',
  none: 'No concerns yet. Read an answer as .eml and it appears here.',
};
