// What the store keeps besides the nouns of the contract.
import type { Actor } from '#shared/contract/actor.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type {
  ActorId,
  BulletinId,
  ContactId,
  DeliveryId,
  ImportId,
  IncomingId,
  Instant,
  SegmentId,
} from '#shared/values.ts';

export interface StoredRecord {
  readonly id: string;
  readonly revision: number;
}

/**
 * Why a mailbox is closed: who said so, and when. It stays when it is taken back, and says who did
 * that.
 */
export interface SuppressionCause {
  readonly at: Instant;
  readonly by: 'mail' | 'office';
  /** What somebody in the office gave as the reason; empty for a mail. */
  readonly why: string;
  /** The mail that set it off. */
  readonly incomingId?: IncomingId;
  /**
   * A restricted contact (Art. 18 DSGVO) went from the address book; nobody said they want to
   * leave.
   */
  readonly isRestriction?: true;
  /** Contacts who left with it; of a restriction, the one who was restricted. */
  readonly contactIds: readonly ContactId[];
  /** Of these, who is written to again at another mailbox although this one stays closed. */
  readonly back?: readonly ContactId[];
  readonly lifted?: {
    readonly at: Instant;
    readonly by: 'office' | 'consent';
    readonly why: string;
    /** Who gave the consent: taking it back closes this mailbox again. */
    readonly contactIds?: readonly ContactId[];
  };
}

/**
 * A mailbox that left. Only its keyed hash is kept, so erasing a person does not forget their will.
 * It is closed as long as one of its causes stands; entries are never removed.
 */
export interface SuppressionEntry extends StoredRecord {
  readonly at: Instant;
  readonly reason: 'unsubscribed' | 'objection' | 'erased';
  /** Written by earlier versions in place of `causes`: entered in the office, by nobody else. */
  readonly isByOffice?: boolean;
  /** In the order they were said. Entries of earlier versions have none and are closed. */
  readonly causes?: readonly SuppressionCause[];
  /** Not a mailbox: a contact who left and has none. Its id is hashed like a mailbox. */
  readonly isContact?: true;
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

/**
 * What the shipped example brought, as it was when it was loaded. There is one such record, or
 * none.
 */
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
