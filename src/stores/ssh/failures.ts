import { BackupError } from '../../lib/errors.ts';
import { describeExit, type ToolExit } from '../../lib/exec.ts';

/** What ssh says of itself while it is told to say everything. */
const chatter = /^(debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@+$|\s*$)/;

/** Of what a connection that could not be made, or was lost, printed: what went wrong. ssh has one exit code for all of it. */
export function connectionFailure(location: string, exit: ToolExit): BackupError {
  const said = exit.stderr.map((line) => line.trimEnd()).filter((line) => !chatter.test(line));
  const text = said.join('\n');
  const because = said.slice(-8);
  if (/Host key verification failed|no matching host key type/.test(text))
    return hostKeyFailure(location, exit, because);
  if (/Permission denied \(|Too many authentication failures|Authentication failed/i.test(text)) {
    return new BackupError('access-denied', `${location} refuses the key that was offered, or none was`, {
      because,
      hint: 'Add the public key to ~/.ssh/authorized_keys of the user there, and name its private key with identity-file or load it into the agent. A key with a passphrase works only through an agent.',
    });
  }
  const lasting = /not known|No address associated|Bad (configuration|owner)|unsupported option|terminating, \d+ bad/;
  return new BackupError('unreachable', `${location} cannot be reached, or the connection broke`, {
    because: because.length > 0 ? because : [`ssh: ${describeExit(exit)}`],
    hint: 'Check host and port, that sshd runs there, and try `ssh -v` from this machine.',
    retryable: !lasting.test(text),
  });
}

function hostKeyFailure(location: string, exit: ToolExit, because: readonly string[]): BackupError {
  const shown = exit.stderr
    .map((line) => /Server host key: (\S+ \S+)/.exec(line)?.[1])
    .find((key) => key !== undefined);
  const title = `${location} does not show the key that it is known by`;
  return new BackupError('host-key', shown === undefined ? title : `${title}, but ${shown}`, {
    because,
    hint: 'Nothing was sent to it. Compare the fingerprint with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on its console; if it is right, set host-key to that public key, or renew the line in known_hosts.',
  });
}

/** The login shell ended before it ran anything of ours: no shell, a forced command, an account that may only use SFTP. */
export function noShell(location: string, exit: ToolExit, printed: string): BackupError {
  const said = [...printed.split('\n'), ...exit.stderr].filter((line) => !chatter.test(line));
  return new BackupError('access-denied', `${location} lets us in, but runs no commands for this user`, {
    because: [...said.slice(-8), describeExit(exit)],
    hint: 'The user there needs a login shell (sh, bash, dash, zsh, fish) and no forced command that ignores what is asked; an account for SFTP only does not do.',
  });
}

const systemErrors: readonly (readonly [RegExp, string])[] = [
  [/No space left on device$/m, 'ENOSPC'],
  [/quota exceeded$/im, 'EDQUOT'],
  [/Read-only file system$/m, 'EROFS'],
  [/(Permission denied|Operation not permitted)$/m, 'EACCES'],
  [/File exists$/m, 'EEXIST'],
  [/Not a directory$/m, 'ENOTDIR'],
  [/Is a directory$/m, 'EISDIR'],
  [/Input\/output error$/m, 'EIO'],
  [/(No such file( or directory)?|Directory nonexistent|nonexistent directory)$/im, 'ENOENT'],
];

/** What the tools there said, as an error with the code that the same failure has on this machine. */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';
  readonly code: string | undefined;

  constructor(said: readonly string[], exit: string) {
    super(said.at(-1) ?? exit);
    this.code = systemErrors.find(([pattern]) => pattern.test(said.join('\n')))?.[1];
  }
}

export function remoteFailure(location: string, exit: ToolExit): Error {
  if (exit.code !== 127) return new RemoteFailure(exit.stderr, describeExit(exit));
  return new BackupError('tool-missing', `A program is missing on ${location}`, {
    because: exit.stderr,
    hint: 'The host needs sh, GNU coreutils and findutils, or busybox.',
  });
}
