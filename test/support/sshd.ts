import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { SshConfig } from '../../src/stores/ssh/connection.ts';
import { commandLine, descendants, send } from './processes.ts';
import { temporaryFolder } from './temp.ts';
import { until } from './until.ts';

/** A real sshd on a free port of this machine, for the user who runs the tests, with the defaults of the program. */
export interface Sshd extends AsyncDisposable {
  readonly folder: string;
  readonly pid: number;
  readonly port: number;
  /** "ssh-ed25519 AAAA…" */
  readonly hostKey: string;
  /** What opens a store in a folder of it. */
  config(path: string): SshConfig;
  /** Processes below it, down to what runs in its sessions. */
  sessions(): number[];
  /** Breaks every connection that there is; what runs in its sessions goes on. */
  cutAll(): void;
}

export const sshdProgram = '/usr/sbin/sshd';
export const sshdMissing = spawnSync(sshdProgram, ['-V'], { stdio: 'ignore' }).error !== undefined;

export async function startSshd(settings: readonly string[] = []): Promise<Sshd> {
  const folder = await temporaryFolder('sshd-');
  try {
    for (const name of ['hostkey', 'id', 'stranger']) makeKey(join(folder.path, name));
    return await serve(folder, settings);
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

export function makeKey(path: string, type = 'ed25519'): void {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', path]);
}

async function serve(folder: { readonly path: string } & AsyncDisposable, settings: readonly string[]): Promise<Sshd> {
  const at = (name: string) => join(folder.path, name);
  const port = await freePort();
  // sshd wants the folder when it runs as root; a package makes it at boot only.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const lines = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${at('hostkey')}`,
    'PidFile none',
    `AuthorizedKeysFile ${at('id.pub')}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    // What lies below /tmp would be refused.
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    // What this user's shell does at its start is not what is tested.
    `SetEnv HOME=${folder.path}`,
    ...settings,
  ];
  await writeFile(at('sshd_config'), `${lines.join('\n')}\n`);
  const server = spawn(sshdProgram, ['-D', '-e', '-f', at('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const log: string[] = [];
  server.stderr.on('data', (text: Buffer) => log.push(text.toString()));
  const exited = once(server, 'exit');
  const said = () => log.join('');
  await until('sshd to listen', () => {
    if (server.exitCode !== null) throw new Error(said());
    return said().includes('Server listening');
  });
  const pid = server.pid ?? 0;
  const hostKey = readFileSync(at('hostkey.pub'), 'utf8').trim();
  return {
    folder: folder.path,
    pid,
    port,
    hostKey,
    config: (path) => ({
      kind: 'ssh',
      host: '127.0.0.1',
      port,
      user: userInfo().username,
      path,
      'identity-file': at('id'),
      'host-key': hostKey,
    }),
    sessions: () => descendants(pid),
    cutAll: () =>
      send(
        descendants(pid).filter((one) => commandLine(one)?.startsWith('sshd: ')),
        'SIGKILL',
      ),
    [Symbol.asyncDispose]: async () => {
      const below = descendants(pid);
      server.kill('SIGKILL');
      send(below, 'SIGKILL');
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
