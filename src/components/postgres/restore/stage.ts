import { BackupError } from '../../../lib/errors.ts';
import type { Difference, StagedRestore } from '../../restorable.ts';
import type { Facts } from '../facts.ts';
import { type Comparing, compareDatabase } from '../proof/compare.ts';
import { type Building, type Built, buildDatabase, removeQuietly } from './build.ts';
import { at, openPlace, type Place } from './place.ts';
import { switchDatabases } from './switch.ts';
import { type Names, readState, type UndoState, undoCommands } from './undo.ts';

const shownDifferences = 12;

/** Builds the database beside the live one and compares it with the backup. */
export async function stageDatabase(building: Building, names: Names): Promise<StagedRestore> {
  const { server, facts, name } = building;
  const built = await buildDatabase(building);
  try {
    const [comparing] = await Promise.all([compareWith(at(server, name), facts), analyze(at(server, name))]);
    const state = await readState(server, names);
    return staged(building, built, names, comparing, state);
  } catch (error) {
    await removeQuietly(built.remove, server, name);
    throw error;
  }
}

async function compareWith(place: Place, facts: Facts | undefined): Promise<Comparing> {
  if (facts === undefined)
    return { differences: [], compared: [], uncertain: ['the backup recorded no counts: nothing could be compared'] };
  const comparing = await compareDatabase(place, facts);
  if (comparing.differences.length > 0) throw notEqual(comparing.differences);
  return comparing;
}

export function notEqual(differences: readonly Difference[]): BackupError {
  const shown = differences
    .slice(0, shownDifferences)
    .map(({ what, expected, found }) => `${what}: ${expected}; found: ${found}`);
  const more = differences.length - shown.length;
  return new BackupError('restore-failed', 'The restored database is not what the backup recorded', {
    because: more > 0 ? [...shown, `and ${more} more`] : shown,
    hint: 'The live database is untouched and the new one is removed. Verify this backup, and choose another (latest-proven).',
  });
}

/** A dump has no statistics before 18; without them the first queries are slow. */
async function analyze(place: Place): Promise<void> {
  await using database = await openPlace(place);
  await database.run('ANALYZE');
}

function staged(building: Building, built: Built, names: Names, comparing: Comparing, state: UndoState): StagedRestore {
  let switched = false;
  return {
    verified: comparing.compared.length === 0 ? [] : [`${comparing.compared.join(', ')}: equal to the backup`],
    warnings: [...built.roles.warnings, ...comparing.uncertain.map((what) => `not compared: ${what}`)],
    undo: { state: { ...state }, commands: undoCommands(building.server.source, state) },
    async switch() {
      switched = true;
      await switchDatabases(building.server, names, state);
    },
    async [Symbol.asyncDispose]() {
      if (!switched) await removeQuietly(built.remove, building.server, names.staged);
    },
  };
}
