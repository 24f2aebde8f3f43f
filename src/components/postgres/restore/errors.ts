import { BackupError } from '../../../lib/errors.ts';
import { describeExit, type ToolExit } from '../../../lib/exec.ts';
import { explain, type Known, withoutValues } from '../server/errors.ts';
import type { Place } from './place.ts';

/** What pg_restore and psql say when they cannot go on. The first match wins. */
const known: readonly Known[] = [
  {
    pattern: /No space left on device|Disk quota exceeded|could not extend file/,
    code: 'disk-full',
    title: () => 'The disk of the database server became full during the restore',
    hint: 'The live database is untouched. Free space on the server (both copies must fit), then run the restore again.',
  },
  {
    pattern: /role "(.*)" does not exist/,
    code: 'restore-failed',
    title: (_source, match) => `The backup needs the role ${match[1]}, which this server does not have`,
    hint: 'Create it (CREATE ROLE …), or restore from a backup that holds the roles (database/globals_…), then run the restore again.',
  },
  {
    pattern:
      /extension "(.*)" is not available|could not open extension control file ".*\/(.*)\.control"|could not access file "(.*)": No such file/,
    code: 'restore-failed',
    title: (_source, match) => `The server lacks the extension ${match[1] ?? match[2] ?? match[3]}`,
    hint: 'Install its package on the database server (on Debian often postgresql-N-NAME or postgresql-contrib), then run the restore again.',
  },
  {
    pattern:
      /terminating connection|server closed the connection|connection to server was lost|no connection to the server/,
    code: 'restore-failed',
    title: () => 'The server ended the connection during the restore',
    hint: 'Look into the server’s log: it was stopped, ran out of memory, or somebody ended our session. The live database is untouched; run the restore again.',
  },
  {
    pattern: /permission denied|must be (owner|superuser|member|able to SET ROLE)/,
    code: 'access-denied',
    title: (_source, _match, tool) => `The user in database.url may not do what ${tool} has to do`,
    hint: 'Restore as a superuser, or as a role that is a member of every owner in the backup.',
  },
  {
    pattern: /unsupported version \(.*\) in file header/,
    code: 'version-mismatch',
    title: () => 'pg_restore is too old for this backup',
    hint: 'Install the client of the PostgreSQL version that made the backup, or a newer one.',
  },
];

/** What nothing that comes after it can mend: it ends a restore at once. */
export function isFatal(line: string): boolean {
  return /\b(error|FATAL): /.test(line) && known.some(({ pattern }) => pattern.test(line));
}

/** The error for a program of a restore that did not end with exit code 0. */
export function restoreToolError(tool: string, exit: ToolExit, place: Place): BackupError {
  const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint|statement was|command was):/i.test(line));
  const because = (telling.length > 0 ? telling : exit.stderr).slice(0, 8).map(withoutPassword).map(withoutValues);
  const match = exit.killedBy === null ? explain(known, because, place.source, { because }, tool) : undefined;
  if (match !== undefined) return match;
  return new BackupError('restore-failed', `${tool} failed (${describeExit(exit)})`, {
    because,
    hint: `The live database on ${place.source.host} is untouched. The lines above are ${tool}’s own.`,
  });
}

/** A statement that is shown because it failed may set a password. */
function withoutPassword(line: string): string {
  return line.replaceAll(/(PASSWORD\s+)'(?:[^']|'')*'/gi, "$1'…'");
}
