import { mkdir } from 'node:fs/promises';
import { freeId } from '../../catalog/backup-id.ts';
import { identityOf } from '../../catalog/catalog.ts';
import type { Check, RestoreSession } from '../../components/restorable.ts';
import { BackupError, cancelled, failureText } from '../../lib/errors.ts';
import type { CheckResult, RestoreReport } from '../../report/report.ts';
import { restorePlanLines } from '../../report/restore-lines.ts';
import { keptPath, restoreFolder, undoPath } from '../../state/journal.ts';
import { otherPlaces, statePlace } from '../../state/places.ts';
import { openStore, openWritableStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { runProbes } from '../checks/probes.ts';
import { type RecordedContext, recorded } from '../evidence/recorded.ts';
import { openSession, scratchFolder } from '../workplace.ts';
import { recoveryPoint } from './choose.ts';
import { undoCommand } from './choose-undo.ts';
import { requireConfirmed } from './confirm.ts';
import { executeRestore, type Restored } from './execute.ts';
import { restorableNames, restoreDescription } from './fields.ts';
import { keepReport } from './keep-report.ts';
import { nextSteps } from './next-steps.ts';
import { type PlannedPart, planRestore, type RestoreRun, requirePassed } from './plan.ts';
import { type RestoreRequest, restoreRequestSchema } from './request.ts';
import { runUndo } from './run-undo.ts';
import { takeLeases } from './take-lease.ts';
import { tradingGate } from './trading-gate.ts';

export const restore = recorded<RestoreRequest>({
  ...restoreDescription,
  request: restoreRequestSchema,
  sections: ({ components = restorableNames, switches, tables }) => [
    ...components.filter((name) => switches[name] !== false && (name === 'database' || tables.length === 0)),
    'stores',
    'state',
    'signing',
    'encryption',
    // A variable that is not set there must not make a restore pass over what protects it.
    'services',
    'trading',
    'market',
    'objectives',
    'checks',
  ],
  recordedAs: ({ dryRun, undo }) => (dryRun ? undefined : undo === undefined ? 'restore' : 'undo'),
  run,
});

async function run({ request, config, host, witness }: RecordedContext<RestoreRequest>): Promise<RestoreReport> {
  await using store = await openStore(config, host);
  const state = await statePlace(config.state.path, host.env);
  const places = [state, ...otherPlaces(state, host.env, store.localPath(''))];
  const abort = new AbortController();
  await using scratch = await scratchFolder(host);
  const isTaken = async (id: string) => (await state.look.list(restoreFolder(id))).length > 0;
  const restoreId = await freeId(host.now(), isTaken);
  const session: RestoreSession = {
    ...openSession(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal])),
    restoreId,
    keepFolder: state.folder(keptPath(restoreId)),
    ownFolders: [store.localPath(''), state.folder('')].filter((folder) => folder !== undefined),
  };
  if (request.undo !== undefined)
    return await runUndo(request, request.undo, { store, places, session, host, abort, witness });

  const plan = await host.log.group('1/8 Show the backup and the plan', () =>
    planRestore(request, { store, places }, session, host),
  );
  const live = request.tables.length === 0;
  const components = plan.parts.map(({ component }) => component.name).join(', ');
  witness({ ...identityOf(plan.entry), details: { restoreId, components, live } });
  const planned = {
    operation: 'restore',
    system: config.system,
    store: store.location,
    restoreId,
    backup: plan.backup,
    lossObjectiveMs: plan.lossObjectiveMs,
    plans: plan.parts.map((part) => part.planned.plan),
    checks: plan.checks,
    servicesToStop: plan.servicesToStop,
    warnings: plan.warnings,
    live,
    status: 'planned',
  } as const;
  // A terminal shows the report of a dry run itself.
  if (!request.dryRun || host.kind !== 'terminal') for (const line of restorePlanLines(planned)) host.log.info(line);
  if (request.dryRun) return planned;
  for (const line of plan.warnings) host.log.warning(line);
  requirePassed(plan.checks);
  const replaces = `This replaces live data of ${config.system}.`;
  if (live) await host.log.group('2/8 Confirm', () => requireConfirmed(request, config, host, replaces));

  const journals = await state.open();
  await using target = await openWritableStore(config, host);
  await using leases = await takeLeases([journals, target], { session, host, abort });
  await makeFolder(journals, session);
  const started = performance.now();
  const restored = await executeRestore(plan, {
    host,
    journals,
    undoFile: state.folder(undoPath(restoreId)),
    leases,
    session,
    live,
    override: request.override,
    undoCommand: undoCommand(restoreId, config.system),
    ...(await tradingGate(session, host.folder, request.restoreTrading || request.override.includes('trading-off'))),
  });
  host.stand({
    stopping: 'the restored data serve, only the checks are ended',
    hint: `The restored data serve. To go back: ${undoCommand(restoreId, config.system)}`,
    abandoned: `The restored data serve. To go back: ${undoCommand(restoreId, config.system)}`,
  });
  const checking = performance.now();
  const health = live ? await host.log.group('8/8 Health checks', () => healthOf(plan, restored, session)) : [];
  const checked = { name: '8/8 Health checks', durationMs: Math.round(performance.now() - checking) };
  const healthy = health.every(({ outcome }) => outcome === 'passed');
  const report = {
    ...planned,
    status: healthy ? 'ok' : 'failed',
    errorCode: healthy ? undefined : 'check-failed',
    restored: restored.components,
    steps: live ? [...restored.steps, checked] : restored.steps,
    health,
    durationMs: Math.round(performance.now() - started),
    objectiveMs: config.objectives.rto.system,
    dataLossMs: Math.max(0, host.now().getTime() - recoveryPoint(plan.entry).getTime()),
    next: live ? nextSteps(plan, restored, session) : [],
    undo: [undoCommand(restoreId, config.system), `# or by hand: ${state.folder(undoPath(restoreId))}`],
    warnings: [...plan.warnings, ...restored.warnings],
  } as const;
  await keepReport(journals, report, host.log);
  return report;
}

/** Ids have a resolution of one second, and this one was chosen before the lease: another restore may have taken it. */
async function makeFolder(store: ReadableStore, { restoreId, keepFolder }: RestoreSession): Promise<void> {
  if ((await store.list(restoreFolder(restoreId))).length > 0) {
    throw new BackupError('write-failed', `Another restore has the id ${restoreId}`, {
      hint: 'It began in the same second. Look at what it has done, then run this one again.',
      retryable: true,
    });
  }
  await mkdir(keepFolder, { recursive: true, mode: 0o700 });
}

/** The restored data serve by now: whatever goes wrong from here on must not sound as if nothing had happened. */
async function healthOf(plan: RestoreRun, restored: Restored, session: RestoreSession): Promise<CheckResult[]> {
  try {
    const checks = restored.serviceProblems.map((detail): Check => {
      return { name: 'services-started', outcome: 'failed', detail };
    });
    for (const part of plan.parts) checks.push(...(await inspectLive(part, session)));
    checks.push(...(await runProbes(session)));
    for (const { name, outcome, detail } of checks) session.log.info(`${outcome}: ${name}: ${detail}`);
    return checks.map((check) => ({ ...check, overridden: false }));
  } catch (cause) {
    const code = cause instanceof BackupError && cause.code === 'cancelled' ? 'cancelled' : 'check-failed';
    throw new BackupError(code, 'The restore is done, but its health checks were not', {
      cause,
      hint: `The restored data serve. Look at them yourself, or go back with: ${undoCommand(session.restoreId, session.config.system)}`,
    });
  }
}

/** A server that does not answer after the restore is a finding like others; the checks after it are made all the same. */
async function inspectLive(
  { component, facts, planned }: PlannedPart,
  session: RestoreSession,
): Promise<readonly Check[]> {
  try {
    return await component.inspectLive(planned.facts ?? facts, session);
  } catch (error) {
    if (session.signal.aborted) throw cancelled(session.signal);
    return [{ name: `${component.name}-inspected`, outcome: 'unknown', detail: failureText(error) }];
  }
}
