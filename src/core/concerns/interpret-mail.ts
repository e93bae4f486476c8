// A parsed mail -> what it is, which envelope it is about and whose it is, by what the data folder
// knows. Changes nothing.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { Instant } from '#shared/values.ts';
import { readDeliveryStatus, reportAbout, type DeliveryReport } from './delivery-status.ts';
import type { Origin } from './draft-concern.ts';
import { findClues, findReportClues } from './find-clues.ts';
import { findOrigin } from './find-origin.ts';
import type { ImportParts } from './import-parts.ts';
import { isForwarded } from './mail-header.ts';
import { knownSenders, matchDelivery, type Match } from './match-delivery.ts';
import { readIncoming, type Reading } from './read-incoming.ts';
import { receivedAt } from './received-at.ts';
import { removeQuotedText } from './remove-quoted-text.ts';
import { shallowHtml } from './shallow-html.ts';
import { readUnstructuredBounce } from './unstructured-bounce.ts';

export interface Interpretation {
  readonly mail: ParsedMail;
  /** Without quotes and signature. */
  readonly ownText: string;
  readonly match: Match | undefined;
  /** It may answer a delivery that cannot be read. */
  readonly isLost: boolean;
  readonly origin: Origin;
  readonly reading: Reading;
  readonly receivedAt: Instant;
}

export async function interpretMail(
  parts: ImportParts,
  mail: ParsedMail,
  now: Instant,
): Promise<Interpretation> {
  const { store, journal } = parts;
  const text = textOf(mail, parts);
  const ownText = isForwarded(mail.subject) ? text : removeQuotedText(text);
  const told = readDeliveryStatus(mail) ?? readUnstructuredBounce(mail, text);
  const clues = told
    ? findReportClues(mail, told, text)
    : findClues(mail, `${text.slice(0, 250_000)}\n${mail.html}`);
  const match = await matchDelivery(journal, clues, addressesIn(mail, told));
  const isLost = match === undefined && clues.length > 0 && !(await journal.findsAll());
  const report = told && match ? reportAbout(told, match.envelope.address) : told;
  const senders = knownSenders(await store.actors.list(), mail.from.address);
  const at = receivedAt(mail, now);
  return {
    mail,
    ownText,
    match,
    isLost,
    origin: await findOrigin(parts, { match, senders, isReport: report !== undefined, at }),
    reading: readIncoming({ mail, ownText, report, match, senders }),
    receivedAt: at,
  };
}

/** Whom it is about: the recipients of a report, the sender of an answer. */
const addressesIn = (mail: ParsedMail, report: DeliveryReport | undefined): string[] =>
  report ? [report, ...report.others].map(({ recipient }) => recipient) : [mail.from.address];

/** The text part, or the HTML as text where there is none. */
function textOf(mail: ParsedMail, { sanitiser, htmlToText }: ImportParts): string {
  return mail.text.trim() !== '' || mail.html === ''
    ? mail.text
    : htmlToText.convert(sanitiser.incoming(shallowHtml(mail.html)));
}
