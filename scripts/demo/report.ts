// What the demonstration found out, as an aligned report for people and as one JSON object for
// machines.
import type { Texts } from '#shared/texts/texts.ts';
import type { ImportRow } from '#shared/contract/actor-import.ts';
import type { Finding } from '#shared/contract/bulletins.ts';
import type { Figures } from '#shared/contract/delivery.ts';

export interface Outcome {
  import: { rows: number; created: number; updated: number; unchanged: number; refused: number };
  refusedRows: readonly ImportRow[];
  bulletin: { id: string; subject: string; htmlBytes: number; findings: readonly Finding[] };
  segment: { sentence: string; included: number };
  file: Figures;
  smtp: Figures & { received: number };
  incoming: { concerns: number; bounces: number; unsubscribes: number; autoReplies: number };
  places: { mails: string; page: string; data: string };
}

export const jsonReport = ({
  import: { created, updated, unchanged, refused },
  bulletin,
  file,
  smtp,
  incoming,
  places,
}: Outcome): string =>
  JSON.stringify(
    {
      import: { created, updated, unchanged, refused },
      bulletin: {
        id: bulletin.id,
        subject: bulletin.subject,
        htmlBytes: bulletin.htmlBytes,
        findings: bulletin.findings.length,
      },
      file: { accepted: file.accepted, refused: file.refused, unclear: file.unclear },
      smtp: {
        accepted: smtp.accepted,
        refused: smtp.refused,
        unclear: smtp.unclear,
        received: smtp.received,
      },
      incoming,
      data: places.data,
    },
    null,
    2,
  );

/** What does not add up, in words; empty when everything agrees. */
export function disagreements(outcome: Outcome): string[] {
  const { import: imported, segment, file, smtp, incoming } = outcome;
  const agree = (what: string, left: number, right: number) =>
    left === right ? [] : [`${what}: ${left} ≠ ${right}`];
  return [
    ...agree(
      'import.rows',
      imported.created + imported.updated + imported.unchanged + imported.refused,
      imported.rows,
    ),
    ...agree('import.refused', imported.refused, outcome.refusedRows.length),
    ...agree('file.envelopes', file.envelopes, segment.included),
    ...agree('file.accepted', file.accepted, file.envelopes),
    ...agree('smtp.envelopes', smtp.envelopes, segment.included),
    ...agree('smtp.accepted', smtp.accepted, smtp.envelopes),
    ...agree('smtp.received', smtp.received, smtp.accepted),
    ...agree('incoming.concerns', incoming.concerns, 1),
    ...agree('incoming.bounces', incoming.bounces, 1),
    ...agree('incoming.unsubscribes', incoming.unsubscribes, 1),
    ...agree('incoming.autoReplies', incoming.autoReplies, 1),
  ];
}

export function readableReport(outcome: Outcome, texts: Texts): string {
  const t = texts.demo;
  const { import: imported, bulletin, segment, file, smtp, incoming, places } = outcome;
  const sections: [string, [string, string | number][]][] = [
    [
      t.import,
      [
        [t.rows, imported.rows],
        [t.created, imported.created],
        [t.updated, imported.updated],
        [t.unchanged, imported.unchanged],
        [t.refused, imported.refused],
        ...outcome.refusedRows.map((row): [string, string] => [
          t.line(row.line),
          row.notes.map(({ note, value }) => texts.actors.notes[note]({ value })).join(' '),
        ]),
      ],
    ],
    [
      t.bulletin,
      [
        [t.subject, bulletin.subject],
        [t.segment, `${segment.sentence} (${segment.included})`],
        [t.htmlSize, t.bytes(bulletin.htmlBytes)],
        [
          t.checks,
          bulletin.findings.length === 0
            ? t.noFindings
            : bulletin.findings.map(({ rule }) => rule).join(', '),
        ],
      ],
    ],
    [t.rehearsal, figures(file)],
    [t.overSmtp, [...figures(smtp), [t.received, smtp.received]]],
    [
      t.answers,
      [
        [t.concerns, incoming.concerns],
        [t.bounces, incoming.bounces],
        [t.unsubscribes, incoming.unsubscribes],
        [t.autoReplies, incoming.autoReplies],
      ],
    ],
    [
      t.whereToLook,
      [
        [t.mails, places.mails],
        [t.page, places.page],
        [t.data, places.data],
        [t.open, `npm start -- --data "${places.data}"`],
      ],
    ],
  ];
  const width = Math.max(...sections.flatMap(([, rows]) => rows.map(([label]) => label.length)));
  const wrong = disagreements(outcome);
  return [
    ...sections.flatMap(([title, rows]) => [
      '',
      title,
      ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    ]),
    '',
    wrong.length === 0 ? t.numbersAgree : t.numbersDisagree(wrong.join('; ')),
  ].join('\n');

  function figures(of: Figures): [string, number][] {
    return [
      [t.accepted, of.accepted],
      [t.refusedByServer, of.refused],
      [t.unclear, of.unclear],
    ];
  }
}
