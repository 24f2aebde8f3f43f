import { createHash } from 'node:crypto';
import { belongsTo, type Entry, findBackup, readCatalog } from '../../catalog/catalog.ts';
import { manifestPath } from '../../catalog/manifest.ts';
import { readProofs, type Statement, saveProof } from '../../catalog/proofs.ts';
import { openSigner, type Signer, trustedKey } from '../../catalog/signature.ts';
import type { Context, Host, Operation } from '../../host/host.ts';
import { BackupError, type ErrorCode, messageOf } from '../../lib/errors.ts';
import { plural } from '../../lib/format.ts';
import type { Finding } from '../../pipeline/stored-file.ts';
import type { Outcome, VerifiedBackup, VerifyReport } from '../../report/report.ts';
import { openWritableStore } from '../../stores/index.ts';
import type { Store } from '../../stores/store.ts';
import { programVersion } from '../version.ts';
import { type VerifyRequest, verifyFields, verifyRequestSchema } from './fields.ts';
import { type Inspection, type InspectOptions, inspectBackup, isConsistent } from './inspect.ts';
import { inspectGuideBackup } from './inspect-guide.ts';

export const verify: Operation<VerifyRequest> = {
  name: 'verify',
  description: 'Verify that backups are intact and readable, and record the result as a proof.',
  fields: verifyFields,
  request: verifyRequestSchema,
  sections: () => ['stores', 'signing'],
  outputs: {
    'backup-id': 'Ids of the backups that were verified, separated by commas.',
    status: 'ok, failed or not-verified.',
    findings: 'How many things are wrong.',
    duration: 'How long it took, in seconds.',
    'error-code': 'damaged, signature-invalid or not-verified when something is wrong; see docs/troubleshooting.md.',
  },
  run,
};

async function run({ request, config, host }: Context<VerifyRequest>): Promise<VerifyReport> {
  const started = performance.now();
  const store = openWritableStore(config);
  const signer = openSigner(config.signing);
  const options: InspectOptions = {
    depth: request.depth,
    trusted: trustedKey(config.signing),
    signal: host.signal,
    log: host.log,
  };
  const entries = await chooseEntries(store, request.backup, config.system);
  const backups: VerifiedBackup[] = [];
  for (const entry of entries) {
    backups.push(await host.log.group(`Verify ${entry.id}`, () => verifyOne(store, entry, options, host, signer)));
  }
  const durationMs = Math.round(performance.now() - started);
  const verdict = judge(backups);
  return { operation: 'verify', ...verdict, store: store.location, depth: request.depth, durationMs, backups };
}

async function chooseEntries(store: Store, wanted: string, system: string): Promise<readonly Entry[]> {
  const catalog = await readCatalog(store);
  if (wanted !== 'all') return [findBackup(catalog, wanted, system, store.location)];
  const own: Entry[] = [];
  for (const entry of catalog.entries) {
    if (belongsTo(entry, system) || !(await isConsistent(store, entry))) own.push(entry);
  }
  return own.length > 0 ? own : [findBackup(catalog, 'latest', system, store.location)];
}

async function verifyOne(
  store: Store,
  entry: Entry,
  options: InspectOptions,
  host: Host,
  signer: Signer | undefined,
): Promise<VerifiedBackup> {
  const startedAt = host.now();
  const inspection = await inspect(store, entry, options);
  const { problems } = await readProofs(store, entry.id);
  const findings = [
    ...inspection.findings,
    ...problems.map(({ path, problem }) => ({ file: path.slice(entry.id.length + 1), problem })),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  for (const { file, problem } of findings) host.log.info(`  ${file} ${problem}`);
  const outcome: Outcome = findings.length > 0 ? 'failed' : 'passed';
  host.log.info(`${entry.id}: ${outcome}, ${plural(inspection.files, 'file')} (${options.depth})`);
  const finishedAt = host.now();
  const statement = statementOf(entry, options.depth, outcome, findings, startedAt, finishedAt, host);
  const saved = await save(store, statement, signer);
  return {
    id: entry.id,
    outcome,
    findings,
    files: inspection.files,
    bytes: inspection.bytes,
    durationMs: finishedAt.getTime() - startedAt.getTime(),
    signature: inspection.signature,
    warnings: [...saved.warnings, ...guideWarning(entry), ...inspection.warnings],
    proof: saved.path,
  };
}

async function inspect(store: Store, entry: Entry, options: InspectOptions): Promise<Inspection> {
  switch (entry.kind) {
    case 'backup':
      return inspectBackup(store, entry, options);
    case 'guide':
      return inspectGuideBackup(store, entry.id, options);
    case 'damaged': {
      const problem = entry.problem.replace(`${manifestPath} `, '');
      return { findings: [{ file: manifestPath, problem }], signature: 'invalid', files: 0, bytes: 0, warnings: [] };
    }
  }
}

function statementOf(
  entry: Entry,
  depth: string,
  outcome: Outcome,
  findings: readonly Finding[],
  startedAt: Date,
  finishedAt: Date,
  host: Host,
): Statement {
  const manifestSha256 =
    entry.kind === 'backup' ? createHash('sha256').update(entry.manifestBytes).digest('hex') : undefined;
  return {
    format: 1,
    kind: 'verify',
    depth,
    backup: entry.id,
    ...(manifestSha256 && { manifestSha256 }),
    outcome,
    findings: [...findings],
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    machine: host.run.machine,
    ...(host.run.url && { run: host.run.url }),
    program: programVersion,
  };
}

/** A proof that cannot be saved loses no data: the verdict stands, with a warning. */
async function save(
  store: Store,
  statement: Statement,
  signer: Signer | undefined,
): Promise<{ path: string | undefined; warnings: string[] }> {
  try {
    return { path: await saveProof(store, statement, signer), warnings: [] };
  } catch (error) {
    return { path: undefined, warnings: [`The proof could not be saved: ${messageOf(error)}`] };
  }
}

function guideWarning(entry: Entry): string[] {
  if (entry.kind !== 'guide') return [];
  return [
    'Made by shell scripts, without a manifest: only its own checksums could be compared, nothing was proved about its source.',
  ];
}

function judge(backups: readonly VerifiedBackup[]): {
  status: VerifyReport['status'];
  errorCode: ErrorCode | undefined;
} {
  if (backups.every(({ outcome }) => outcome === 'passed')) return { status: 'ok', errorCode: undefined };
  if (backups.some(({ outcome }) => outcome === 'failed')) {
    const onlySignatures = backups.every(({ findings }) => findings.every(({ file }) => file.endsWith('.sig')));
    return { status: 'failed', errorCode: onlySignatures ? 'signature-invalid' : 'damaged' };
  }
  throw new BackupError('internal', 'A verification ended without a verdict');
}
