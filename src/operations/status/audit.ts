import { createHash } from 'node:crypto';
import { readEntry } from '../../catalog/catalog.ts';
import { bytesOf } from '../../catalog/manifest.ts';
import { sha256Of } from '../../catalog/seal.ts';
import type { Host } from '../../host/host.ts';
import { failureText } from '../../lib/errors.ts';
import type { Finding } from '../../pipeline/stored-file.ts';
import type { AuditDepth } from '../../report/audit-depth.ts';
import type { AuditedCopy, StatusAudit } from '../../report/status-report.ts';
import type { ReadableStore } from '../../stores/store.ts';
import type { OwnEntry } from '../open-content.ts';
import { inspectBackup } from '../verify/inspect.ts';
import { readFiles } from '../verify/read-files.ts';
import type { Looked } from './look.ts';
import { readProof } from './read-proof.ts';

export interface Auditing {
  readonly depth: AuditDepth;
  /** The backup whose copies are looked for; undefined: there is none. */
  readonly backup: string | undefined;
  /** It is said to be proven. */
  readonly proven: boolean;
  readonly host: Host;
  readonly trusted: string | undefined;
}

/** Looks for copies of one backup in all stores, reads them back as deep as asked, and counts them for the 3-2-1 rule. */
export async function audit(looked: readonly Looked[], auditing: Auditing): Promise<StatusAudit> {
  const { depth, backup, proven, trusted, host } = auditing;
  if (backup === undefined) return { depth, ...countCopies([]) };
  const asked = { id: backup, trusted, signal: host.signal };
  const [copies, proof] = await Promise.all([
    Promise.all(looked.map((one) => auditCopy(one, backup, auditing))),
    proven && depth !== 'none' ? readProof(looked, asked) : undefined,
  ]);
  return { depth, backup, proof, ...countCopies(agreeing(copies)) };
}

/** A copy with the hash of its manifest. */
interface ReadCopy {
  readonly copy: AuditedCopy;
  readonly manifestSha256: string | undefined;
}

async function auditCopy({ settings, found }: Looked, id: string, auditing: Auditing): Promise<ReadCopy> {
  const copy = {
    ...{ store: settings.name, kind: settings.store.kind, offSite: settings.offSite },
    ...{ filesRead: 0, bytesRead: 0, problems: [] },
  };
  const unread = (result: 'missing' | 'unknown', problems: string[]): ReadCopy => {
    return { copy: { ...copy, result, problems }, manifestSha256: undefined };
  };
  if (found === undefined) return unread('unknown', ['the store cannot be looked at']);
  if (!found.overview.backups.some((one) => one.id === id)) return unread('missing', []);
  if (auditing.depth === 'none') return unread('unknown', ['listed, not read back']);
  try {
    const entry = await readEntry(found.store, id);
    if (entry.kind !== 'backup') {
      const problem = entry.kind === 'damaged' ? entry.problem : 'has no manifest any more';
      return { copy: { ...copy, result: 'damaged', problems: [problem] }, manifestSha256: undefined };
    }
    const { findings, read } = await readBack(found.store, entry, auditing);
    const problems = findings.map(({ file, problem }) => `${file} ${problem}`);
    const result = problems.length > 0 ? ('damaged' as const) : ('whole' as const);
    const counted = { filesRead: read.length + 1, bytesRead: bytesOf(read) + entry.manifestBytes.byteLength };
    return { copy: { ...copy, ...counted, result, problems }, manifestSha256: sha256Of(entry.manifestBytes) };
  } catch (error) {
    if (auditing.host.signal.aborted) throw error;
    return unread('unknown', [failureText(error)]);
  }
}

async function readBack(
  store: ReadableStore,
  entry: OwnEntry,
  { depth, host, trusted }: Auditing,
): Promise<{ readonly findings: readonly Finding[]; readonly read: readonly Sized[] }> {
  const { log, signal } = host;
  const options = { trusted, signal, log, depth: depth === 'full' ? 'checksum' : 'quick' } as const;
  const { findings } = await inspectBackup(store, entry, options);
  const { files } = entry.manifest;
  if (depth === 'full') return { findings, read: files };
  const named = new Set(findings.map(({ file }) => file));
  const read = sampleOf(files, host.now().toISOString()).filter(({ path }) => !named.has(path));
  const isThere = (file: { readonly path: string }) => read.some(({ path }) => path === file.path);
  const sampled = await readFiles(store, entry, { ...options, depth: 'checksum' }, { isThere, named });
  return { findings: [...findings, ...sampled], read };
}

const sampledFiles = 4;
const sampledBytes = 64 * 1024 * 1024;

interface Sized {
  readonly path: string;
  readonly bytes: number;
}

/** A few files by chance, each time others; none that takes long to read. */
export function sampleOf(files: readonly Sized[], seed: string): Sized[] {
  const drawn = (path: string) => createHash('sha256').update(`${seed} ${path}`).digest('hex');
  return files
    .filter(({ bytes }) => bytes <= sampledBytes)
    .map((file) => ({ file, lot: drawn(file.path) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, sampledFiles)
    .map(({ file }) => file);
}

/** Copies are byte-identical: one whose manifest is another is none, however well it agrees with itself. */
function agreeing(copies: readonly ReadCopy[]): AuditedCopy[] {
  const reference = copies.find(({ copy, manifestSha256 }) => copy.result === 'whole' && manifestSha256 !== undefined);
  return copies.map(({ copy, manifestSha256 }) => {
    if (reference === undefined || manifestSha256 === undefined || manifestSha256 === reference.manifestSha256)
      return copy;
    const problem = `its manifest is another than that of the copy in ${reference.copy.store}`;
    return { ...copy, result: 'damaged', problems: [...copy.problems, problem] };
  });
}

/** The rule: 3 copies of the data (production and 2 backups), on 2 kinds of storage, 1 of them off-site. */
export function countCopies(copies: readonly AuditedCopy[]): Omit<StatusAudit, 'depth' | 'backup' | 'proof'> {
  const whole = copies.filter(({ result }) => result === 'whole');
  const holds = (counted: readonly AuditedCopy[]) =>
    counted.length >= 2 && new Set(counted.map(({ kind }) => kind)).size >= 2 && counted.some(({ offSite }) => offSite);
  const atBest = copies.filter(({ result }) => result === 'whole' || result === 'unknown');
  return {
    copies: [...copies],
    data: 1 + whole.length,
    kinds: [...new Set(whole.map(({ kind }) => kind))],
    offSite: whole.filter(({ offSite }) => offSite).length,
    verdict: holds(whole) ? 'holds' : holds(atBest) ? 'unknown' : 'broken',
  };
}
