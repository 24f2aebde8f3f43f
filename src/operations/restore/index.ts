import { mkdir } from 'node:fs/promises';
import { backupId } from '../../catalog/backup-id.ts';
import { undoPath } from '../../catalog/journal.ts';
import { acquireLease, type Lease } from '../../catalog/lease.ts';
import { isGone, leaseOwner } from '../../catalog/lease-owner.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Config } from '../../config/schema.ts';
import type { Context, Host, Operation } from '../../host/host.ts';
import { BackupError } from '../../lib/errors.ts';
import { shellQuote } from '../../lib/format.ts';
import type { CheckResult, RestoreReport } from '../../report/report.ts';
import { restorePlanLines } from '../../report/restore-lines.ts';
import { openStore } from '../../stores/index.ts';
import type { Store } from '../../stores/store.ts';
import { linkedAbort } from '../abort.ts';
import { runProbes } from '../checks/probes.ts';
import { openSession, scratchFolder } from '../workplace.ts';
import { recoveryPoint } from './choose.ts';
import { executeRestore, type Restored } from './execute.ts';
import { type RestoreRequest, restorableNames, restoreFields, restoreRequestSchema } from './fields.ts';
import { keepFolderOf, planRestore, type RestoreRun, requirePassed } from './plan.ts';
import { findJournal, undoRestore } from './undo.ts';

export const restore: Operation<RestoreRequest> = {
  name: 'restore',
  description:
    'Restore a backup: plan, check, build the new state beside the live one, compare it, then switch; with undo.',
  fields: restoreFields,
  request: restoreRequestSchema,
  sections: ({ components = restorableNames, switches, tables }) => [
    ...components.filter((name) => switches[name] !== false && (name === 'database' || tables.length === 0)),
    'stores',
    'signing',
  ],
  outputs: {
    'backup-id': 'Id of the backup that was restored.',
    'restore-id': 'Id of the restore; what undo takes.',
    status: 'ok, planned, failed or undone.',
    duration: 'How long it took, in seconds.',
    'data-loss': 'Seconds between the recovery point and the restore: what was written then is gone.',
    'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
  },
  run,
};

async function run({ request, config, host }: Context<RestoreRequest>): Promise<RestoreReport> {
  const store = openStore(config);
  using abort = linkedAbort(host.signal);
  await using scratch = await scratchFolder(host);
  const restoreId = backupId(host.now());
  const session: RestoreSession = {
    ...openSession(host, config, scratch.path, abort.signal),
    restoreId,
    keepFolder: keepFolderOf(store, restoreId),
  };
  if (request.undo !== undefined) return await undo(request, request.undo, store, session, host);

  const plan = await host.log.group('1/8 Show the backup and the plan', () =>
    planRestore(request, store, session, host),
  );
  const planned = { ...reportBase(plan, config, store, restoreId), status: 'planned' } as const;
  if (request.dryRun) return planned;
  for (const line of restorePlanLines(planned)) host.log.info(line);
  requirePassed(plan.checks);
  const live = request.tables.length === 0;
  await host.log.group('2/8 Confirm', () => requireConfirmed(request, config, host, live));

  await using lease = await takeLease(store, config, host);
  abort.follow(lease.signal);
  await mkdir(session.keepFolder, { recursive: true, mode: 0o700 });
  const started = performance.now();
  const restored = await executeRestore(plan, {
    host,
    store,
    lease,
    session,
    live,
    tradingMayBeOn: request.override.includes('trading-off'),
  });
  const health = live ? await host.log.group('8/8 Health checks', () => checkHealth(plan, restored, session)) : [];
  const healthy = health.every(({ outcome }) => outcome === 'passed');
  return {
    ...planned,
    status: healthy ? 'ok' : 'failed',
    errorCode: healthy ? undefined : 'check-failed',
    restored: restored.components,
    steps: restored.steps,
    health,
    durationMs: Math.round(performance.now() - started),
    objectiveMs: config.objectives.rto.system,
    dataLossMs: Math.max(0, host.now().getTime() - recoveryPoint(plan.entry).getTime()),
    undo: live ? [undoCommand(restoreId, config.system), `# or by hand: ${locate(store, undoPath(restoreId))}`] : [],
    warnings: [...plan.warnings, ...restored.warnings],
  };
}

function undoCommand(restoreId: string, system: string): string {
  return `backupctl restore --undo ${restoreId} --yes ${shellQuote(system)}`;
}

function locate(store: Store, path: string): string {
  return store.localPath(path) ?? `${store.location}/${path}`;
}

async function undo(
  request: RestoreRequest,
  wanted: string,
  store: Store,
  session: RestoreSession,
  host: Host,
): Promise<RestoreReport> {
  const { config } = session;
  const journal = await findJournal(store, wanted, config.system);
  host.log.info(`Undo of restore ${journal.restoreId} (backup ${journal.backup}, ${journal.startedAt})`);
  const commands = journal.components.toReversed().map(({ component, phase }) => `${component}: ${phase}`);
  const base = {
    operation: 'restore',
    system: config.system,
    store: store.location,
    restoreId: journal.restoreId,
  } as const;
  if (request.dryRun) return { ...base, status: 'undo-planned', done: commands, durationMs: 0 };
  await requireConfirmed(request, config, host, true);
  await using lease = await takeLease(store, config, host);
  await lease.check();
  const started = performance.now();
  const keepFolder = keepFolderOf(store, journal.restoreId);
  const done = await undoRestore(store, journal, { ...session, restoreId: journal.restoreId, keepFolder });
  return { ...base, status: 'undone', done, durationMs: Math.round(performance.now() - started) };
}

async function takeLease(store: Store, config: Config, host: Host): Promise<Lease> {
  const owner = await leaseOwner('restore', host.run.url);
  const lease = await acquireLease(store, { system: config.system, owner, now: host.now, isGone });
  if (lease.warning !== undefined) host.log.warning(lease.warning);
  return lease;
}

/** @throws BackupError `invalid-request` unless the user has named the system whose data are to be replaced */
async function requireConfirmed(request: RestoreRequest, config: Config, host: Host, live: boolean): Promise<void> {
  if (!live) return;
  const question = `This replaces live data of ${config.system}. Type its name to go on: `;
  const answer = request.confirm ?? (await host.ask(question))?.trim();
  if (answer === config.system) return;
  const given = answer === undefined ? 'The restore was not confirmed' : `"${answer}" is not the name of the system`;
  throw new BackupError('invalid-request', given, {
    hint: `Nothing was changed. To go on: ${host.kind === 'terminal' ? '--yes' : host.inputLabel('confirm')} with the value ${config.system}.`,
  });
}

async function checkHealth(plan: RestoreRun, restored: Restored, session: RestoreSession): Promise<CheckResult[]> {
  const checks: CheckResult[] = restored.serviceProblems.map((detail) => ({
    name: 'services-started',
    outcome: 'failed',
    detail,
    overridden: false,
  }));
  for (const { component, facts } of plan.parts) {
    const found = await component.inspectLive(facts, session);
    checks.push(...found.map((check) => ({ ...check, overridden: false })));
  }
  checks.push(...(await runProbes(session)).map((check) => ({ ...check, overridden: false })));
  for (const { name, outcome, detail } of checks) session.log.info(`${outcome}: ${name}: ${detail}`);
  return checks;
}

function reportBase(plan: RestoreRun, config: Config, store: Store, restoreId: string) {
  return {
    operation: 'restore',
    system: config.system,
    store: store.location,
    restoreId,
    backup: plan.backup,
    plans: plan.parts.map(({ planned }) => planned.plan),
    checks: plan.checks,
    servicesToStop: plan.servicesToStop,
    warnings: plan.warnings,
  } as const;
}
