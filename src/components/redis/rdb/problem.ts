import { BackupError } from '../../../lib/errors.ts';

/** The content of an RDB file is broken at this byte. */
export function damaged(offset: number, what: string): BackupError {
  return new BackupError('damaged', `The Redis dump is damaged at byte ${offset}: ${what}`);
}

/** The RDB file holds something this version cannot read. */
export function unsupported(offset: number, what: string): BackupError {
  return new BackupError('unsupported', `The Redis dump holds something unknown at byte ${offset}: ${what}`, {
    hint: 'It was written by a newer server than this program knows. Use a newer version of the program.',
  });
}
