// Who besides its owner gets into the data folder.
import { z } from 'zod';

/** Who besides its owner gets into the data folder. */
export const FolderAccess = z.object({
  /** Whether the system told us; Windows has no such bits, there a folder inherits its rights. */
  knowsRights: z.boolean(),
  /** Group or others have rights on the folder itself. A closed folder protects all inside. */
  isOpen: z.boolean(),
  /** The folder belongs to the user this program runs for: only then can it be closed. */
  isOwn: z.boolean(),
  /** Files and folders inside that are open too; 0 when the folder is closed. */
  open: z.int(),
  /** Files and folders inside that belong to somebody else. */
  foreign: z.int(),
});
export type FolderAccess = z.infer<typeof FolderAccess>;
