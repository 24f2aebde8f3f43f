import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../components/component.ts';
import type { Config } from '../config/schema.ts';
import { localConnection } from '../connections/local.ts';
import type { Host } from '../host/host.ts';

/** A private temporary folder that goes away with its scope. */
export async function scratchFolder(host: Host): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(host.temporaryFolder || tmpdir(), 'backup-actions-'));
  await chmod(path, 0o700);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** What components are lent while an operation runs. */
export function openSession(host: Host, config: Config, scratch: string, signal: AbortSignal): Session {
  return {
    config,
    connection: localConnection,
    signal,
    log: host.log,
    env: host.env,
    scratch,
    now: () => host.now(),
  };
}
