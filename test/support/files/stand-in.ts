import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts a shell script in the place of a program; returns the environment in which it is found first. */
export async function standIn(
  folder: string,
  program: string,
  script: string,
): Promise<Record<string, string | undefined>> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, program), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, program), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}
