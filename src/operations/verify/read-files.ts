import { availableParallelism } from 'node:os';
import { bytesOf } from '../../catalog/manifest.ts';
import type { Examination } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import { componentNames } from '../../config/component-names.ts';
import { BackupError, whyUnreadable } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { together } from '../../lib/together.ts';
import type { EncryptedFile } from '../../pipeline/encryption/encrypted-files.ts';
import { readStored } from '../../pipeline/read.ts';
import type { Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { ReadableStore } from '../../stores/store.ts';
import type { Content, OwnEntry } from '../open-content.ts';
import type { Depth } from './fields.ts';

export interface Reading {
  readonly depth: Depth;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** What the backup holds, where that is looked at. An encrypted one that was not opened is looked at from outside only. */
  readonly content?: Content | undefined;
}

interface Seen {
  readonly isThere: (file: { readonly path: string }) => boolean;
  /** Files that are named by findings already. */
  readonly named: ReadonlySet<string>;
}

/** Reads every file once: as deep as asked what was opened, and as it lies there what was not. */
export async function readFiles(
  store: ReadableStore,
  { id, manifest }: OwnEntry,
  options: Reading,
  { isThere, named }: Seen,
): Promise<Finding[]> {
  const asItLies = (file: EncryptedFile): StoredFile => ({ codec: 'none', rawBytes: file.bytes, ...file });
  const content = options.depth === 'deep' ? options.content : undefined;
  const read = (path: string) => store.read(`${id}/${path}`);
  if (content === undefined)
    return await readAll(
      { id, read },
      manifest.files.filter(isThere).map(asItLies),
      { ...options, depth: 'checksum' },
      named,
    );
  const encrypted = content.encrypted?.files;
  const placeOf = (path: string) => encrypted?.get(path)?.path ?? path;
  const inside = content.manifest.files.filter(({ path }) => isThere({ path: placeOf(path) }));
  const opened = new Set(inside.map(({ path }) => placeOf(path)));
  const around = manifest.files.filter((file) => !opened.has(file.path) && isThere(file)).map(asItLies);
  const places = new Map([...(encrypted ?? [])].map(([path, file]) => [file.path, path]));
  const known = new Set([...named].map((path) => places.get(path) ?? path));
  return [
    ...(await readAll({ id, read }, around, { ...options, depth: 'checksum' }, named)),
    ...(await readAll({ id, read: content.origin.read, manifest: content.manifest }, inside, options, known)),
  ];
}

/** Reads every file once, several at a time, the largest first. */
async function readAll(
  from: { readonly id: string; readonly read: Content['origin']['read']; readonly manifest?: Content['manifest'] },
  files: readonly StoredFile[],
  options: Reading,
  named: ReadonlySet<string>,
): Promise<Finding[]> {
  const examinations = new Map<string, Examination>();
  for (const component of components) {
    const record = from.manifest?.components[component.name];
    const own = files.filter(({ path }) => componentOf(path) === component.name);
    if (record !== undefined) examinations.set(component.name, component.examine(record.facts, own));
  }
  const findings: Finding[] = [];
  const readBytes = bytesOf(files);
  const label = `verify ${from.id}`;
  let doneBytes = 0;
  const queue = files.toSorted((a, b) => b.bytes - a.bytes).values();
  const work = async () => {
    for (const file of queue) {
      findings.push(...(await readOne(from.read, file, examinations.get(componentOf(file.path)), options)));
      doneBytes += file.bytes;
      options.log.progress({ label, doneBytes, totalBytes: readBytes });
    }
  };
  await together(
    options.signal,
    Array.from({ length: Math.max(2, availableParallelism()) }, () => work),
  );
  for (const examination of examinations.values()) findings.push(...(await examination.finish()));
  const each = new Map(findings.map((finding) => [`${finding.file}\0${finding.problem}`, finding]));
  // A file that is already named as missing need not be named again by those who expected to see it.
  return [...each.values()].filter(({ file, problem }) => problem !== 'is missing' || !named.has(file));
}

async function readOne(
  open: Content['origin']['read'],
  file: StoredFile,
  examination: Examination | undefined,
  options: Reading,
): Promise<Finding[]> {
  const decode = options.depth === 'deep';
  const consumer = decode ? examination?.consumer(file) : undefined;
  const hashRaw = decode && file.rawSha256 !== undefined && file.codec !== 'none';
  const how = { codec: file.codec, signal: options.signal, decode, consumer, hashRaw };
  const read = await readOrProblem(open(file.path).then((source) => readStored(source, how)));
  if ('problem' in read) return [{ file: file.path, problem: read.problem }];
  const measured = read.value;
  const problems: string[] = [];
  if (measured.sha256 !== file.sha256) problems.push('has another SHA-256 than recorded');
  if (measured.problem !== undefined) problems.push(measured.problem);
  else if (measured.raw !== undefined) {
    if (measured.raw.bytes !== file.rawBytes)
      problems.push(`decodes to ${measured.raw.bytes} bytes instead of ${file.rawBytes}`);
    else if (hashRaw && measured.raw.sha256 !== file.rawSha256) problems.push('decodes to other content than recorded');
  }
  return problems.map((problem) => ({ file: file.path, problem }));
}

export function componentOf(path: string): string {
  return componentNames.find((name) => path.startsWith(`${name}/`)) ?? '';
}

/** The result, or why the store could not deliver it: a finding like any other, so that the rest is still looked at. */
export async function readOrProblem<T>(
  reading: Promise<T>,
): Promise<{ readonly value: T } | { readonly problem: string }> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof BackupError && error.code === 'damaged')
      return { problem: `cannot be read: ${error.message}` };
    return { problem: whyUnreadable(error) };
  }
}
