import { glob, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';

const deepestInclude = 16;

/** The settings of a redis.conf with what it includes; the last one of a name counts. Names are in lower case. */
export async function readConf(path: string, depth = 0): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const line of (await textOf(path)).split('\n')) {
    const [name, value] = wordsOf(line);
    if (name === undefined || value === undefined) continue;
    if (name.toLowerCase() !== 'include') found[name.toLowerCase()] = value;
    else if (depth < deepestInclude) {
      const pattern = resolve(dirname(path), value);
      const files: string[] = [];
      for await (const file of glob(pattern)) files.push(file);
      // Redis starts in a folder of its own, and does not start at all without a file that is named.
      if (files.length === 0 && !/[*?[]/.test(value)) await textOf(pattern);
      for (const file of files.sort()) Object.assign(found, await readConf(file, depth + 1));
    }
  }
  return found;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new BackupError('path-missing', `The configuration file of Redis ${path} cannot be read`, {
      cause,
      hint: 'Correct redis.files.config-file, or set redis.files.folder instead. Nothing was touched.',
    });
  }
}

/** The first two words of a line, which may be quoted; none of a remark. */
function wordsOf(line: string): string[] {
  const trimmed = line.trim();
  if (trimmed.startsWith('#')) return [];
  const words = trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g);
  return [...words].slice(0, 2).map(([, double, single, plain]) => {
    if (double !== undefined) return double.replaceAll(/\\(.)/g, '$1');
    return single ?? plain ?? '';
  });
}
