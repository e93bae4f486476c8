import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');
const people = (count: number) => (count === 1 ? '1 person' : `${whole(count)} people`);

export const planDeliveryView: Pick<Texts['deliveriesView'], 'plan' | 'segment' | 'way' | 'check'> =
  {
    plan: {
      title: 'Plan a delivery',
      intro: (subject) => `Bulletin “${subject}”. Nothing goes out before the last step.`,
      steps: 'Steps',
      done: 'done',
      names: { segment: 'Segment', way: 'How to send', check: 'Check and send' },
      next: 'Continue',
      back: 'Back',
      edit: 'Edit bulletin',
      gone: 'This delivery cannot be planned any further',
    },

    segment: {
      title: 'Who should get the bulletin?',
      builtIn: 'Built in',
      own: 'Your own segments',
      ownNone:
        'None yet. For example “Nurseries and schools in Schöneberg Nordost”: a segment fills itself from the address book.',
      copy: 'Copy as your own',
      copyThis: (name) => `Copy segment “${name}” as your own`,
      copyOf: (name) => `${name} (copy)`,
      create: 'New segment',
      edit: 'Edit',
      remove: 'Remove',
      editThis: (name) => `Edit segment “${name}”`,
      removeThis: (name) => `Remove segment “${name}”`,
      removed: (name) => `The segment “${name}” was removed.`,
      saved: (name) => `The segment “${name}” is saved.`,
      chooseFirst: 'Please choose a segment first.',
      counting: 'Being counted …',
      who: 'Who belongs to it',
      included: (count) =>
        count === 0
          ? 'Nobody gets the bulletin.'
          : `${people(count)} ${count === 1 ? 'gets' : 'get'} the bulletin.`,
      sample: 'For example',
      more: (count) => `and ${count === 1 ? '1 more person' : `${whole(count)} more`}`,
      barred: (count) =>
        `${people(count)} ${count === 1 ? 'fits' : 'fit'} the segment but ${count === 1 ? 'is' : 'are'} not written to`,
      outside: (count) =>
        `${people(count)} ${count === 1 ? 'is' : 'are'} not part of it: who and why`,
      barredWhy:
        'No condition decides this: whoever unsubscribed or is kept without a legal basis never gets mail.',
      newTitle: 'New segment',
      editTitle: 'Edit segment',
      editorIntro:
        'A segment grows with your address book: whoever joins later and fits belongs to it next time.',
      name: 'Name',
      nameHint: 'One you will still recognise in a year.',
      nameMissing: 'Please give the segment a name.',
      save: 'Save',
      everyone: 'Without any condition everybody you may write to belongs to it.',
      join: 'How do the conditions work together?',
      joins: { all: 'All of them must apply', any: 'At least one must apply' },
      conditions: 'Conditions',
      condition: (number) => `Condition ${number}`,
      add: 'Add condition',
      removeCondition: (number) => `Remove condition ${number}`,
      field: 'Property',
      fields: {
        region: 'Region',
        topic: 'Topic',
        kind: 'Kind',
        level: 'Level',
        language: 'Language',
      },
      sense: 'Applies or not',
      senses: { is: 'is', not: 'is not' },
      values: 'Values',
      unfinished:
        'One condition is still empty. As soon as you choose something there, you see here who belongs to it. If everybody is meant, remove the condition.',
      valuesMissing: 'Please choose at least one value or remove the condition.',
      pick: 'Choose or type',
      tooRich:
        'Not all conditions of this segment can be shown here. You can rename it. New conditions would replace the present ones.',
      replace: 'Begin new conditions',
    },

    way: {
      title: 'How should it go out?',
      choose: 'How to send',
      rehearsal: 'Rehearsal',
      rehearsalHint:
        'Every mail is written in full, ready for you to read. None is sent. Ideal before the first time.',
      account: (name) => `Really send it through “${name}”`,
      security: {
        tls: (host) => `The connection to ${host} is encrypted from the start.`,
        starttls: (host) =>
          `The connection to ${host} is encrypted before anything is transferred.`,
        none: (host) => `The connection to ${host} stays on this machine.`,
      },
      pace: (perMinute) =>
        perMinute === 0
          ? 'Without a speed limit.'
          : `At most ${perMinute === 1 ? 'one mail' : `${whole(perMinute)} mails`} a minute, so that no provider treats your mails as spam.`,
      noAccount: 'A mail account is still missing for real sending.',
      noAccountTodo:
        'Enter the mail server of your office in the settings. The rehearsal works already.',
      toSettings: 'Go to settings',
      chooseFirst: 'Please choose how the bulletin should go out.',
      findings: 'Check of the bulletin',
      clean: 'The bulletin is checked: there is nothing to change.',
      blocked: (count) =>
        count === 1
          ? 'One thing has to be changed before sending'
          : `${whole(count)} things have to be changed before sending`,
      advice: (count) =>
        count === 1
          ? '1 suggestion that holds nothing up'
          : `${whole(count)} suggestions that hold nothing up`,
      repair: 'Change',
      show: 'Look at it',
      checking: 'The bulletin is being checked …',
      notChecked: 'The bulletin could not be checked',
      testTitle: 'To myself first',
      test: 'A single mail, exactly as a contact would get it. It does not count as a delivery.',
      testRehearsal: 'In a rehearsal the test mail stays here too; you can read it under “Tests”.',
      testAddress: 'Email address',
      testAddressWrong:
        'This is not a complete email address. It should look like name@office.example.',
      testSend: 'Send test',
      testSent: 'The test is on its way …',
      testAccepted: (address) =>
        `The mail server has accepted the test to ${address}. It will be in your mailbox in a moment.`,
      testWritten: 'The test mail is written and ready to read.',
      testFailed: 'The test did not go out.',
      testShow: 'Look at the test',
    },

    check: {
      title: 'Is everything right?',
      subject: 'Subject',
      to: 'to',
      segment: 'Segment',
      letter: 'How the mail arrives',
      letterFor: 'Mail to',
      sample: 'For example to',
      sender: 'Sender',
      replyTo: (address) => `Answers go to ${address}.`,
      noSender: 'no sender yet',
      account: 'How to send',
      rehearsal: 'Rehearsal: the mails stay in your data folder.',
      real: (name) => `Real delivery over “${name}”`,
      time: 'Time',
      noPace: 'A few moments.',
      takes: (duration, pace) =>
        `${duration} at no more than ${pace === 1 ? 'one mail' : `${whole(pace)} mails`} a minute. You can stop at any time.`,
      last: 'Compared with last time',
      first: 'This is the first real delivery to this segment.',
      firstRehearsal: 'This is the first rehearsal with this segment.',
      lastWas: (subject, when, count) =>
        `The last one to this segment was “${subject}”: ${when}, ${count}.`,
      nobodyNew: 'They are the same people as last time.',
      added: (count) => (count === 1 ? '1 person is new.' : `${whole(count)} people are new.`),
      removed: (count) =>
        count === 1
          ? '1 person is no longer there.'
          : `${whole(count)} people are no longer there.`,
      twice: 'This bulletin already went to this segment',
      twiceWhy: (when) =>
        `The same bulletin was sent on ${when}. A second time everybody gets it twice. If only some did not receive it, open that delivery and send it once more only to them.`,
      partlyTwice: (count, of) =>
        `${people(count)} of ${whole(of)} already ${count === 1 ? 'has' : 'have'} this bulletin`,
      partlyTwiceWhy: (count, when) =>
        `It was last sent on ${when}. ${count === 1 ? 'This person' : 'These people'} would get it a second time. It is better to choose a segment without them.`,
      twiceOpen: 'Open that delivery',
      twiceYes: 'Yes, send it again even to those who have it',
      twiceFirst: 'Confirm above that the bulletin should arrive a second time.',
      start: (count) => `Send to ${people(count)} now`,
      startRehearsal: (count) =>
        `Begin rehearsal with ${count === 1 ? '1 mail' : `${whole(count)} mails`}`,
      starting: 'The delivery begins …',
      blocked: 'Not possible yet:',
      calm: 'While it is going out you can stop and go on later. Nobody gets anything twice because of that.',
      changed: 'Something has changed since you opened this page. Please read it once more.',
    },
  };
