import { createHash } from 'node:crypto';
import type { Entry } from '../../catalog/catalog.ts';
import {
  type AnyManifest,
  manifestPath,
  missingIn,
  proofsFolder,
  signaturePath,
  sumsPath,
  totalBytes,
} from '../../catalog/manifest.ts';
import { isSignedBy } from '../../catalog/signature.ts';
import type { Finding } from '../../pipeline/stored-file.ts';
import type { VerifiedBackup } from '../../report/report.ts';
import { type ReadableStore, type StoredObject, unfinishedMark } from '../../stores/store.ts';
import { sumsText } from '../backup/metadata.ts';
import type { OwnEntry } from '../open-content.ts';
import { type Reading, readFiles, readOrProblem } from './read-files.ts';

export interface InspectOptions extends Reading {
  /** Public key (base64 DER) signatures must come from, when one is configured. */
  readonly trusted: string | undefined;
}

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly signature: VerifiedBackup['signature'];
  readonly files: number;
  readonly bytes: number;
  /** What is worth a look and not wrong with any file. */
  readonly warnings: readonly string[];
}

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
    const isThere = ({ path }: { readonly path: string }) => present.get(path)?.regular === true;
    findings.push(...(await readFiles(store, entry, options, { isThere, named })));
  }
  const bytes = totalBytes(manifest);
  const warnings = missingIn(manifest).map(({ warning }) => warning);
  return { findings, signature: signature.verdict, files: manifest.files.length, bytes, warnings };
}

/** What is missing, cut, extra or not a plain file. */
function compareList(files: AnyManifest['files'], present: ReadonlyMap<string, StoredObject>): Finding[] {
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
