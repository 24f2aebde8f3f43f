import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backupId } from '../../catalog/backup-id.ts';
import { type Catalog, identityOf, readCatalog } from '../../catalog/catalog.ts';
import { missingIn } from '../../catalog/manifest.ts';
import { readProofs, wholeDepth } from '../../catalog/proofs.ts';
import { openSigner, trustedKey } from '../../catalog/signature.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { ComponentName } from '../../config/component-names.ts';
import { messageOf } from '../../lib/errors.ts';
import { formatDuration } from '../../lib/format.ts';
import type { ProvedComponent, RestoreTestReport } from '../../report/report.ts';
import { restoreTestSummary } from '../../report/restore-summary.ts';
import { openWritableStore } from '../../stores/index.ts';
import type { Store } from '../../stores/store.ts';
import { type RecordedContext, recorded } from '../evidence/recorded.ts';
import { type Prover, recordProof } from '../record-proof.ts';
import { chooseBackup, describeBackup, type RestorableEntry } from '../restore/choose.ts';
import { type ProvablePart, partsOf } from '../restore/parts.ts';
import { inspect, inspectOptions } from '../verify/inspect-entry.ts';
import { openSession, scratchFolder } from '../workplace.ts';
import { restoreTestDescription } from './fields.ts';
import { judge } from './judge.ts';
import { type RestoreTestRequest, restoreTestRequestSchema } from './request.ts';

/** Earlier tests shown for comparison. */
const trendLength = 12;

export const restoreTest = recorded<RestoreTestRequest>({
  ...restoreTestDescription,
  request: restoreTestRequestSchema,
  sections: () => ['stores', 'signing', 'encryption', 'objectives', 'checks', 'restore-test'],
  recordedAs: () => 'restore-test',
  run,
});

async function run({
  request,
  config,
  host,
  witness,
}: RecordedContext<RestoreTestRequest>): Promise<RestoreTestReport> {
  await using store = await openWritableStore(config, host);
  const started = performance.now();
  const startedAt = host.now();
  await using scratch = await scratchFolder(host);
  const restoreId = backupId(startedAt);
  const session: RestoreSession = {
    ...openSession(host, config, scratch.path, host.signal),
    restoreId,
    // A proof keeps nothing.
    keepFolder: scratch.path,
    ownFolders: [],
  };
  host.stand({
    stopping: 'what was made for the proof is removed: throwaway servers, and what is on staging servers',
    hint: 'No live data were touched. Run it again when you are ready.',
    abandoned: 'No live data were touched; what is left of the proof is removed by the next run.',
  });
  const catalog = await readCatalog(store);
  const entry = await chooseBackup(
    store,
    catalog,
    { backup: request.backup, trusted: trustedKey(config.signing) },
    config.system,
  );
  witness(identityOf(entry));
  const parts = (await partsOf(store, entry, session))
    .filter((part): part is ProvablePart => part.component.prove !== undefined)
    .filter(({ component }) => request.components?.includes(component.name) ?? true);
  // Before anything is made anywhere. A run that is refused leaves no proof: it says nothing about the backup.
  for (const { component, facts } of parts) {
    await component.assureStaging?.(facts, session, sourcesOf(catalog, config.system, component.name));
  }
  const components = [
    ...(await integrity(store, entry, session)),
    ...(await proveAll(parts, catalog, session)),
    ...unproved(entry, parts, request),
  ];
  const durationMs = Math.round(performance.now() - started);
  const verdict = judge(components, parts.length, durationMs, config.objectives.rto.system);
  const report: RestoreTestReport = {
    operation: 'restore-test',
    ...verdict,
    system: config.system,
    store: store.location,
    backup: await describeBackup(store, entry, host.now()),
    components,
    durationMs,
    objectiveMs: config.objectives.rto.system,
    trend: await earlierTests(store, entry, config.system, depthOf(request)),
    proof: undefined,
    files: [],
    warnings: entry.kind === 'backup' ? missingIn(entry.manifest).map(({ warning }) => warning) : [],
  };
  return record(report, { store, entry, startedAt, request, host, session, witness });
}

/** Bytes first: a restore from damaged files proves nothing. */
async function integrity(store: Store, entry: RestorableEntry, session: RestoreSession): Promise<ProvedComponent[]> {
  if (entry.kind !== 'backup') return [];
  const { findings } = await session.log.group('Integrity', () =>
    inspect(store, entry, inspectOptions('checksum', session)),
  );
  if (findings.length === 0) return [];
  const differences = findings.map(({ file, problem }) => ({ what: file, expected: 'as recorded', found: problem }));
  return [{ ...nothingProved('integrity'), outcome: 'failed', differences }];
}

function proveAll(
  parts: readonly ProvablePart[],
  catalog: Catalog,
  session: RestoreSession,
): Promise<ProvedComponent[]> {
  return Array.fromAsync(parts, async ({ component, facts, backup }) => {
    const { name } = component;
    const objectiveMs = name === 'logs' ? undefined : session.config.objectives.rto[name];
    const sources = sourcesOf(catalog, session.config.system, name);
    const result = await session.log.group(`Prove ${name}`, () => component.prove(facts, backup, session, sources));
    session.log.info(`${name}: ${result.outcome} in ${formatDuration(result.restoreMs + result.compareMs)}`);
    return { component: name, objectiveMs, ...result };
  });
}

/** What the backup holds and was asked for, but nobody can prove, is not verified: silence would count as a pass. */
function unproved(
  entry: RestorableEntry,
  parts: readonly ProvablePart[],
  request: RestoreTestRequest,
): ProvedComponent[] {
  const held = entry.kind === 'backup' ? Object.keys(entry.manifest.components) : [];
  const wanted: readonly string[] = request.components ?? held;
  const known = new Set<string>(parts.map(({ component }) => component.name));
  return wanted
    .filter((name) => !known.has(name))
    .map((name) => ({
      ...nothingProved(name),
      reason: held.includes(name) ? 'cannot be proved' : 'is not in the backup',
    }));
}

function nothingProved(component: string): ProvedComponent {
  const none = { where: undefined, differences: [], reason: undefined, compared: [], objectiveMs: undefined };
  return { component, outcome: 'not-verified', ...none, restoreMs: 0, compareMs: 0 };
}

interface Recording extends Omit<Prover, 'signer'> {
  readonly store: Store;
  readonly entry: RestorableEntry;
  readonly request: RestoreTestRequest;
  readonly session: RestoreSession;
}

/** Saves the proof beside the backup and the report for people; what cannot be saved is a warning. */
async function record(report: RestoreTestReport, recording: Recording): Promise<RestoreTestReport> {
  const { store, entry, host, session, request } = recording;
  const by = { ...recording, signer: openSigner(session.config.signing) };
  const { proof, warnings } = await recordProof(store, entry, by, {
    kind: 'restore-test',
    depth: depthOf(request),
    outcome: report.status === 'proven' ? 'passed' : report.status,
    findings: report.components.flatMap(findingsOf),
    restoreMs: report.components.reduce((sum, one) => sum + one.restoreMs, 0),
    places: Object.fromEntries(
      report.components.flatMap(({ component, where }) => (where === undefined ? [] : [[component, where]])),
    ),
  });
  const complete = { ...report, proof, warnings: [...report.warnings, ...warnings] };
  let files: readonly string[] = [];
  try {
    const folder = resolve(host.folder, request.reportFolder ?? reportFolder(store, entry));
    const base = join(folder, `${report.backup.id}-${session.restoreId}`);
    await mkdir(folder, { recursive: true });
    await writeFile(`${base}.json`, `${JSON.stringify(complete, undefined, 2)}\n`, { mode: 0o600 });
    await writeFile(`${base}.md`, restoreTestSummary(complete), { mode: 0o600 });
    files = [`${base}.json`, `${base}.md`];
    if (request.uploadReport) await host.keepReport(`restore-test-${entry.id}`, files, request.retentionDays);
    return { ...complete, files };
  } catch (error) {
    const warning = `The report could not be ${files.length === 0 ? 'written' : 'uploaded'}: ${messageOf(error)}`;
    return { ...complete, files, warnings: [...complete.warnings, warning] };
  }
}

/** A report tells of the content: beside an encrypted backup it would lie in clear. */
function reportFolder(store: Store, entry: RestorableEntry): string {
  const encrypted = entry.kind === 'backup' && entry.manifest.format !== 1;
  return (encrypted ? undefined : store.localPath('restore-tests')) ?? 'restore-tests';
}

function findingsOf({ component, differences, reason }: ProvedComponent) {
  const problems = differences.map(({ what, expected, found }) => `${what}: expected ${expected}, found ${found}`);
  if (reason !== undefined) problems.push(`not verified: ${reason}`);
  return problems.map((problem) => ({ file: component, problem }));
}

/** A component's facts in all backups of a system, newest first: they say where production was. */
function sourcesOf({ entries }: Catalog, system: string, component: ComponentName): unknown[] {
  return entries
    .flatMap((entry) => (entry.kind === 'backup' && entry.manifest.system === system ? [entry.manifest] : []))
    .flatMap((manifest) =>
      manifest.format === 1 ? manifest.components[component]?.facts : manifest.components[component]?.identity,
    )
    .filter((facts) => facts !== undefined)
    .reverse();
}

function depthOf({ components }: RestoreTestRequest): string {
  return components === undefined ? wholeDepth : components.join(',');
}

/** Restore times of the last tests of this system that tested the same, from the proofs beside its backups. */
async function earlierTests(
  store: Store,
  entry: RestorableEntry,
  system: string,
  tested: string,
): Promise<RestoreTestReport['trend']> {
  const catalog = await readCatalog(store);
  const own = catalog.entries.filter((one) => one.kind === 'backup' && one.manifest.system === system);
  const ids = [...new Set([...own.map(({ id }) => id), entry.id])];
  const proofs = (await Promise.all(ids.map((id) => readProofs(store, id)))).flatMap((read) => read.proofs);
  return proofs
    .map(({ statement }) => statement)
    .filter(({ kind, depth, restoreMs }) => kind === 'restore-test' && depth === tested && restoreMs !== undefined)
    .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
    .slice(-trendLength)
    .map(({ backup, finishedAt, restoreMs }) => ({ backup, at: finishedAt, restoreMs: restoreMs ?? 0 }));
}
