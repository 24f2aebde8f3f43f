import { BackupError } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import { type PlannedUndo, plannedUndo, type UndoPlan, type UndoRecord } from '../../way-back.ts';
import { type Database, quoteName } from '../database.ts';
import { readServer } from '../server.ts';
import { databaseConfig, describeSource, parseSource } from '../source.ts';
import { dropCommands, dropDatabase, subscribers } from './drop.ts';
import { type Made, removeMade, stillThere, wordFor } from './made.ts';
import { dropOwned, whose } from './owned.ts';
import { openPlace, type Reach } from './place.ts';
import { doubtful, parseStaging, type StagingState } from './staging.ts';
import { allowConnections, exchange } from './switch.ts';
import { openMaintenance } from './target.ts';
import {
  acceptsConnections,
  parseUndoState,
  readName,
  readOid,
  requireSameServer,
  type UndoState,
} from './undo-state.ts';

const nothingLeft = 'nothing of this restore is left to undo';

/** The way back of a database: the OIDs tell which databases they are, and what they are called how far the switch came. */
export async function planUndo(record: UndoRecord, session: RestoreSession): Promise<PlannedUndo> {
  const staging = parseStaging(record.state);
  const known = staging ?? parseUndoState(record.state);
  const source = { ...parseSource(databaseConfig(session).url), database: known.live };
  const { source: maintenance, database } = await openMaintenance(source, session);
  await using opened = database;
  const reach = { ...session, source: maintenance, serverMajor: (await readServer(opened)).server.major };
  await requireSameServer(opened, known);
  const base = { component: 'database', target: describeSource(source), commands: record.commands };
  return staging === undefined
    ? await planSwitchBack(opened, reach, parseUndoState(record.state), record.phase, base)
    : await planRemoval(opened, reach, staging, base);
}

type Base = Pick<UndoPlan, 'component' | 'target' | 'commands'>;

/** Of a database that was never switched to, however far it had come, and of what was made for it. */
async function planRemoval(server: Database, reach: Reach, state: StagingState, base: Base): Promise<PlannedUndo> {
  const { staging, mark } = state;
  const made = await madeFor(server, state);
  const owner = await whose(server, staging, mark);
  const stays = [
    ...(owner === 'foreign' ? [`${staging} stays: it was not made by this restore, or was changed since`] : []),
    ...(made === undefined ? [] : await doubtful(server, state)),
  ];
  const steps = [...(owner === 'ours' ? [`drop ${staging}, which was never in use`] : []), ...dropsOf(made)];
  const found = [...(steps.length === 0 && stays.length === 0 ? [nothingLeft] : []), ...stays];
  return plannedUndo({ ...base, found, steps, losses: [] }, async () => {
    await using maintenance = await openPlace(reach);
    await dropOwned(maintenance, reach, staging, mark);
    const done = owner === 'ours' ? [`${staging}, which was never in use, is dropped`] : [];
    return { done: [...done, ...(await removeMade(maintenance, made ?? [])), ...stays] };
  });
}

/** Of databases that were switched, or were about to be. */
async function planSwitchBack(
  server: Database,
  reach: Reach,
  state: UndoState,
  phase: UndoRecord['phase'],
  base: Base,
): Promise<PlannedUndo> {
  const { live, staged, undone } = state;
  const found = { fresh: await readName(server, state.stagedOid), former: await readName(server, state.formerOid) };
  const { fresh, former } = found;
  const facts = [
    ...(former === live
      ? [`${live} is the former database`]
      : former === undefined
        ? []
        : [`the former database ${nowCalled(former)}`]),
    `the restored database ${nowCalled(fresh)}`,
  ];
  const obstacle = whyNoWayBack(state, phase, found);
  if (obstacle !== undefined) return plannedUndo({ ...base, found: facts, steps: [], losses: [], obstacle }, nothing);
  if (fresh === live) {
    const steps = [
      `end the sessions of ${live} and call it ${undone}`,
      ...(former === undefined ? [] : [`call ${former} ${live} again, in the same transaction`]),
    ];
    const losses = [`what ${live} holds now, with what was written to it since, is kept in ${undone}`];
    return plannedUndo({ ...base, found: facts, steps, losses }, () => takeBack(reach, state, former));
  }
  // Another live database may rely on them.
  const made = fresh === staged ? await madeFor(server, state) : undefined;
  const closed = former === live && !(await acceptsConnections(server, live));
  const steps = [
    ...(fresh === staged ? [`drop ${staged}, which was made by the restore`] : []),
    ...dropsOf(made),
    ...(closed ? [`let ${live}, the former database, accept connections`] : []),
  ];
  return plannedUndo(
    { ...base, found: [...facts, ...(steps.length === 0 ? [nothingLeft] : [])], steps, losses: [] },
    async () => {
      await using maintenance = await openPlace(reach);
      if (fresh === staged) await dropDatabase(maintenance, reach, staged);
      const done = fresh === staged ? [`${staged}, which was made by the restore, is dropped`] : [];
      done.push(...(await removeMade(maintenance, made ?? [])));
      if (closed) await maintenance.run(allowConnections(live));
      return {
        done: [...done, ...(former === live ? [`${live} is the former database and accepts connections`] : [])],
      };
    },
  );
}

const nothing = async () => ({ done: [] });

/** What was made for the new database; undefined: another live database is there by now, and may rely on it. */
async function madeFor(server: Database, { live, liveOid, made }: Pick<UndoState, 'live' | 'liveOid' | 'made'>) {
  return (await readOid(server, live)) === liveOid ? await stillThere(server, made) : undefined;
}

function dropsOf(made: readonly Made[] = []): string[] {
  return made.map((one) => `drop ${wordFor(one)}, made for it, unless something uses it`);
}

interface Found {
  readonly fresh: string | undefined;
  readonly former: string | undefined;
}

/** Undefined: there is a way back, or nothing to go back from. */
function whyNoWayBack(
  { live, former: kept, formerOid }: UndoState,
  phase: UndoRecord['phase'],
  { fresh, former }: Found,
): UndoPlan['obstacle'] {
  if (formerOid === null || former === live || (fresh !== live && phase !== 'switched')) return undefined;
  if (former === undefined) {
    const error = new BackupError(
      'restore-failed',
      `The former database ${kept} is gone: it was dropped after the restore`,
      {
        because: fresh === live ? [] : [`${live} is not the restored database either: that one ${nowCalled(fresh)}`],
        hint: `${live} stays as it is. To go back, restore the backup that was made before this restore.`,
      },
    );
    return { kind: 'gone', error };
  }
  if (fresh === live) return undefined;
  const error = new BackupError('restore-failed', `${live} is neither the restored nor the former database`, {
    because: [`the former one ${nowCalled(former)}`, `the restored one ${nowCalled(fresh)}`],
    hint: `Nothing was changed. Rename what is called ${quoteName(live)} now, if anything is; then ALTER DATABASE ${quoteName(former)} RENAME TO ${quoteName(live)}, and run the same undo again.`,
  });
  return { kind: 'blocked', error };
}

function nowCalled(name: string | undefined): string {
  return name === undefined ? 'was dropped' : `is called ${name}`;
}

async function takeBack(reach: Reach, state: UndoState, former: string | undefined): Promise<{ done: string[] }> {
  const { live, undone } = state;
  const renames = [{ from: live, to: undone }];
  if (former !== undefined) renames.push({ from: former, to: live });
  await exchange(reach, live, renames);
  await using maintenance = await openPlace(reach);
  await maintenance.run(allowConnections(undone));
  if (former !== undefined) await maintenance.run(allowConnections(live));
  const remove = dropCommands(reach.source, undone, (await subscribers(maintenance)).has(undone));
  return {
    done: [
      ...(former === undefined ? [] : [`${live} is the former database again`]),
      `the restored database is kept as ${undone}; to remove it: ${remove.join(' ; ')}`,
    ],
  };
}
