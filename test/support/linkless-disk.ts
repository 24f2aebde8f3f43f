import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { SmallDisk } from './e2e/small-disk.ts';
import { temporaryFolder } from './temp.ts';

/** FAT knows no hard links. The kernel may know one of its kinds, or a program in user space. */
const mounts: Readonly<Record<string, string>> = {
  vfat: 'mkfs.vfat "$1" && mount -t vfat -o loop "$1" "$2"',
  exfat: 'mkfs.exfat "$1" && mount -t exfat -o loop "$1" "$2"',
  'exfat in user space':
    'mkfs.exfat "$1" && device=$(losetup -f --show "$1") && { mount.exfat-fuse "$device" "$2"; status=$?; losetup -d "$device"; [ $status = 0 ]; }',
};

const namespace = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
const make = (mount: string) => `truncate -s 16M "$1" && { ${mount}; } > /dev/null`;

/** How this machine can mount a file system without hard links; undefined when it cannot. */
export async function findLinkless(): Promise<string | undefined> {
  await using folder = await temporaryFolder('linkless-');
  const works = (mount: string) =>
    spawnSync(
      'unshare',
      [...namespace, 'sh', '-c', `${make(mount)} && umount "$2"`, 'sh', `${folder.path}.img`, folder.path],
      {
        stdio: 'ignore',
      },
    ).status === 0;
  const found = Object.values(mounts).find(works);
  spawnSync('rm', ['-f', `${folder.path}.img`]);
  return found;
}

/** Mounts a small disk without hard links. It is unmounted when its process ends, also when ours is killed. */
export async function mountLinkless(mount: string): Promise<SmallDisk> {
  const folder = await temporaryFolder('linkless-');
  const image = `${folder.path}.img`;
  const script = `${make(mount)} && echo mounted && cat; umount "$2"; rm -f "$1"`;
  const holder = spawn('unshare', [...namespace, 'sh', '-c', script, 'sh', image, folder.path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(holder, 'exit');
  const first = await Promise.race([once(holder.stdout, 'data'), exited.then(() => [''])]);
  if (!String(first[0]).includes('mounted')) throw new Error('the disk without hard links could not be mounted');
  return {
    path: `/proc/${holder.pid}/root${folder.path}`,
    [Symbol.asyncDispose]: async () => {
      holder.stdin.end();
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}
