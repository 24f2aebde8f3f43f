import { join } from 'node:path';
import { z } from 'zod';

/** The folders of one restore, all below root so that every move is a rename within one file system. */
export interface Places {
  readonly root: string;
  /** Holds the restored files until they are switched in. */
  readonly staging: string;
  /** Holds the former files; made when the switch begins, so it also tells that it began. */
  readonly before: string;
  /** Holds the restored files after an undo. */
  readonly undone: string;
}

/** One path that is switched as a whole: a file, a link, or a folder with all that is in it. */
export const unitSchema = z.object({
  /** Relative to root. */
  path: z
    .string()
    .min(1)
    .refine(
      (path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
      'must stay below root',
    ),
  /** Whether something was in place under this name. */
  former: z.boolean(),
});
export type Unit = z.output<typeof unitSchema>;

/** What undo needs; written to the journal before the switch. */
export const undoStateSchema = z.object({
  root: z.string().startsWith('/'),
  restoreId: z.string().regex(/^[\w-]+$/),
  units: z.array(unitSchema),
});
export type UndoState = z.output<typeof undoStateSchema>;

export function placesOf(root: string, restoreId: string): Places {
  return {
    root,
    staging: join(root, `.restore-${restoreId}`),
    before: join(root, `.before-restore-${restoreId}`),
    undone: join(root, `.undone-${restoreId}`),
  };
}
