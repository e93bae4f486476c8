// What was written and not yet saved, on this device: survives a reload, a crash of the browser and
// a program that is gone. Nothing stays once it is saved.
import { Bulletin } from '#shared/contract/bulletins.ts';
import { Instant, type BulletinId } from '#shared/values.ts';
import type { Content } from './content.ts';

const Kept = Bulletin.pick({
  subject: true,
  preheader: true,
  language: true,
  templateId: true,
  senderId: true,
  blocks: true,
});
export interface KeptDraft {
  readonly at: Instant;
  readonly content: Content;
}

const key = (id: BulletinId) => `kiezbrief.draft.${id}`;

export function keepDraft(id: BulletinId, content: Content): void {
  try {
    localStorage.setItem(
      key(id),
      JSON.stringify({ at: new Date().toISOString(), content } satisfies KeptDraft),
    );
  } catch {
    /* storing is forbidden or full: saving goes on all the same */
  }
}

export function dropDraft(id: BulletinId): void {
  try {
    localStorage.removeItem(key(id));
  } catch {
    /* nothing was kept */
  }
}

/** Nothing when there is none or it cannot be read. */
export function keptDraft(id: BulletinId): KeptDraft | undefined {
  try {
    const kept = localStorage.getItem(key(id));
    if (kept === null) return undefined;
    const { at, content } = JSON.parse(kept) as Record<keyof KeptDraft, unknown>;
    const known = Kept.safeParse(content);
    const when = Instant.safeParse(at);
    return known.success && when.success ? { at: when.data, content: known.data } : undefined;
  } catch {
    return undefined;
  }
}
