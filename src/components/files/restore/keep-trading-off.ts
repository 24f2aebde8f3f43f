import { createHash } from 'node:crypto';
import { chmod, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Config } from '../../../config/schema.ts';
import { tradingFiles, tradingIn } from '../../../config/trading.ts';
import type { Entry } from '../tar/entry.ts';

/** An environment file that has trading on in the backup, and not as it is deployed. */
export interface TradingFile {
  /** As it is called when somebody looks at it. */
  readonly name: string;
  /** The file it is, with the content it gets: that of the backup, but the line that switches trading is as deployed. */
  readonly entry: Entry;
  readonly content: Buffer;
}

/**
 * Environment files by which a restore would switch trading on.
 *
 * @param entries of the archive, as they will be on disk
 * @param read contents of files in the archive, by path
 */
export async function tradingFilesOf(
  config: Config,
  root: string,
  entries: readonly Entry[],
  read: (paths: ReadonlySet<string>) => Promise<ReadonlyMap<string, Buffer>>,
): Promise<TradingFile[]> {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const named = tradingFiles(config).flatMap((name) => {
    const entry = fileBehind(name, root, byPath);
    return entry === undefined ? [] : [{ name, entry }];
  });
  const files = [...new Map(named.map((one) => [one.entry.path, one])).values()];
  if (files.length === 0) return [];
  const contents = await read(new Set(files.map(({ entry }) => entry.path)));
  const found: TradingFile[] = [];
  for (const { name, entry } of files) {
    const deployed = await readFile(join(root, name), 'latin1').catch(() => '');
    const text = keepOff(contents.get(entry.path)?.toString('latin1') ?? '', deployed, config);
    if (text === undefined) continue;
    const content = Buffer.from(text, 'latin1');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { data: _holes, ...whole } = entry;
    found.push({ name, content, entry: { ...whole, bytes: content.length, sha256 } });
  }
  return found;
}

/** Gives an extracted file its content; all else stays as it was extracted. */
export async function writeTradingOff(folder: string, { entry, content }: TradingFile): Promise<void> {
  const path = join(folder, entry.path);
  await chmod(path, 0o600);
  await writeFile(path, content);
  await chmod(path, Number.parseInt(entry.mode, 8));
  await utimes(path, new Date(), new Date(entry.modified));
}

/** The file that a name leads to, over links within the archive. */
function fileBehind(name: string, root: string, entries: ReadonlyMap<string, Entry>): Entry | undefined {
  let path = normalize(name);
  for (let links = 0; links < 40; links += 1) {
    const entry = entries.get(path);
    if (entry?.link === undefined) return entry?.type === 'file' ? entry : undefined;
    path = entry.type === 'link' ? entry.link : relative(root, resolve(root, dirname(path), entry.link));
  }
  return undefined;
}

/** Undefined where trading would not be switched on, or where that cannot be told apart from other lines. */
function keepOff(archived: string, deployed: string, config: Config): string | undefined {
  if (tradingIn(archived, config) !== 'on' || tradingIn(deployed, config) === 'on') return undefined;
  const { variable } = config.trading;
  const line = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${variable.replaceAll(/\W/g, '\\$&')}[ \\t]*=.*$`, 'gm');
  const asDeployed = tradingIn(deployed, config) === 'off' ? deployed.match(line)?.at(-1) : undefined;
  const text = archived.replace(line, () => asDeployed ?? `${variable}=false`);
  const { [variable]: _off, ...others } = parseEnv(text);
  const { [variable]: _on, ...expected } = parseEnv(archived);
  const same = JSON.stringify(others) === JSON.stringify(expected);
  return same && tradingIn(text, config) === 'off' ? text : undefined;
}
