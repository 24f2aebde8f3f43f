import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown } from 'node:fs/promises';
import { temporaryFolder } from '../temp.ts';

/** A small real file system. It exists only as long as its process lives, so nothing can be left mounted. */
export interface SmallDisk extends AsyncDisposable {
  /** Reaches it from outside its mount namespace. */
  readonly path: string;
}

const unshare = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];

/** Whether this machine lets us mount something for ourselves. */
export function canMount(): boolean {
  const script = 'mount -t tmpfs -o size=1m none /mnt';
  return spawnSync('unshare', [...unshare, 'sh', '-c', script], { stdio: 'ignore' }).status === 0;
}

/** Mounts a tmpfs with these options ("size=24m", "ro"), for another user if wished: only that one can reach it then. */
export async function mountSmallDisk(
  options: string,
  owner: { readonly uid?: number; readonly gid?: number } = {},
): Promise<SmallDisk> {
  const folder = await temporaryFolder('small-disk-');
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder.path, owner.uid, owner.gid);
  const how = owner.uid === undefined ? unshare : ['--mount', '--map-root-user'];
  const script = 'mount -t tmpfs -o "$1" none "$2" && echo mounted && exec cat';
  const holder = spawn('unshare', [...how, 'sh', '-c', script, 'sh', options, folder.path], {
    ...owner,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(holder, 'exit');
  const first = await Promise.race([once(holder.stdout, 'data'), exited.then(() => [''])]);
  if (!String(first[0]).includes('mounted')) throw new Error('the small disk could not be mounted');
  return {
    path: `/proc/${holder.pid}/root${folder.path}`,
    [Symbol.asyncDispose]: async () => {
      holder.stdin.end();
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}
