import { belongsTo, type Entry, findBackup, identityOf, readCatalog } from '../../catalog/catalog.ts';
import { readProofs } from '../../catalog/proofs.ts';
import { openSigner } from '../../catalog/signature.ts';
import { plural } from '../../lib/format.ts';
import type { VerifiedBackup, VerifyReport } from '../../report/report.ts';
import { openWritableStore } from '../../stores/index.ts';
import type { Store } from '../../stores/store.ts';
import { type RecordedContext, recorded } from '../evidence/recorded.ts';
import { recordProof } from '../record-proof.ts';
import { verifyDescription } from './fields.ts';
import { type InspectOptions, isConsistent } from './inspect.ts';
import { inspect, inspectOptions } from './inspect-entry.ts';
import { tryOpen, type Verifying } from './key-drill.ts';
import { type VerifyRequest, verifyRequestSchema } from './request.ts';

export const verify = recorded<VerifyRequest>({
  ...verifyDescription,
  request: verifyRequestSchema,
  sections: () => ['stores', 'signing', 'encryption'],
  recordedAs: () => 'verify',
  run,
});

async function run({ request, config, host, witness }: RecordedContext<VerifyRequest>): Promise<VerifyReport> {
  const started = performance.now();
  await using store = await openWritableStore(config, host);
  const signer = openSigner(config.signing);
  const options = inspectOptions(request.depth, { config, signal: host.signal, log: host.log });
  const opening = { config, env: host.env, signal: host.signal };
  const entries = await chooseEntries(store, request.backup, config.system);
  const backups = await Array.fromAsync(entries, (entry) =>
    host.log.group(`Verify ${entry.id}`, () =>
      verifyOne(store, entry, options, { host, signer, witness, opening, alone: request.backup !== 'all' }),
    ),
  );
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

async function verifyOne(store: Store, entry: Entry, options: InspectOptions, by: Verifying): Promise<VerifiedBackup> {
  const { host } = by;
  const startedAt = host.now();
  by.witness(identityOf(entry));
  const opened = await tryOpen(store, entry, options.depth, by);
  const inspection = await inspect(store, entry, { ...options, content: opened.content });
  const { problems } = await readProofs(store, entry.id);
  const findings = [
    ...inspection.findings,
    ...opened.findings.filter(({ file }) => !inspection.findings.some((one) => one.file === file)),
    ...problems.map(({ path, problem }) => ({ file: path.slice(entry.id.length + 1), problem })),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  for (const { file, problem } of findings) host.log.info(`  ${file} ${problem}`);
  const outcome = findings.length > 0 ? 'failed' : opened.hidden ? 'not-verified' : 'passed';
  host.log.info(`${entry.id}: ${outcome}, ${plural(inspection.files, 'file')} (${options.depth})`);
  const durationMs = host.now().getTime() - startedAt.getTime();
  const openedBy = opened.content?.encrypted?.openedBy;
  const drill = openedBy && { openedBy: [...openedBy] };
  const verdict = { kind: 'verify', depth: options.depth, outcome, findings, ...drill } as const;
  const { proof, warnings } = await recordProof(store, entry, { ...by, startedAt }, verdict);
  return {
    id: entry.id,
    outcome,
    findings,
    files: inspection.files,
    bytes: inspection.bytes,
    durationMs,
    signature: inspection.signature,
    warnings: [
      ...warnings,
      ...opened.warnings,
      ...(entry.kind === 'guide' ? [guideWarning] : []),
      ...inspection.warnings,
    ],
    proof,
  };
}

const guideWarning =
  'Made by shell scripts, without a manifest: only its own checksums could be compared, nothing was proved about its source.';

function judge(backups: readonly VerifiedBackup[]): Pick<VerifyReport, 'status' | 'errorCode'> {
  const findings = backups.flatMap((one) => one.findings);
  if (findings.length === 0) {
    const all = backups.every(({ outcome }) => outcome === 'passed');
    return all ? { status: 'ok', errorCode: undefined } : { status: 'not-verified', errorCode: 'not-verified' };
  }
  const onlySignatures = findings.every(({ file }) => file.endsWith('.sig'));
  return { status: 'failed', errorCode: onlySignatures ? 'signature-invalid' : 'damaged' };
}
