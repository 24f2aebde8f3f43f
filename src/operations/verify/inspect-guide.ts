import { posix } from 'node:path';
import { manifestPath, proofsFolder, summaryPath } from '../../catalog/manifest.ts';
import { components } from '../../components/index.ts';
import { codecOf } from '../../pipeline/codec.ts';
import { readStored } from '../../pipeline/read.ts';
import type { Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { ReadableStore, StoredObject } from '../../stores/store.ts';
import type { Inspection, InspectOptions } from './inspect.ts';
import { componentOf, readOrProblem } from './read-files.ts';

/** Folders that the guide's own validation asks for. */
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
  const absent = essentialFolders.filter((folder) => !objects.some(({ path }) => path.startsWith(`${folder}/`)));
  const findings: Finding[] = [];
  if (absent.length === essentialFolders.length) {
    findings.push({ file: id, problem: 'holds no database, redis or config folder' });
  }
  const hashes = new Map<string, string>();
  for (const object of objects) {
    if (!object.regular) findings.push({ file: object.path, problem: 'is not a plain file' });
    else if (object.bytes === 0) findings.push({ file: object.path, problem: 'is empty' });
    else if (options.depth !== 'quick') findings.push(...(await inspectFile(store, id, object, options, hashes)));
  }
  if (options.depth !== 'quick') findings.push(...(await compareSums(store, id, objects, hashes)));
  const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
  return { findings, signature: 'unsigned', files: objects.length, bytes, warnings: partialWarning(absent) };
}

/** The scripts can be told to leave parts out, and no manifest says whether they were: no finding, but no silence either. */
function partialWarning(absent: readonly (typeof essentialFolders)[number][]): string[] {
  if (absent.length === 0 || absent.length === essentialFolders.length) return [];
  const settings = absent.map((folder) => `BACKUP_${folder.toUpperCase()}=false`).join(', ');
  return [
    `Holds no ${absent.join(' and no ')} folder. A backup of everything has them all: unless it was made with ${settings}, they were lost.`,
  ];
}

/** Reads a file once. Its SHA-256 is put into `hashes`, unless it cannot be read. */
async function inspectFile(
  store: ReadableStore,
  id: string,
  object: StoredObject,
  options: InspectOptions,
  hashes: Map<string, string>,
): Promise<Finding[]> {
  const { path } = object;
  const { signal } = options;
  const component = components.find(({ name }) => name === componentOf(path));
  const codec = codecOf(path);
  const decode = options.depth === 'deep' && codec !== 'none';
  const file: StoredFile = { path, bytes: object.bytes, sha256: '', codec, rawBytes: 0 };
  const examination = decode ? component?.examine(undefined, [file]) : undefined;
  const how = { codec, signal, decode, consumer: examination?.consumer(file) };
  const read = await readOrProblem(store.read(`${id}/${path}`).then((source) => readStored(source, how)));
  const problem = 'problem' in read ? read.problem : read.value.problem;
  if ('value' in read) hashes.set(path, read.value.sha256);
  const problems = problem === undefined ? [] : [{ file: path, problem }];
  return [...problems, ...((await examination?.finish()) ?? [])];
}

/**
 * Checks each NAME.sha256 as `sha256sum -c` in its folder would; an archive without one is a finding for database and redis.
 * What could not be read has been named.
 */
async function compareSums(
  store: ReadableStore,
  id: string,
  objects: readonly StoredObject[],
  hashes: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const present = new Set(objects.map(({ path }) => path));
  for (const { path } of objects) {
    if (path === manifestPath || path === summaryPath || path.endsWith('.sha256')) continue;
    const sumsPath = `${path}.sha256`;
    if (!present.has(sumsPath)) {
      if (/^(database|redis)\//.test(path)) findings.push({ file: path, problem: 'has no .sha256 file beside it' });
      continue;
    }
    const actual = hashes.get(path);
    if (actual === undefined || !hashes.has(sumsPath)) continue;
    const read = await readOrProblem(store.readSmall(`${id}/${sumsPath}`));
    if ('problem' in read) findings.push({ file: sumsPath, problem: read.problem });
    else if (sumOf(read.value?.toString('utf8') ?? '', posix.basename(path)) !== actual) {
      findings.push({ file: path, problem: 'has another SHA-256 than recorded' });
    }
  }
  for (const path of present) {
    const named = path.replace(/\.sha256$/, '');
    if (named !== path && !present.has(named)) findings.push({ file: named, problem: 'is missing' });
  }
  return findings;
}

function sumOf(text: string, name: string): string | undefined {
  const line = text.split('\n').find((one) => posix.basename(one.slice(66).trim()) === name);
  return line?.slice(0, 64).toLowerCase();
}
