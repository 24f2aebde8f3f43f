import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerSchema } from '../catalog/lease.ts';
import { isGone, leaseOwner } from '../catalog/lease-owner.ts';
import type { Session } from '../components/session.ts';
import type { Config } from '../config/schema.ts';
import { localConnection } from '../connections/local.ts';
import type { Host } from '../host/host.ts';
import { BackupError, messageOf, systemCode } from '../lib/errors.ts';
import { parseJson } from '../lib/json.ts';

const prefix = 'backup-actions-run-';
const ownerFile = 'owner.json';

/** A private temporary folder that goes away with its scope; those of runs that were killed are swept first. */
export async function scratchFolder(host: Host): Promise<{ readonly path: string } & AsyncDisposable> {
  await sweepScratch(host);
  const path = await makeScratch(host);
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      try {
        await rm(path, { recursive: true, force: true, maxRetries: 3 });
      } catch (error) {
        // Whatever the run has done stays done; the next run sweeps this one's folder.
        host.log.warning(`The temporary folder ${path} could not be removed: ${messageOf(error)}`);
      }
    },
  };
}

/** A temporary folder that somebody tidied away is made again. */
async function makeScratch({ temporaryFolder, run }: Host): Promise<string> {
  try {
    await mkdir(temporaryFolder, { recursive: true });
    const path = await mkdtemp(join(temporaryFolder, prefix));
    await chmod(path, 0o700);
    await writeFile(join(path, ownerFile), JSON.stringify(await leaseOwner('scratch', run.url)));
    return path;
  } catch (cause) {
    const code = systemCode(cause) === 'ENOSPC' ? 'disk-full' : 'write-failed';
    throw new BackupError(code, `No temporary folder can be made in ${temporaryFolder}`, {
      cause,
      hint: 'Let RUNNER_TEMP (at a terminal: TMPDIR) name a folder that can be written and has room. Nothing was changed.',
    });
  }
}

/** Removes the folders of runs on this machine whose process is known to be gone. Servers in them died with their run. */
async function sweepScratch(host: Host): Promise<void> {
  const names = await readdir(host.temporaryFolder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const folder = join(host.temporaryFolder, name);
    // Anybody may make such a folder, and put a pipe without a writer in the place of its file.
    const status = await lstat(folder).catch(() => undefined);
    if (status?.isDirectory() !== true || status.uid !== process.getuid?.()) continue;
    const text = await readFile(join(folder, ownerFile), 'utf8').catch(() => undefined);
    const owner = text === undefined ? undefined : ownerSchema.safeParse(parseJson(text)).data;
    if (owner === undefined || !(await isGone(owner))) continue;
    host.log.info(`Removing ${folder}, left behind by a run that was killed`);
    await rm(folder, { recursive: true, force: true });
  }
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
