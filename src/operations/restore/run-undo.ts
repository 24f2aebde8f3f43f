import type { RestoreSession } from '../../components/restorable.ts';
import type { Config } from '../../config/schema.ts';
import type { Host } from '../../host/host.ts';
import { failureText } from '../../lib/errors.ts';
import type { RestoreReport } from '../../report/report.ts';
import { undoPlanLines } from '../../report/restore-lines.ts';
import { type Journal, keptPath, undoPath } from '../../state/journal.ts';
import type { StatePlace } from '../../state/places.ts';
import { openWritableStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { checkMarketClosed, checkTradingOff } from '../checks/preflight.ts';
import { commandText } from '../commands.ts';
import type { Witness } from '../evidence/witness.ts';
import { findJournal, nothingOwed, owesUndo, requireOnTop, undoCommand } from './choose-undo.ts';
import { requireConfirmed } from './confirm.ts';
import type { RestoreRequest } from './request.ts';
import { takeLeases } from './take-lease.ts';
import { tradingGate } from './trading-gate.ts';
import { carryOut, leftDown, planUndo, requireWayBack } from './undo.ts';

interface Resources {
  readonly store: ReadableStore;
  /** Where a journal may lie. */
  readonly places: readonly StatePlace[];
  readonly session: RestoreSession;
  readonly host: Host;
  readonly abort: AbortController;
  readonly witness: Witness;
}

/** `restore --undo`: chooses, looks, asks, and puts back. */
export async function runUndo(request: RestoreRequest, wanted: string, resources: Resources): Promise<RestoreReport> {
  const { store, places, session, host } = resources;
  const { config } = session;
  const { journal: found, place } = await findJournal(places, wanted, config.system);
  const { restoreId } = found;
  resources.witness({ id: found.backup, details: { restoreId } });
  host.log.info(`Undo of restore ${restoreId} (backup ${found.backup}, ${found.startedAt})`);
  const base = { operation: 'restore', system: config.system, store: store.location, restoreId } as const;
  const own: RestoreSession = { ...session, restoreId, keepFolder: place.folder(keptPath(restoreId)) };
  const status = request.dryRun ? 'undo-planned' : 'undone';
  const looked = await planUndo(found, own);
  if (!owesUndo(found) && leftDown(looked).length === 0) {
    return { ...base, status, plans: [], done: await nothingOwed(places, found), durationMs: 0 };
  }
  const undoFile = place.folder(undoPath(restoreId));
  await requireOnTop(places, found, host.log);
  requireWayBack(found, looked, undoFile);
  if (found.live) await warnOfTrading(request, session, host);
  const plans = looked.map(({ plan }) => ({ ...plan, obstacle: plan.obstacle && failureText(plan.obstacle.error) }));
  const planned = { ...base, status: 'undo-planned', plans, done: besides(found, config), durationMs: 0 } as const;
  // A terminal shows the report of a dry run itself.
  if (!request.dryRun || host.kind !== 'terminal') for (const line of undoPlanLines(planned)) host.log.info(line);
  if (request.dryRun) return planned;
  const replaces = found.live
    ? `This takes back a restore: the live data of ${config.system} are replaced by the former ones.`
    : `This removes the tables that the restore put beside the live data of ${config.system}.`;
  await requireConfirmed(request, config, host, replaces);
  const target = await place.open();
  // That of this host too, wherever the journal lies.
  const state = await (places[0] ?? place).open();
  await using written = await openWritableStore(config, host);
  await using leases = await takeLeases([state, target, written], resources);
  await leases.check();
  // While somebody was asked, another run may have changed what was looked at.
  const { journal } = await findJournal(places, restoreId, config.system);
  await requireOnTop(places, journal, host.log);
  const ways = await planUndo(journal, own);
  requireWayBack(journal, ways, undoFile);
  const again = undoCommand(restoreId, config.system);
  host.stand({
    stopping: 'the undo ends after the step it is at',
    hint: `It may be half done. Run the same undo again, it goes on where it stopped: ${again}`,
    abandoned: `It may be half done. To finish it, run  ${again}`,
  });
  const started = performance.now();
  const gate = await tradingGate(own, host.folder, request.override.includes('trading-off'));
  const done = await carryOut({ journals: target, undoFile, journal, session: own, gate, ways });
  return { ...base, status: 'undone', plans, done, durationMs: Math.round(performance.now() - started) };
}

/** What an undo does and costs besides its components. */
function besides({ live, startedAt }: Journal, { services }: Config): string[] {
  if (!live) return [];
  return [
    ...services.stop.map((command) => `stopped meanwhile: ${commandText(command)}`),
    `what was written since ${startedAt} is not in the former state`,
  ];
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
