import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const aboutView: Texts['aboutView'] = {
  about: {
    version: (version) => `Version ${version}`,
    intro:
      'Kiezbrief carries news from the borough office into the neighbourhood and answers back. It runs on your computer and needs no server.',
    promises: {
      title: 'What Kiezbrief promises',
      items: [
        {
          title: 'Nobody is watched',
          text: 'No tracking pixels, no personal links, no record of who reads what. It cannot be switched on either.',
        },
        {
          title: 'Everything stays with you',
          text: 'The data lies in a folder on your computer. Kiezbrief talks to the mail server you enter, and to nobody else.',
        },
        {
          title: 'Every mail can be proven',
          text: 'Accepted, refused with a reason, or unclear: the journal says so for each mail, even after a crash. Nobody gets anything twice by itself.',
        },
        {
          title: 'Whoever says no is heard',
          text: 'An unsubscribe holds as soon as it is read in or entered. No import and no backup undoes it.',
        },
        {
          title: 'Readable for everyone',
          text: 'What would have barriers does not leave: before each delivery Kiezbrief checks headings, image descriptions, contrast and links.',
        },
      ],
    },
    guide: {
      title: 'User guide',
      text: 'The user guide, in German, comes with the program in the folder docs/anleitung. Begin there with the file README.md; any text program opens it.',
    },
    licence: 'Kiezbrief is free software under the MIT licence.',
  },
  accessibility: {
    intro:
      'Accessibility statement under the Berlin act on accessible information technology (BIKTG Bln) and the German ordinance on accessible information technology (BITV 2.0). It covers the screen of Kiezbrief and the mails made with it.',
    status: {
      title: 'How far we are',
      badge: 'partially compliant',
      text: 'By our own assessment Kiezbrief is partially compliant with EN 301 549 (WCAG 2.1, level AA). Beyond that we follow WCAG 2.2. No independent body has checked it yet; that is why we do not say “fully”.',
    },
    done: {
      title: 'What is checked',
      items: [
        'Every view is checked automatically with each change of the program: light and dark, German and English, contrast included.',
        'Everything works with the keyboard alone; the shortcuts are listed under “?” and can be switched off.',
        'The screen adapts: up to 400 per cent zoom, from 320 pixels of width, with Windows contrast themes and with less motion.',
        'Mails have a language, headings, image descriptions and a plain text version. With a serious fault they cannot be sent.',
      ],
    },
    gaps: {
      title: 'What is still missing',
      items: [
        'People with disabilities have not yet tried the program in daily work. Automatic checks find only some of the barriers.',
        'There has been no complete check with screen readers (NVDA, JAWS, VoiceOver, Orca) yet.',
        'There is no version in easy-to-read German or German Sign Language.',
        'Kiezbrief shows incoming mail as others wrote it. It may contain barriers; the plain text stands beside it.',
        'Moving with the mouse always has a counterpart on the keyboard, but it is not self-explanatory everywhere.',
      ],
    },
    feedback: {
      title: 'Report a barrier',
      text: 'Have you come across a barrier, or do you need something in another form? Write to us. You will have an answer within a month.',
      to: (address) => `Write to ${address}`,
      subject: 'Barrier in Kiezbrief',
      noAddress: 'The reply address of your office stands here as soon as there is a sender.',
      setUp: 'Set up a sender',
    },
    enforcement: {
      title: 'If the answer does not help',
      text: 'If a report stays without a satisfying answer, you can turn to the enforcement body of your state. In Berlin this is the state commissioner for digital accessibility.',
    },
    made: (version) =>
      `This statement belongs to version ${version} and is based on a self-assessment.`,
  },
  licences: {
    intro: (count) =>
      `Kiezbrief stands on the shoulders of others: ${whole(count)} packages of free software take part. Thanks to all who write them.`,
    electron:
      'The desktop version also contains Electron (MIT) with Chromium and Node.js. Their licences come with the program as a file.',
    find: 'Search for a package or licence',
    found: (count) => (count === 1 ? '1 package' : `${whole(count)} packages`),
    nothing: (query) => `No package matches “${query}”.`,
    table: 'Packages in use',
    name: 'Package',
    version: 'Version',
    licence: 'Licence',
    show: (name) => `Licence text of ${name}`,
    unknown: 'see licence text',
    noText: 'No licence text comes with this package. The licence named here applies.',
    failed: 'The licence text cannot be loaded right now.',
  },
};
