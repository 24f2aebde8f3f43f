import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Entry } from '../../catalog/catalog.ts';
import {
  bytesOf,
  manifestPath,
  missingIn,
  proofsFolder,
  signaturePath,
  sumsPath,
  totalBytes,
} from '../../catalog/manifest.ts';
import { isSignedBy } from '../../catalog/signature.ts';
import type { Examination } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import { componentNames } from '../../config/component-names.ts';
import { whyUnreadable } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { together } from '../../lib/together.ts';
import { readStored } from '../../pipeline/read.ts';
import type { Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { VerifiedBackup } from '../../report/report.ts';
import { type ReadableStore, type StoredObject, unfinishedMark } from '../../stores/store.ts';
import { sumsText } from '../backup/metadata.ts';
import type { Depth } from './fields.ts';

export interface InspectOptions {
  readonly depth: Depth;
  /** Public key (base64 DER) signatures must come from, when one is configured. */
  readonly trusted: string | undefined;
  readonly signal: AbortSignal;
  readonly log: Log;
}

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly signature: VerifiedBackup['signature'];
  readonly files: number;
  readonly bytes: number;
  /** What is worth a look and not wrong with any file. */
  readonly warnings: readonly string[];
}

type OwnEntry = Extract<Entry, { kind: 'backup' }>;

/** Judges one backup with a manifest: its list of files, its signature, and every file as deep as asked. */
export async function inspectBackup(
  store: ReadableStore,
  entry: OwnEntry,
  options: InspectOptions,
): Promise<Inspection> {
  const { id, manifest } = entry;
  const present = new Map((await store.list(id)).map((object) => [object.path.slice(id.length + 1), object]));
  const listed = compareList(manifest.files, present);
  const signature = await judgeSignature(store, entry, options.trusted);
  const listedAlready = new Set(listed.map(({ file }) => file));
  const judged = [...signature.findings, ...(await judgeSums(store, entry, signature.verdict))];
  const findings = [...listed, ...judged.filter(({ file }) => !listedAlready.has(file))];
  const named = new Set(findings.map(({ file }) => file));
  if (options.depth !== 'quick') {
    const readable = manifest.files.filter((file) => present.get(file.path)?.regular);
    findings.push(...(await readAll(store, entry, readable, options, named)));
  }
  const bytes = totalBytes(manifest);
  const warnings = missingIn(manifest).map(({ warning }) => warning);
  return { findings, signature: signature.verdict, files: manifest.files.length, bytes, warnings };
}

/** What is missing, cut, extra or not a plain file. */
function compareList(files: readonly StoredFile[], present: ReadonlyMap<string, StoredObject>): Finding[] {
  const findings: Finding[] = [];
  for (const file of files) {
    const object = present.get(file.path);
    if (object === undefined) findings.push({ file: file.path, problem: 'is missing' });
    else if (!object.regular) findings.push({ file: file.path, problem: 'is not a plain file' });
    else if (object.bytes !== file.bytes) {
      findings.push({ file: file.path, problem: `has ${object.bytes} bytes instead of ${file.bytes}` });
    }
  }
  const listed = new Set(files.map(({ path }) => path));
  // A mark that was left where its removal failed means nothing beside a manifest.
  const unlisted = new Set([manifestPath, signaturePath, sumsPath, unfinishedMark]);
  for (const { regular, ...object } of present.values()) {
    const path = object.path.slice(object.path.indexOf('/') + 1);
    if (listed.has(path) || path.startsWith(`${proofsFolder}/`)) continue;
    if (!unlisted.has(path)) findings.push({ file: path, problem: 'does not belong to the backup' });
    else if (!regular) findings.push({ file: path, problem: 'is not a plain file' });
  }
  return findings;
}

async function judgeSignature(
  store: ReadableStore,
  { id, manifest, manifestBytes }: OwnEntry,
  trusted: string | undefined,
): Promise<{ verdict: VerifiedBackup['signature']; findings: Finding[] }> {
  const invalid = (problem: string) => ({ verdict: 'invalid' as const, findings: [{ file: signaturePath, problem }] });
  const read = await readOrProblem(store.readSmall(`${id}/${signaturePath}`));
  if ('problem' in read) return invalid(read.problem);
  const signature = read.value;
  const signer = manifest.signer;
  if (signature === undefined && signer === undefined) {
    return trusted === undefined
      ? { verdict: 'unsigned', findings: [] }
      : invalid('is missing: the backup is not signed');
  }
  if (signature === undefined) return invalid('is missing');
  if (signer === undefined) return invalid('does not belong to the backup');
  if (!isSignedBy(signer, manifestBytes, signature)) return invalid('does not match the manifest');
  if (trusted !== undefined && trusted !== signer) return invalid('is by another key than the configured one');
  return { verdict: trusted === undefined ? 'unchecked' : 'valid', findings: [] };
}

/** SHA256SUMS says the same as the manifest, and holds the hash of the manifest itself. */
async function judgeSums(
  store: ReadableStore,
  { id, manifest, manifestBytes }: OwnEntry,
  signature: VerifiedBackup['signature'],
): Promise<Finding[]> {
  const read = await readOrProblem(store.readSmall(`${id}/${sumsPath}`));
  if ('problem' in read) return [{ file: sumsPath, problem: read.problem }];
  const sums = read.value;
  if (sums === undefined) return [{ file: sumsPath, problem: 'is missing' }];
  if (sums.toString('utf8') === sumsText(manifest, manifestBytes)) return [];
  const own = createHash('sha256').update(manifestBytes).digest('hex');
  const signed = signature === 'valid' || signature === 'unchecked';
  if (signed || sums.includes(`${own}  ${manifestPath}\n`)) {
    return [{ file: sumsPath, problem: 'differs from the manifest' }];
  }
  // Only one of the two was changed, and nothing tells which.
  return [
    { file: manifestPath, problem: `is not what ${sumsPath} was made for: one of the two was changed` },
    { file: sumsPath, problem: `is not about this ${manifestPath}: one of the two was changed` },
  ];
}

/** Whether a backup's own sums and signature stand by its manifest: a changed one may name another system. */
export async function isConsistent(store: ReadableStore, entry: Entry): Promise<boolean> {
  if (entry.kind !== 'backup' || (await judgeSums(store, entry, 'unsigned')).length > 0) return false;
  return (await judgeSignature(store, entry, undefined)).verdict !== 'invalid';
}

/** Reads every file once, several at a time, the largest first. */
async function readAll(
  store: ReadableStore,
  { id, manifest }: OwnEntry,
  files: readonly StoredFile[],
  options: InspectOptions,
  named: ReadonlySet<string>,
): Promise<Finding[]> {
  const examinations = new Map<string, Examination>();
  for (const component of options.depth === 'deep' ? components : []) {
    const record = manifest.components[component.name];
    const own = files.filter(({ path }) => componentOf(path) === component.name);
    if (record !== undefined) examinations.set(component.name, component.examine(record.facts, own));
  }
  const findings: Finding[] = [];
  const readBytes = bytesOf(files);
  const label = `verify ${id}`;
  let doneBytes = 0;
  const queue = files.toSorted((a, b) => b.bytes - a.bytes).values();
  const work = async () => {
    for (const file of queue) {
      findings.push(...(await readOne(store, id, file, examinations.get(componentOf(file.path)), options)));
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
  store: ReadableStore,
  id: string,
  file: StoredFile,
  examination: Examination | undefined,
  options: InspectOptions,
): Promise<Finding[]> {
  const decode = options.depth === 'deep';
  const consumer = decode ? examination?.consumer(file) : undefined;
  const hashRaw = decode && file.rawSha256 !== undefined && file.codec !== 'none';
  const how = { codec: file.codec, signal: options.signal, decode, consumer, hashRaw };
  const read = await readOrProblem(store.read(`${id}/${file.path}`).then((source) => readStored(source, how)));
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
    return { problem: whyUnreadable(error) };
  }
}
