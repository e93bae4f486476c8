// What the program itself writes into a bulletin.
export const bulletins = {
  greet: {
    ms: ({ title, last }: { title: string; last: string }) =>
      `Guten Tag Frau ${title === '' ? '' : `${title} `}${last}`,
    mr: ({ title, last }: { title: string; last: string }) =>
      `Guten Tag Herr ${title === '' ? '' : `${title} `}${last}`,
    person: ({ name }: { name: string }) => `Guten Tag ${name}`,
    team: ({ actor }: { actor: string }) => `Guten Tag, liebes Team von „${actor}“`,
    anyone: 'Guten Tag',
  },
  /** Whose data a preview shows when no contact is chosen. */
  sample: {
    actor: 'Kita Sonnenblick',
    function: 'Leitung',
    title: 'Dr.',
    firstName: 'Aylin',
    lastName: 'Yılmaz',
  },
  mail: {
    /**
     * The name stands alone, after a colon and without a full stop: it may have any gender, any
     * article and any ending ("e. V.").
     */
    why: ({ organisation }: { organisation: string }) =>
      `Sie bekommen diese Mail, weil Ihre Adresse in unserem Verteiler steht. Absender: ${organisation}`,
    unsubscribe: 'Keine weiteren Mails bekommen (Abmelden)',
    privacy: 'Hinweise zum Datenschutz',
    imprint: 'Impressum',
    answer: 'Fragen, Hinweise oder Wünsche? Antworten Sie einfach auf diese Mail.',
  },
  event: {
    when: 'Wann',
    where: 'Wo',
    more: ({ title }: { title: string }) => `Mehr zu „${title}“`,
    until: 'bis',
    atTime: ({ time }: { time: string }) => `${time} Uhr`,
  },
  text: {
    image: ({ description }: { description: string }) => `[Bild: ${description}]`,
  },
};
