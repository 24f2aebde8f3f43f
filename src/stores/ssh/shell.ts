import { BackupError } from '../../lib/errors.ts';

/**
 * One word for the login shell of a remote host, whatever is in it. Nothing else builds text that a shell reads. A backslash too
 * stands outside the quotes: inside them fish takes it for an escape, other shells do not.
 */
export function shellWord(text: string): string {
  if (text.includes('\0')) throw new BackupError('internal', 'No word of a shell can contain a NUL');
  return `'${text.replace(/['\\]/g, (character) => `'\\${character}'`)}'`;
}

/**
 * What the login shell is to run: a script in plain sh, whatever shell it is itself.
 *
 * @param begun what the script prints first (its $0): a login shell may print a greeting before
 */
export function remoteCommand(script: string, begun: string, words: readonly string[]): string {
  return `exec sh -c ${[`${prelude}${script}`, begun, ...words].map(shellWord).join(' ')}`;
}

/** Messages in English, files for their owner only. */
const prelude = `LC_ALL=C; export LC_ALL; umask 077
echo "$0"; echo "$0" >&2
fail() { echo "$1: $2" >&2; exit 1; }
`;
