// What the program itself writes into a bulletin.
import type { Texts } from '#shared/texts/texts.ts';

export const bulletins: Texts['bulletins'] = {
  greet: {
    ms: ({ title, last }) => `Dear ${title === '' ? 'Ms' : title} ${last}`,
    mr: ({ title, last }) => `Dear ${title === '' ? 'Mr' : title} ${last}`,
    person: ({ name }) => `Dear ${name}`,
    team: ({ actor }) => `Dear team of “${actor}”`,
    anyone: 'Hello',
  },
  sample: {
    actor: 'Sonnenblick Nursery',
    function: 'Director',
    title: 'Dr',
    firstName: 'Aylin',
    lastName: 'Yılmaz',
  },
  mail: {
    why: ({ organisation }) =>
      `You are receiving this email because your address is on our mailing list. Sender: ${organisation}`,
    unsubscribe: 'Unsubscribe from these emails',
    privacy: 'Privacy notice',
    imprint: 'Legal notice',
    answer: 'Questions, comments or suggestions? Simply reply to this email.',
  },
  event: {
    when: 'When',
    where: 'Where',
    more: ({ title }) => `More about “${title}”`,
    until: 'to',
    atTime: ({ time }) => time,
  },
  text: {
    image: ({ description }) => `[Image: ${description}]`,
  },
};
