import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, cancelled } from '../../../lib/errors.ts';
import { describeExit, type Tool } from '../../../lib/exec.ts';
import type { Session } from '../../session.ts';
import { type Kind, prepareGround } from '../../throwaway-server.ts';
import { connect } from '../server/client.ts';
import { pauseFor } from '../server/deadline.ts';
import type { Target } from '../server/target.ts';
import type { ServerProgram } from './find-server.ts';

/** A throwaway server without a port. Disposing it ends it and removes its folder. */
export interface ScratchServer extends AsyncDisposable {
  readonly target: Target;
  /** What it gives to AUTH as a replica. */
  readonly password: string;
  readonly pid: number;
}

const startWithinMs = 30_000;
const pollMs = 20;
const scratchKind: Kind = { prefix: 'redis-proof-', ending: 'SIGKILL', users: [] };

/**
 * Starts a server below the session's scratch folder: reached by a socket file of ours only, with a password of its own, and
 * writing nothing to disk. It ends with this process, also when that is killed, where setpriv is installed.
 */
export async function startScratchServer(program: ServerProgram, session: Session): Promise<ScratchServer> {
  await using undo = new AsyncDisposableStack();
  const ground = undo.use(await prepareGround(scratchKind, session));
  const { folder } = ground;
  const socketPath = join(ground.sockets, 's');
  const password = randomBytes(24).toString('hex');
  const config = join(folder, 'server.conf');
  await writeFile(config, configText(folder, socketPath, password), { mode: 0o600 });
  const tool = await ground.start(program.command, [config]);
  const target: Target = {
    name: 'the scratch server',
    endpoint: { host: '127.0.0.1', port: 0 },
    socketPath,
    username: undefined,
    password,
    tls: undefined,
  };
  await answers(target, tool, session.signal);
  const owned = undo.move();
  return { target, password, pid: tool.pid, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function configText(folder: string, socketPath: string, password: string): string {
  return [
    'port 0',
    `unixsocket ${JSON.stringify(socketPath)}`,
    'unixsocketperm 700',
    `requirepass ${password}`,
    `masterauth ${password}`,
    `dir ${JSON.stringify(folder)}`,
    'daemonize no',
    'save ""',
    'appendonly no',
    'databases 16384',
    'repl-diskless-load on-empty-db',
    'repl-diskless-sync yes',
    'repl-diskless-sync-delay 0',
    '',
  ].join('\n');
}

async function answers(target: Target, tool: Tool, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + startWithinMs;
  let ended: readonly string[] | undefined;
  void tool.exit.then((exit) => {
    ended = [describeExit(exit), ...exit.stderr];
  });
  for (;;) {
    try {
      using _ = await connect(target, signal);
      return;
    } catch (error) {
      if (signal.aborted) throw cancelled(signal);
      if (ended !== undefined || performance.now() > deadline) {
        throw new BackupError('tool-failed', `${tool.command} did not start as a scratch server`, {
          because: ended ?? [],
          cause: error,
        });
      }
      await pauseFor(pollMs, signal);
    }
  }
}
