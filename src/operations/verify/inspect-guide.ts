import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { manifestPath, proofsFolder, summaryPath } from '../../catalog/manifest.ts';
import { components } from '../../components/index.ts';
import { readStored } from '../../pipeline/read.ts';
import type { Codec, Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { ReadableStore, StoredObject } from '../../stores/store.ts';
import { componentOf, type Inspection, type InspectOptions } from './inspect.ts';

/** Folders a backup made by the guide's scripts must have to be of any use. */
const essentialFolders = ['database', 'redis', 'config'] as const;

/** Judges a backup made by the guide's own shell scripts: its checksum files, and with depth `deep` every archive to its end. */
export async function inspectGuideBackup(
  store: ReadableStore,
  id: string,
  options: InspectOptions,
): Promise<Inspection> {
  const objects = (await store.list(id))
    .map((object) => ({ ...object, path: object.path.slice(id.length + 1) }))
    .filter(({ path }) => !path.startsWith(`${proofsFolder}/`));
  const findings: Finding[] = [];
  const found = essentialFolders.filter((folder) => objects.some(({ path }) => path.startsWith(`${folder}/`)));
  if (found.length === 0) findings.push({ file: id, problem: 'holds no database, redis or config folder' });
  for (const object of objects) {
    if (!object.regular) findings.push({ file: object.path, problem: 'is not a plain file' });
    else if (object.bytes === 0) findings.push({ file: object.path, problem: 'is empty' });
    else if (options.depth !== 'quick') findings.push(...(await inspectFile(store, id, object, options)));
  }
  if (options.depth !== 'quick') findings.push(...(await compareSums(store, id, objects)));
  const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
  return { findings, signature: 'unsigned', files: objects.length, bytes };
}

async function inspectFile(
  store: ReadableStore,
  id: string,
  object: StoredObject,
  options: InspectOptions,
): Promise<Finding[]> {
  const component = components.find(({ name }) => name === componentOf(object.path));
  const codec = codecOf(object.path);
  const decode = options.depth === 'deep' && codec !== 'none';
  const file: StoredFile = { path: object.path, bytes: object.bytes, sha256: '', codec, rawBytes: 0 };
  const examination = decode ? component?.examine(undefined, [file], options) : undefined;
  const consumer = examination?.consumer(file);
  const source = await store.read(`${id}/${object.path}`);
  const measured = await readStored(source, { codec, signal: options.signal, decode, consumer });
  const problems = measured.problem === undefined ? [] : [{ file: object.path, problem: measured.problem }];
  return [...problems, ...((await examination?.finish()) ?? [])];
}

/** Checks each NAME.sha256 as `sha256sum -c` in its folder would; an archive without one is a finding for database and redis. */
async function compareSums(store: ReadableStore, id: string, objects: readonly StoredObject[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path } of objects) {
    if (path === manifestPath || path === summaryPath || path.endsWith('.sha256')) continue;
    const sums = await store.readSmall(`${id}/${path}.sha256`);
    if (sums === undefined) {
      if (/^(database|redis)\//.test(path)) findings.push({ file: path, problem: 'has no .sha256 file beside it' });
      continue;
    }
    const expected = sumOf(sums.toString('utf8'), posix.basename(path));
    const actual = await hashOf(store, `${id}/${path}`);
    if (expected !== actual) findings.push({ file: path, problem: 'has another SHA-256 than recorded' });
  }
  for (const { path } of objects.filter((object) => object.path.endsWith('.sha256'))) {
    if (!objects.some((object) => `${object.path}.sha256` === path)) {
      findings.push({ file: path.replace(/\.sha256$/, ''), problem: 'is missing' });
    }
  }
  return findings;
}

function sumOf(text: string, name: string): string | undefined {
  const line = text.split('\n').find((one) => posix.basename(one.slice(66).trim()) === name);
  return line?.slice(0, 64).toLowerCase();
}

async function hashOf(store: ReadableStore, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (await store.read(path)) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

function codecOf(path: string): Codec {
  if (path.endsWith('.gz')) return 'gzip';
  return path.endsWith('.zst') ? 'zstd' : 'none';
}
