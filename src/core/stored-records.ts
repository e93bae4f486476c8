// What the store keeps besides the nouns of the contract.
import type { Actor } from '#shared/contract/actors.ts';
import type { Sender, Settings } from '#shared/contract/settings.ts';
import type { ActorId, BulletinId, DeliveryId, ImportId, Instant, SegmentId } from '#shared/values.ts';

export interface StoredRecord { readonly id: string; readonly revision: number }

/** An address that is never written to again. Only its keyed hash is kept, so erasing a person does not forget their will. */
export interface SuppressionEntry extends StoredRecord {
  readonly at: Instant;
  readonly reason: 'unsubscribed' | 'objection' | 'erased';
  /** Entered by somebody in the office and by nobody else since: only that can be a slip, and only that can be undone. */
  readonly isByOffice?: boolean;
}

/** What an import did, so that it can be undone. */
export interface ImportRecord extends StoredRecord {
  readonly id: ImportId;
  readonly at: Instant;
  /** Of the list; an import of earlier versions has none. */
  readonly fileName?: string;
  readonly created: readonly ActorId[];
  /** As they were before. */
  readonly updated: readonly Actor[];
}

/** What the shipped example brought, as it was when it was loaded. There is one such record, or none. */
export interface ExampleRecord extends StoredRecord {
  readonly id: 'example';
  readonly at: Instant;
  readonly actors: readonly ActorId[];
  readonly sender: Sender | null;
  readonly segment: { readonly id: SegmentId; readonly revision: number } | null;
  readonly bulletin: { readonly id: BulletinId; readonly revision: number } | null;
  readonly deliveryId: DeliveryId | null;
}

/** The settings are one record with this id. */
export type SettingsRecord = Settings & { readonly id: 'settings' };
