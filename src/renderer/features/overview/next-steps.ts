// What waits for a person today, in the order in which it matters: what stands still, what only a
// person can decide, who wrote, what is wrong, what was begun. Pure.
import type { Component } from 'vue';
import {
  CircleHelp,
  CirclePause,
  FileWarning,
  FolderOpen,
  Inbox,
  MailWarning,
  PenLine,
  TriangleAlert,
} from '@lucide/vue';
import type { RouteLocationRaw } from 'vue-router';
import type { Output } from '#shared/define.ts';
import type { overview } from '#shared/contract/overview.ts';
import type { FolderAccess } from '#shared/contract/folder-access.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { StopWords } from '#shared/texts/stop-words.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { bulletinTitle } from '#renderer/features/bulletins/bulletin-title.ts';
import type { Tone } from '#renderer/frame/toasts.ts';

export type Overview = Output<typeof overview.get>;
type Attention = Overview['attention'];

export interface NextStep {
  id: string;
  icon: Component;
  tone: Tone | 'neutral';
  title: string;
  text: string;
  action: string;
  to: RouteLocationRaw;
  /** Besides: another way from here. */
  also?: { label: string; to: RouteLocationRaw };
  /** Who it is about, where that helps. */
  people?: { id: string; name: string; detail: string; to: RouteLocationRaw }[];
}

interface Words {
  today: ScreenTexts['overviewView']['today'];
  stopWords: (reason: StopReason) => StopWords;
  moment: (instant: string) => string;
  day: (instant: string) => string;
}

const shownPeople = 3;

export function nextSteps(attention: Attention, words: Words, access?: FolderAccess): NextStep[] {
  const { stopped, damaged, unclear, newConcerns, addresses, drafts } = attention;
  // Those of a damaged delivery are spoken of with it.
  const isSaid = unclear.deliveryIds.every((id) => damaged.some((delivery) => delivery.id === id));
  return [
    ...stopped.map((delivery) => stoppedStep(delivery, words)),
    ...damaged.map((delivery) => damagedStep(delivery, words)),
    ...(unclear.envelopes > 0 && !isSaid ? [unclearStep(unclear, words)] : []),
    ...(newConcerns > 0 ? [concernsStep(newConcerns, words)] : []),
    ...(addresses.count > 0 ? [addressesStep(addresses, words)] : []),
    ...(access?.isOpen ? [folderStep(access, words)] : []),
    ...(drafts.latest ? [draftStep(drafts.latest, drafts.count, words)] : []),
  ];
}

function stoppedStep(
  { id, subject, stoppedBy, retryAt }: Attention['stopped'][number],
  { today, stopWords, moment }: Words,
): NextStep {
  const to = { name: 'deliveries.show', params: { deliveryId: id } };
  const shared = { id: `stopped-${id}`, to, action: today.stopped.action };
  if (stoppedBy === null)
    return {
      ...shared,
      icon: CirclePause,
      tone: 'info',
      title: today.stopped.paused(subject),
      text: today.stopped.pausedText,
    };
  const { why, todo } = stopWords(stoppedBy);
  const text = [why, today.stopped.safe, todo, retryAt ? today.stopped.retry(moment(retryAt)) : '']
    .filter(Boolean)
    .join(' ');
  return {
    ...shared,
    icon: TriangleAlert,
    tone: 'warning',
    title: today.stopped.title(subject),
    text,
  };
}

function damagedStep(
  { id, subject, at, record }: Attention['damaged'][number],
  { today: { damaged, drafts }, day }: Words,
): NextStep {
  const name = subject.trim() || drafts.untitled;
  const to = { name: 'deliveries.show', params: { deliveryId: id } };
  const shared = {
    id: `damaged-${id}`,
    icon: FileWarning,
    tone: 'warning' as const,
    action: damaged.action,
    to,
  };
  if (record === 'damaged')
    return { ...shared, title: damaged.title(name, day(at)), text: damaged.text };
  return { ...shared, title: damaged.setAsideTitle(name, day(at)), text: damaged.setAsideText };
}

const unclearStep = (
  { envelopes, deliveryIds: [deliveryId] }: Attention['unclear'],
  { today: { unclear } }: Words,
): NextStep => ({
  id: 'unclear',
  icon: CircleHelp,
  tone: 'warning',
  title: unclear.title(envelopes),
  text: unclear.text(envelopes),
  action: unclear.action,
  to: deliveryId ? { name: 'deliveries.show', params: { deliveryId } } : { name: 'deliveries' },
});

const concernsStep = (count: number, { today: { concerns } }: Words): NextStep => ({
  id: 'concerns',
  icon: Inbox,
  tone: 'info',
  title: concerns.title(count),
  text: concerns.text,
  action: concerns.action,
  to: { name: 'concerns' },
});

function addressesStep(
  { count, items }: Attention['addresses'],
  { today: { addresses }, day }: Words,
): NextStep {
  const toActor = (actorId: string) => ({ name: 'actors', params: { actorId } });
  return {
    id: 'addresses',
    icon: MailWarning,
    tone: 'warning',
    title: addresses.title(count),
    text: addresses.text,
    action: addresses.action,
    to: items[0] ? toActor(items[0].actorId) : { name: 'actors' },
    people: items
      .slice(0, shownPeople)
      .map(({ contactId, actorId, actorName, email, reportedAt }) => ({
        id: contactId,
        name: actorName,
        detail: `${email}, ${addresses.reported(day(reportedAt))}`,
        to: toActor(actorId),
      })),
  };
}

const folderStep = ({ isOwn }: FolderAccess, { today: { folder } }: Words): NextStep => ({
  id: 'folder',
  icon: FolderOpen,
  tone: 'warning',
  title: folder.title,
  text: isOwn ? folder.text : folder.textNotOwn,
  action: folder.action,
  to: { name: 'settings', params: { section: 'datenordner' } },
});

function draftStep(
  { id, subject, copyOf, updatedAt }: NonNullable<Attention['drafts']['latest']>,
  count: number,
  { today: { drafts }, moment }: Words,
): NextStep {
  const others = count > 1;
  const name = bulletinTitle(
    { subject, ...(copyOf !== undefined && { copyOf }) },
    { noSubject: drafts.untitled, copyOf: drafts.copyOf },
  );
  return {
    id: 'drafts',
    icon: PenLine,
    tone: 'neutral',
    title: drafts.title(name),
    action: drafts.action,
    to: { name: 'bulletins.edit', params: { bulletinId: id } },
    text: [drafts.text(moment(updatedAt)), others ? drafts.others(count - 1) : '']
      .filter(Boolean)
      .join(' '),
    ...(others && { also: { label: drafts.all, to: { name: 'bulletins' } } }),
  };
}
