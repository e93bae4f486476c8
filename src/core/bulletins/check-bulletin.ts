// What must (block) or should (warn) be repaired before a bulletin is sent: every rule with its
// severity, applied to the bulletin and to the mail made of it.
import { addressBookReader } from '#core/actors/read-address-book.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Bulletin, Finding, FindingRule, Severity } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import { compose, type Composed } from './compose.ts';
import type { ContentDeps } from './content-deps.ts';
import { longestMail } from './longest-mail.ts';
import { tagsIn } from './markup.ts';
import { lastSentSubject } from './last-sent-subject.ts';
import { senderOf, unknownSender } from './sender-of.ts';
import { todayInBerlin } from './today-in-berlin.ts';
import type { Check, Examined } from './checks/check.ts';
import { addressUnsendable } from './checks/address-unsendable.ts';
import { altMissing } from './checks/alt-missing.ts';
import { blockNotAllowed } from './checks/block-not-allowed.ts';
import { buttonTextMissing } from './checks/button-text-missing.ts';
import { contentMissing } from './checks/content-missing.ts';
import { contrastLow } from './checks/contrast-low.ts';
import { dateImpossible } from './checks/date-impossible.ts';
import { deadlinePast } from './checks/deadline-past.ts';
import { eventEndsBeforeStart } from './checks/event-ends-before-start.ts';
import { eventIncomplete } from './checks/event-incomplete.ts';
import { eventPast } from './checks/event-past.ts';
import { headingEmpty } from './checks/heading-empty.ts';
import { headingShouting } from './checks/heading-shouting.ts';
import { headingSkipped } from './checks/heading-skipped.ts';
import { htmlAlt } from './checks/html-alt.ts';
import { htmlDir } from './checks/html-dir.ts';
import { htmlHeadings } from './checks/html-headings.ts';
import { htmlLang } from './checks/html-lang.ts';
import { htmlRemote } from './checks/html-remote.ts';
import { htmlTableRole } from './checks/html-table-role.ts';
import { htmlTitle } from './checks/html-title.ts';
import { imageMissing } from './checks/image-missing.ts';
import { imageMoves } from './checks/image-moves.ts';
import { imagesLarge } from './checks/images-large.ts';
import { imprintMissing } from './checks/imprint-missing.ts';
import { languageUnsupported } from './checks/language-unsupported.ts';
import { linkMissing } from './checks/link-missing.ts';
import { linkPersonalised } from './checks/link-personalised.ts';
import { linkTextAmbiguous } from './checks/link-text-ambiguous.ts';
import { linkTextGeneric } from './checks/link-text-generic.ts';
import { mergeFieldUnknown } from './checks/merge-field-unknown.ts';
import { preheaderLength } from './checks/preheader-length.ts';
import { preheaderMissing } from './checks/preheader-missing.ts';
import { senderMissing } from './checks/sender-missing.ts';
import { sizeLarge } from './checks/size-large.ts';
import { sizeTooLarge } from './checks/size-too-large.ts';
import { subjectAsLastTime } from './checks/subject-as-last-time.ts';
import { subjectLong } from './checks/subject-long.ts';
import { subjectMissing } from './checks/subject-missing.ts';
import { subjectPast } from './checks/subject-past.ts';
import { textPartIncomplete } from './checks/text-part-incomplete.ts';
import { weekdayWrong } from './checks/weekday-wrong.ts';

/**
 * In the order people repair: who and what, blocks, then the finished mail (where the design is to
 * blame).
 */
export const rules: Readonly<
  Record<FindingRule, { readonly severity: Severity; readonly find: Check }>
> = {
  'sender-missing': { severity: 'block', find: senderMissing },
  'imprint-missing': { severity: 'block', find: imprintMissing },
  'address-unsendable': { severity: 'block', find: addressUnsendable },
  'subject-missing': { severity: 'block', find: subjectMissing },
  'subject-as-last-time': { severity: 'warn', find: subjectAsLastTime },
  'subject-past': { severity: 'warn', find: subjectPast },
  'subject-long': { severity: 'warn', find: subjectLong },
  'preheader-missing': { severity: 'warn', find: preheaderMissing },
  'preheader-length': { severity: 'warn', find: preheaderLength },
  'content-missing': { severity: 'block', find: contentMissing },
  'language-unsupported': { severity: 'block', find: languageUnsupported },
  'block-not-allowed': { severity: 'block', find: blockNotAllowed },
  'size-too-large': { severity: 'block', find: sizeTooLarge },
  'size-large': { severity: 'warn', find: sizeLarge },
  'images-large': { severity: 'warn', find: imagesLarge },
  'alt-missing': { severity: 'block', find: altMissing },
  'image-missing': { severity: 'block', find: imageMissing },
  'image-moves': { severity: 'block', find: imageMoves },
  'link-missing': { severity: 'block', find: linkMissing },
  'link-text-generic': { severity: 'warn', find: linkTextGeneric },
  'link-text-ambiguous': { severity: 'warn', find: linkTextAmbiguous },
  'link-personalised': { severity: 'block', find: linkPersonalised },
  'button-text-missing': { severity: 'block', find: buttonTextMissing },
  'heading-empty': { severity: 'block', find: headingEmpty },
  'heading-skipped': { severity: 'block', find: headingSkipped },
  'heading-shouting': { severity: 'warn', find: headingShouting },
  'event-incomplete': { severity: 'block', find: eventIncomplete },
  'event-ends-before-start': { severity: 'block', find: eventEndsBeforeStart },
  'event-past': { severity: 'warn', find: eventPast },
  'deadline-past': { severity: 'warn', find: deadlinePast },
  'weekday-wrong': { severity: 'warn', find: weekdayWrong },
  'date-impossible': { severity: 'warn', find: dateImpossible },
  'merge-field-unknown': { severity: 'block', find: mergeFieldUnknown },
  'contrast-low': { severity: 'block', find: contrastLow },
  'html-lang': { severity: 'block', find: htmlLang },
  'html-dir': { severity: 'block', find: htmlDir },
  'html-title': { severity: 'block', find: htmlTitle },
  'html-headings': { severity: 'block', find: htmlHeadings },
  'html-alt': { severity: 'block', find: htmlAlt },
  'html-table-role': { severity: 'block', find: htmlTableRole },
  'html-remote': { severity: 'block', find: htmlRemote },
  'text-part-incomplete': { severity: 'block', find: textPartIncomplete },
};

export interface Checked {
  readonly findings: Finding[];
  readonly isBlocked: boolean;
  /** Of the html part of the longest mail. */
  readonly htmlBytes: number;
}

/** A bulletin, the mail made of it and what was found in both. */
export interface ExaminedBulletin extends Checked {
  readonly composed: Composed;
  readonly sender: Sender | null;
}

type CheckDeps = Pick<
  ContentDeps,
  'store' | 'fingerprint' | 'clock' | 'blobs' | 'mjml' | 'templates' | 'sanitiser' | 'htmlToText'
>;

/** Throws `template.not-found`, `template.broken`, `render.failed`. */
export async function examineBulletin(
  deps: CheckDeps,
  bulletin: Bulletin,
): Promise<ExaminedBulletin> {
  const sender: Sender | null = senderOf(await loadSettings(deps.store), bulletin);
  const composed = await compose(deps, bulletin, sender ?? unknownSender);
  const today = todayInBerlin(deps.clock.now());
  const longest = await longestMail(
    { bulletin, html: composed.html, sender: sender ?? unknownSender },
    addressBookReader(deps),
  );
  const lastSubject = lastSentSubject(await deps.store.deliveries.list(), bulletin.id);
  const findings = findingsOf({
    ...composed,
    ...longest,
    bulletin,
    sender,
    tags: tagsIn(composed.html),
    today,
    lastSentSubject: lastSubject,
  });
  return {
    composed,
    sender,
    findings,
    isBlocked: findings.some(({ severity }) => severity === 'block'),
    htmlBytes: longest.htmlBytes,
  };
}

/** Throws like `examineBulletin`. */
export async function checkBulletin(deps: CheckDeps, bulletin: Bulletin): Promise<Checked> {
  const { findings, isBlocked, htmlBytes } = await examineBulletin(deps, bulletin);
  return { findings, isBlocked, htmlBytes };
}

/** What blocks comes first. */
export function findingsOf(examined: Examined): Finding[] {
  const found: Finding[] = Object.entries(rules).flatMap(([rule, { severity, find }]) =>
    find(examined).map(({ blockId, data }): Finding => ({
      rule: rule as FindingRule,
      severity,
      blockId: blockId ?? null,
      data: { ...data },
    })),
  );
  return [
    ...found.filter(({ severity }) => severity === 'block'),
    ...found.filter(({ severity }) => severity === 'warn'),
  ];
}
