import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** Mounts a tmpfs with these options ("size=24m", "ro"). */
export async function mountSmallDisk(options: string): Promise<SmallDisk> {
  const folder = await temporaryFolder('small-disk-');
  const script = 'mount -t tmpfs -o "$1" none "$2" && echo mounted && exec cat';
  const holder = spawn('unshare', [...unshare, 'sh', '-c', script, 'sh', options, folder.path], {
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
