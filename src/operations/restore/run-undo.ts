import { components } from '../../components/index.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Host } from '../../host/host.ts';
import type { RestoreReport } from '../../report/report.ts';
import { type Journal, keptPath, undoPath } from '../../state/journal.ts';
import type { StatePlace } from '../../state/places.ts';
import { openWritableStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import type { LinkedAbort } from '../abort.ts';
import { checkMarketClosed, checkTradingOff } from '../checks/preflight.ts';
import { findJournal, nothingOwed, owesUndo, requireOnTop, undoCommand } from './choose-undo.ts';
import { requireConfirmed } from './confirm.ts';
import type { RestoreRequest } from './fields.ts';
import { takeLeases } from './take-lease.ts';
import { tradingGate } from './trading-gate.ts';
import { checkUndo, undoPlan, undoRestore } from './undo.ts';

interface Resources {
  readonly store: ReadableStore;
  /** Where a journal may lie. */
  readonly places: readonly StatePlace[];
  readonly session: RestoreSession;
  readonly host: Host;
  readonly abort: LinkedAbort;
}

/** `restore --undo`: chooses, looks, asks, and puts back. */
export async function runUndo(request: RestoreRequest, wanted: string, resources: Resources): Promise<RestoreReport> {
  const { store, places, session, host } = resources;
  const { config } = session;
  const { journal: found, place } = await findJournal(places, wanted, config.system);
  const { restoreId } = found;
  host.log.info(`Undo of restore ${restoreId} (backup ${found.backup}, ${found.startedAt})`);
  const base = { operation: 'restore', system: config.system, store: store.location, restoreId } as const;
  const own: RestoreSession = { ...session, restoreId, keepFolder: place.folder(keptPath(restoreId)) };
  const status = request.dryRun ? 'undo-planned' : 'undone';
  if (!owesUndo(found) && !(await leftSomethingDown(found, own))) {
    return { ...base, status, done: await nothingOwed(places, found), durationMs: 0 };
  }
  const undoFile = place.folder(undoPath(restoreId));
  await requireOnTop(places, found, host.log);
  await checkUndo(found, own, undoFile);
  if (found.live) await warnOfTrading(request, session, host);
  if (request.dryRun) return { ...base, status, done: undoPlan(found, config), durationMs: 0 };
  const replaces = found.live
    ? `This takes back a restore: the live data of ${config.system} are replaced by the former ones.`
    : `This removes the tables that the restore put beside the live data of ${config.system}.`;
  await requireConfirmed(request, config, host, replaces);
  const target = place.open();
  await using leases = await takeLeases([target, openWritableStore(config)], resources);
  await leases.check();
  // While somebody was asked, another run may have changed what was looked at.
  const { journal } = await findJournal(places, restoreId, config.system);
  await requireOnTop(places, journal, host.log);
  const again = undoCommand(restoreId, config.system);
  host.stand({
    stopping: 'the undo ends after the step it is at',
    hint: `It may be half done. Run the same undo again, it goes on where it stopped: ${again}`,
    abandoned: `It may be half done. To finish it, run  ${again}`,
  });
  const started = performance.now();
  const gate = await tradingGate(own, host.folder, request.override.includes('trading-off'));
  const done = await undoRestore({ journals: target, undoFile, journal, session: own, gate });
  return { ...base, status, done, durationMs: Math.round(performance.now() - started) };
}

async function leftSomethingDown({ components: changed }: Journal, session: RestoreSession): Promise<boolean> {
  for (const entry of changed) {
    const component = components.find(({ name }) => name === entry.component);
    if ((await component?.leftDown?.(session)) !== undefined) return true;
  }
  return false;
}

/**
 * What stops a restore only warns before an undo: it may be the way out of a restore that went wrong, with services that are
 * down or an environment file that came with it. Whether services are started is decided by the file that is put back.
 */
async function warnOfTrading(request: RestoreRequest, session: RestoreSession, host: Host): Promise<void> {
  const checks = [await checkTradingOff(session, host.folder), checkMarketClosed(session.config, host.now())];
  for (const { name, outcome, detail } of checks) {
    if (outcome === 'passed' || request.override.some((one) => one === name)) continue;
    host.log.warning(
      `${name}: ${detail}. This does not stop an undo: go on only when nobody trades on these data. Services are started afterwards only if the environment file that is put back has trading off.`,
    );
  }
}
