import { readCatalog } from '../../catalog/catalog.ts';
import { leaseObstacle } from '../../catalog/lease.ts';
import { isGone } from '../../catalog/lease-owner.ts';
import { trustedKey } from '../../catalog/signature.ts';
import type { Check, PlannedRestore, RestoreSession } from '../../components/restorable.ts';
import type { Host } from '../../host/host.ts';
import { BackupError } from '../../lib/errors.ts';
import { plural, shellQuote } from '../../lib/format.ts';
import type { CheckResult, ChosenBackup } from '../../report/report.ts';
import type { StatePlace } from '../../state/places.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { isMarketOpen } from '../checks/market.ts';
import { checkMarketClosed, checkSpace, checkTradingOff } from '../checks/preflight.ts';
import { commandText } from '../commands.ts';
import { inspect, inspectOptions } from '../verify/inspect-entry.ts';
import { chooseBackup, describeBackup, type RestorableEntry } from './choose.ts';
import { mayHide, readAll } from './choose-undo.ts';
import { type RestorableName, restorableNames } from './fields.ts';
import { partsOf, type RestorablePart } from './parts.ts';
import type { RestoreRequest } from './request.ts';

export interface PlannedPart extends RestorablePart {
  readonly planned: PlannedRestore;
}

/** What a restore will do. */
export interface RestoreRun {
  readonly entry: RestorableEntry;
  readonly backup: ChosenBackup;
  readonly parts: readonly PlannedPart[];
  readonly checks: readonly CheckResult[];
  /** Data that may be lost now, by the objectives: milliseconds. */
  readonly lossObjectiveMs: number;
  readonly servicesToStop: readonly string[];
  readonly warnings: readonly string[];
}

/** Looks at the backup and at every target; changes nothing. */
export async function planRestore(
  request: RestoreRequest,
  { store, places }: { readonly store: ReadableStore; readonly places: readonly StatePlace[] },
  session: RestoreSession,
  host: Host,
): Promise<RestoreRun> {
  const { config } = session;
  const { rpo } = config.objectives;
  const catalog = await readCatalog(store);
  const entry = await chooseBackup(store, catalog, { ...request, trusted: trustedKey(config.signing) }, config.system);
  if (entry.kind === 'backup' && entry.manifest.system !== config.system) {
    const title = `Backup ${entry.id} is of ${entry.manifest.system}, not of ${config.system}`;
    throw new BackupError('invalid-request', title, {
      hint: 'Name a backup of this system, or give the other system’s configuration.',
    });
  }
  const held = (await partsOf(store, entry, session)).filter(
    (part): part is RestorablePart => part.component.planRestore !== undefined,
  );
  const chosen = chooseParts(held, request, session);
  const overridden = (check: Check): CheckResult => ({
    ...check,
    overridden: check.outcome !== 'passed' && request.override.some((name) => name === check.name),
  });
  const integrity = await checkIntegrity(store, entry, session);
  const first = [
    await checkLease([store, ...places.slice(0, 1).map(({ look }) => look)], config.system, host),
    ...integrity.checks,
  ];
  const parts = await planParts(chosen, request, session).catch((error: unknown) => {
    // A plan that stumbles over damaged files, or over what another run is doing, says less than the check that names it.
    requirePassed(first.map(overridden));
    throw error;
  });
  const live = request.tables.length === 0;
  const found: Check[] = [
    ...first,
    ...parts.flatMap(({ planned }) => [...planned.plan.checks]),
    await checkSpace(
      parts.map(({ planned }) => planned.plan),
      session.scratch,
    ),
    ...(live ? [await checkTradingOff(session, host.folder), checkMarketClosed(config, host.now())] : []),
  ];
  const checks = found.map(overridden);
  return {
    entry,
    backup: await describeBackup(store, entry, host.now()),
    lossObjectiveMs:
      config.market !== undefined && isMarketOpen(config.market, host.now()) ? rpo.trading : rpo.otherwise,
    parts,
    checks,
    servicesToStop: live ? config.services.stop.map(commandText) : [],
    warnings: [
      ...catalog.leftovers.map((name) => `${name} was left behind by an interrupted backup; it is not a backup.`),
      ...(await unfinishedRestores(places, config.system)),
      ...integrity.warnings,
      ...leftOut(held, request, session),
      ...parts.flatMap(({ planned }) => planned.plan.warnings ?? []),
    ],
  };
}

/** What the backup holds but nobody said where to put: silence would look like a whole restore. */
function leftOut(held: readonly RestorablePart[], request: RestoreRequest, { config }: RestoreSession): string[] {
  if (request.tables.length > 0 || request.components !== undefined) return [];
  return held
    .map(({ component }) => component.name)
    .filter((name) => config[name] === undefined && (name === 'logs' || request.switches[name] !== false))
    .map((name) => `${name} is in the backup but not in the configuration: it is not restored.`);
}

/** After a kill the state is between two; whoever restores next should know before anything else changes. */
async function unfinishedRestores(places: readonly StatePlace[], system: string): Promise<string[]> {
  const { all, unreadable, closed } = await readAll(places, system);
  const open = all
    .map(({ journal }) => journal)
    .filter(
      ({ status, live, components }) =>
        (status === 'running' || status === 'failed') && (live || components.some(({ phase }) => phase === 'staging')),
    );
  return [
    ...open.map(
      ({ restoreId, status }) =>
        `Restore ${restoreId} did not end (${status}). If what it made or changed is still in place, first take it back: backupctl restore --undo ${restoreId} --yes ${shellQuote(system)}`,
    ),
    ...unreadable.map(({ id }) => `The journal of restore ${id} cannot be read.`),
    ...mayHide(closed),
  ];
}

function planParts(
  chosen: readonly RestorablePart[],
  { tables, restoreTrading: trading }: RestoreRequest,
  session: RestoreSession,
): Promise<PlannedPart[]> {
  return Array.fromAsync(chosen, async (part) => {
    const { component, facts, backup } = part;
    return { ...part, planned: await component.planRestore(facts, backup, { tables, trading }, session) };
  });
}

const leaseFree = 'lease-free';

/** Looked at here too: who waits for a confirmation, or reads a dry run, should not learn it only afterwards. */
async function checkLease(stores: readonly ReadableStore[], system: string, { now }: Host): Promise<Check> {
  const obstacles = await Array.fromAsync(stores, (store) => leaseObstacle(store, { system, now, isGone }));
  const obstacle = obstacles.find((one) => one !== undefined);
  if (obstacle === undefined) return { name: leaseFree, outcome: 'passed', detail: 'no other run uses the store' };
  const { message: detail, hint = 'Wait until it has ended.' } = obstacle;
  return { name: leaseFree, outcome: 'failed', detail, hint };
}

/** @throws BackupError `preflight-failed` naming every check that stops the restore; `lease-held` when it is but the lease */
export function requirePassed(checks: readonly CheckResult[]): void {
  const stopping = checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
  if (stopping.length === 0) return;
  const waiting = stopping.every(({ name }) => name === leaseFree);
  throw new BackupError(
    waiting ? 'lease-held' : 'preflight-failed',
    `${plural(stopping.length, 'check')} stopped the restore before anything was touched`,
    {
      because: stopping.map(({ name, detail }) => `${name}: ${detail}`),
      hint: [...new Set(stopping.flatMap(({ hint }) => hint ?? []))].join(' ') || 'See each check.',
      retryable: waiting,
    },
  );
}

function chooseParts(
  parts: readonly RestorablePart[],
  request: RestoreRequest,
  session: RestoreSession,
): RestorablePart[] {
  const { config } = session;
  const wanted = request.tables.length > 0 ? (['database'] as const) : (request.components ?? restorableNames);
  const on = (name: RestorableName) => wanted.some((one) => one === name) && request.switches[name] !== false;
  const chosen = parts.filter(({ component }) => restorableNames.some((name) => name === component.name && on(name)));
  const missing = (request.components ?? []).filter((name) => !parts.some(({ component }) => component.name === name));
  if (missing.length > 0) {
    throw new BackupError('invalid-request', `The backup holds no ${missing.join(', ')}`, {
      hint: `It holds ${parts.map(({ component }) => component.name).join(', ') || 'nothing that can be restored'}.`,
    });
  }
  const possible = chosen.filter(({ component }) => config[component.name] !== undefined);
  const unknown = chosen.filter((part) => !possible.includes(part)).map(({ component }) => component.name);
  if (unknown.length > 0 && request.components !== undefined) {
    throw new BackupError('invalid-request', `Where to restore is not configured: ${unknown.join(', ')}`, {
      hint: 'Add the section to backup.yml, or give database-url or redis-url.',
    });
  }
  if (possible.length > 0) return possible;
  throw new BackupError('invalid-request', 'There is nothing to restore', {
    hint: 'Say where to: DATABASE_URL and REDIS_URL in the environment, or database.url, redis.url and config.paths in backup.yml; and choose components the backup holds.',
  });
}

async function checkIntegrity(
  store: ReadableStore,
  entry: RestorableEntry,
  session: RestoreSession,
): Promise<{ readonly checks: readonly Check[]; readonly warnings: readonly string[] }> {
  const inspection = await inspect(store, entry, inspectOptions('checksum', session));
  const { findings, signature, files, warnings } = inspection;
  const damage = findings.filter(({ file }) => !file.endsWith('.sig'));
  const signed = findings.filter(({ file }) => file.endsWith('.sig'));
  const checks: Check[] = [
    {
      name: 'integrity',
      outcome: damage.length === 0 ? 'passed' : 'failed',
      detail:
        damage.map(({ file, problem }) => `${file} ${problem}`).join('; ') || `${plural(files, 'file')} as recorded`,
      hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    },
    {
      name: 'signature',
      outcome: signed.length === 0 ? 'passed' : 'failed',
      detail: signed.map(({ problem }) => `signature ${problem}`).join('; ') || signature,
      hint: 'If you know why, override this check by name: signature.',
    },
  ];
  return { checks, warnings };
}
