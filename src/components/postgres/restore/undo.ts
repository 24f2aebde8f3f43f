import { BackupError } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import { type PlannedUndo, plannedUndo, type Step, step, type UndoPlan, type UndoRecord } from '../../way-back.ts';
import { type Database, quoteName } from '../server/database.ts';
import { readServer } from '../server/server.ts';
import { databaseConfig, describeSource, parseSource } from '../server/source.ts';
import { dropCommands, dropDatabase, subscribers } from './drop.ts';
import { type Made, removeMade, stillThere, wordFor } from './made.ts';
import { dropOwned, whose } from './owned.ts';
import { openPlace, type Reach } from './place.ts';
import { doubtful, parseStaging, type StagingState } from './staging.ts';
import { allowConnections, exchange, isCalled } from './switch.ts';
import { openMaintenance } from './target.ts';
import {
  acceptsConnections,
  parseUndoState,
  readName,
  readOid,
  requireSameServer,
  type UndoState,
} from './undo-state.ts';

type Base = Pick<UndoPlan, 'component' | 'target' | 'commands'>;

/** The way back of a database: the OIDs tell which databases they are, and what they are called how far the switch came. */
export async function planUndo({ state, commands, phase }: UndoRecord, session: RestoreSession): Promise<PlannedUndo> {
  const staging = parseStaging(state);
  const known = staging ?? parseUndoState(state);
  const source = { ...parseSource(databaseConfig(session).url), database: known.live };
  const { source: maintenance, database } = await openMaintenance(source, session);
  await using server = database;
  const reach = { ...session, source: maintenance, serverMajor: (await readServer(server)).server.major };
  await requireSameServer(server, known);
  const base = { component: 'database', target: describeSource(source), commands };
  return staging === undefined
    ? await planSwitchBack(server, reach, parseUndoState(state), phase, base)
    : await planRemoval(server, reach, staging, base);
}

/** Of a database that was never switched to, however far it had come, and of what was made for it. */
async function planRemoval(server: Database, reach: Reach, state: StagingState, base: Base): Promise<PlannedUndo> {
  const { staging, mark } = state;
  const owner = await whose(server, staging, mark);
  const made = await madeFor(server, state);
  const found = [
    ...(owner === 'foreign' ? [`${staging} stays: it was not made by this restore, or was changed since`] : []),
    // A later restore may have found them and rely on them.
    ...((await isLive(server, state)) ? await doubtful(server, state) : []),
  ];
  const left = owner === 'ours' || made.length > 0 || found.length > 0;
  return plannedUndo({ ...base, found: left ? found : ['nothing of this restore is left to undo'], losses: [] }, [
    on(reach, owner === 'ours', `drop ${staging}, which was never in use`, async (maintenance) => {
      await dropOwned(maintenance, reach, staging, mark);
      return [`${staging}, which was never in use, is dropped`];
    }),
    removalOf(reach, made),
  ]);
}

/** Of databases that were switched, or were about to be. */
async function planSwitchBack(
  server: Database,
  reach: Reach,
  state: UndoState,
  phase: UndoRecord['phase'],
  base: Base,
): Promise<PlannedUndo> {
  const { live, staged, undone, formerOid } = state;
  const fresh = await readName(server, state.stagedOid);
  const former = await readName(server, formerOid);
  const serves = former === live;
  const found = [
    ...(formerOid === null
      ? []
      : [serves ? `${live} is the former database` : `the former database ${nowCalled(former)}`]),
    `the restored database ${nowCalled(fresh)}`,
  ];
  const obstacle = whyNoWayBack(state, phase, { fresh, former });
  if (obstacle !== undefined) return plannedUndo({ ...base, found, losses: [], obstacle }, []);
  if (fresh === live) {
    const again = former === undefined ? '' : `, and ${former} again ${live}`;
    const losses = [`what ${live} holds now, with what was written to it since, is kept in ${undone}`];
    return plannedUndo({ ...base, found, losses }, [
      on(reach, true, `end the sessions of ${live} and call it ${undone}${again}`, (maintenance) =>
        takeBack(maintenance, reach, state, former),
      ),
    ]);
  }
  const closed = serves && !(await acceptsConnections(server, live));
  const shut = fresh === undone && !(await acceptsConnections(server, undone));
  return plannedUndo({ ...base, found, losses: [] }, [
    on(reach, fresh === staged, `drop ${staged}, which was made by the restore`, async (maintenance) => {
      await dropDatabase(maintenance, reach, staged);
      return [`${staged}, which was made by the restore, is dropped`];
    }),
    removalOf(reach, fresh === staged ? await madeFor(server, state) : []),
    on(reach, closed, `let ${live}, the former database, accept connections`, async (maintenance) => {
      await maintenance.run(allowConnections(live));
      return [`${live} is the former database and accepts connections`];
    }),
    on(reach, shut, `let ${undone}, the restored database, accept connections`, async (maintenance) => {
      await maintenance.run(allowConnections(undone));
      return [`${undone} is the restored database, set aside, and accepts connections`];
    }),
  ]);
}

type Work = (maintenance: Database) => Promise<readonly string[]>;

function on(reach: Reach, needed: boolean, what: string, work: Work): readonly Step[] {
  return step(needed, what, async () => {
    await using maintenance = await openPlace(reach);
    return await work(maintenance);
  });
}

function removalOf(reach: Reach, made: readonly Made[]): readonly Step[] {
  const what = `drop ${made.map(wordFor).join(', ')}, made for it, unless something uses it`;
  return on(reach, made.length > 0, what, (maintenance) => removeMade(maintenance, made));
}

/** What was made for the new database. Another live database may rely on it. */
async function madeFor(server: Database, state: Pick<UndoState, 'live' | 'liveOid' | 'made'>): Promise<Made[]> {
  return (await isLive(server, state)) ? await stillThere(server, state.made) : [];
}

async function isLive(server: Database, { live, liveOid }: Pick<UndoState, 'live' | 'liveOid'>): Promise<boolean> {
  return (await readOid(server, live)) === liveOid;
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

async function takeBack(
  maintenance: Database,
  reach: Reach,
  { live, undone, stagedOid }: UndoState,
  former: string | undefined,
): Promise<string[]> {
  const renames = [{ from: live, to: undone }];
  if (former !== undefined) renames.push({ from: former, to: live });
  try {
    await exchange(reach, live, renames);
  } catch (error) {
    if (!(await isCalled(reach, stagedOid, undone))) throw error;
  }
  await maintenance.run(allowConnections(undone));
  if (former !== undefined) await maintenance.run(allowConnections(live));
  const remove = dropCommands(reach.source, undone, (await subscribers(maintenance)).has(undone));
  return [
    ...(former === undefined ? [] : [`${live} is the former database again`]),
    `the restored database is kept as ${undone}; to remove it: ${remove.join(' ; ')}`,
  ];
}
