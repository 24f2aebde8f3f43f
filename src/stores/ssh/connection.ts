import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreConfigOf } from '../../config/stores-schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { signalGroup, startTool, type Tool } from '../../lib/exec.ts';
import type { Surroundings } from '../retry.ts';
import { beginChannel, type Channel } from './channel.ts';
import { waiting } from './scripts.ts';
import { remoteCommand } from './shell.ts';

export type SshConfig = StoreConfigOf<'ssh'>;

/** One connection to the host, which carries several scripts at once (ControlMaster). Disposing it ends it. */
export interface Connection extends AsyncDisposable {
  /** Settles when it is over, for whatever reason. */
  readonly over: Promise<void>;
  /**
   * Starts a script and waits until it runs.
   *
   * @param stop ends it; the error is that of `signal` when that aborted
   */
  begin(script: string, words: readonly string[], signal: AbortSignal, stop?: AbortSignal): Promise<Channel>;
}

/** What is never left to ssh_config. A host that does not answer for 45 s is given up. */
const fixedOptions = [
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'UpdateHostKeys=no',
  'ConnectTimeout=20',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=3',
  'ControlPersist=no',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  // Only so does it say which key an unknown host showed.
  'LogLevel=DEBUG1',
];

/**
 * Connects, and waits until the host runs our scripts. The connection's own script ends when its input does: also when this
 * process is killed, so that no connection outlives it.
 *
 * @param socket a path that nothing has yet
 * @throws BackupError `host-key`, `access-denied`, `unreachable`
 */
export async function connect(
  config: SshConfig,
  location: string,
  keyFile: string | undefined,
  socket: string,
  { signal, env }: Pick<Surroundings, 'signal' | 'env'>,
): Promise<Connection> {
  const life = new AbortController();
  const toHost = ['-T', '-p', String(config.port), ...(config.user === undefined ? [] : ['-l', config.user])];
  const options = [...fixedOptions, ...keyOptions(config, keyFile)].flatMap((option) => ['-o', option]);
  const start = async (args: readonly string[], script: string, words: readonly string[], stop: AbortSignal) => {
    const begun = randomUUID();
    const all = [...args, ...toHost, '--', config.host, remoteCommand(script, begun, words)];
    return { begun, tool: await startSsh(all, env, stop) };
  };
  const giveUp = () => life.abort();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const control = ['-M', '-S', socket.replaceAll('%', '%%')];
    const master = await start([...control, ...options, ...identity(config)], waiting, [], life.signal);
    const channel = await beginChannel(master.tool, master.begun, location, signal);
    return {
      over: master.tool.exit.then(() => {}),
      begin: async (script, words, ofCall, stop = ofCall) => {
        // Without the connection it must fail, not make one of its own.
        const own = ['-F', 'none', '-S', socket.replaceAll('%', '%%')];
        const alone = ['ControlMaster=no', 'ProxyCommand=false', 'BatchMode=yes'].flatMap((option) => ['-o', option]);
        const session = await start([...own, ...alone], script, words, stop);
        return await beginChannel(session.tool, session.begun, location, ofCall);
      },
      [Symbol.asyncDispose]: () => channel[Symbol.asyncDispose](),
    };
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * It has nothing to tidy up on this machine, and asked to end it may wait for a host that hangs: it is killed. Its output is
 * closed, for the process that holds the connection has it open too.
 */
async function startSsh(args: readonly string[], env: Surroundings['env'], stop: AbortSignal): Promise<Tool> {
  const piped = { stdin: 'pipe', stdout: 'pipe', stderr: 'pipe' } as const;
  const tool = await startTool('ssh', args, { env, signal: stop, ...piped });
  tool.stderr?.resume();
  let ended = false;
  const kill = () => {
    if (ended) return;
    signalGroup(tool.pid, 'SIGKILL');
    for (const output of [tool.stdout, tool.stderr]) output?.destroy();
  };
  stop.addEventListener('abort', kill, { once: true });
  void tool.exit.then(() => {
    ended = true;
    stop.removeEventListener('abort', kill);
  });
  return {
    ...tool,
    [Symbol.asyncDispose]: async () => {
      kill();
      await tool[Symbol.asyncDispose]();
    },
  };
}

function identity(config: SshConfig): string[] {
  const file = config['identity-file'];
  // An agent with many keys would be refused before it came to this one.
  return file === undefined ? [] : ['-i', file.replaceAll('%', '%%'), '-o', 'IdentitiesOnly=yes'];
}

/** The name under which a pinned key is looked up, so that it does not matter how ssh_config names the host. */
const pinned = 'pinned';

function keyOptions(config: SshConfig, keyFile: string | undefined): string[] {
  const file = keyFile ?? config['known-hosts-file'];
  if (file === undefined) return [];
  const only = [`UserKnownHostsFile="${file.replaceAll('%', '%%')}"`, 'GlobalKnownHostsFile=/dev/null'];
  return keyFile === undefined ? only : [...only, `HostKeyAlias=${pinned}`, 'VerifyHostKeyDNS=no'];
}

/** The pinned key as a known_hosts file. */
export async function writeKeyFile(config: SshConfig, folder: string): Promise<string | undefined> {
  const key = config['host-key']?.trim();
  if (key === undefined) return undefined;
  const parts = /^((?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+) +([A-Za-z0-9+/]+=*)(?: [^\n]*)?$/.exec(key);
  if (parts === null) {
    throw new BackupError('invalid-config', 'host-key is not the public key of a host', {
      hint: 'Give type and key as in /etc/ssh/ssh_host_ed25519_key.pub there: "ssh-ed25519 AAAA…", without the host’s name.',
    });
  }
  const path = join(folder, 'known_hosts');
  await writeFile(path, `${pinned} ${parts[1]} ${parts[2]}\n`, { mode: 0o600 });
  return path;
}
