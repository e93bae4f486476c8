// Who besides its owner gets into the data folder, and the way to end that.
import type { FolderAccess } from '#shared/contract/folder-access.ts';

export interface FolderRights {
  look(): Promise<FolderAccess>;
  /**
   * Takes every right from group and others where the entry is ours. What stays open, `look` says.
   * Resolves with how many were closed.
   */
  close(): Promise<number>;
}
