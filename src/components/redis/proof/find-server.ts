import { BackupError } from '../../../lib/errors.ts';
import { runTool } from '../../../lib/exec.ts';
import type { Session } from '../../session.ts';
import { compareVersions, type DumpVersion, loads, type Release } from '../restore/loadable.ts';

export interface ServerProgram extends Release {
  readonly command: string;
}

const commands = ['redis-server', 'valkey-server'] as const;

/** The server programs on PATH. Which product one is, it says itself: some distributions give Valkey the name of Redis. */
export async function installedServers(session: Session): Promise<ServerProgram[]> {
  const found = await Promise.all(commands.map((command) => ask(command, session)));
  return found.filter((one) => one !== undefined);
}

async function ask(command: string, session: Session): Promise<ServerProgram | undefined> {
  try {
    const { stdout } = await runTool(command, ['--version'], { env: session.env, signal: session.signal });
    const [, name, version] = /^(Redis|Valkey) server v=(\d+\.\d+\.\d+)/.exec(stdout) ?? [];
    if (name === undefined || version === undefined) return undefined;
    return { command, product: name === 'Redis' ? 'redis' : 'valkey', version };
  } catch (error) {
    if (error instanceof BackupError && error.code === 'tool-missing') return undefined;
    throw error;
  }
}

type Found =
  | { readonly server: ServerProgram; readonly reason?: never }
  | { readonly server?: never; readonly reason: string };

/** A server of the product that wrote the dump, and no older one; where the writer is not known, any that loads it. */
export async function findServer(dump: DumpVersion, written: Release | undefined, session: Session): Promise<Found> {
  const installed = await installedServers(session);
  const [server] = installed
    .filter((one) => loads(dump, one, written) && (written === undefined || isSuccessor(one, written)))
    .sort((a, b) => compareVersions(a.version, b.version));
  if (server !== undefined) return { server };
  const wanted =
    written === undefined
      ? `a server that loads RDB version ${dump.version}`
      : `${written.product}-server ${written.version} or newer`;
  const have = installed.map(({ product, version }) => `${product}-server ${version}`).join(' and ');
  return { reason: `No ${wanted} is installed here (${have === '' ? 'there is none at all' : `found: ${have}`}).` };
}

function isSuccessor(server: ServerProgram, written: Release): boolean {
  if (server.product !== written.product) return false;
  return written.version === 'unknown' || compareVersions(server.version, written.version) >= 0;
}
