import { BackupError } from '../../../lib/errors.ts';
import { together } from '../../../lib/together.ts';
import type { Difference, StagedRestore } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import type { Facts } from '../facts.ts';
import { compareSchema, requireCompared, withLeftOut } from '../proof/compare.ts';
import { compareRows } from '../proof/compare-rows.ts';
import { type Comparing, merge, nothing } from '../proof/comparing.ts';
import { analyze } from './analyze.ts';
import { type Building, type Built, buildDatabase, removeQuietly } from './build.ts';
import { mayHoldSubscriptions } from './drop.ts';
import { setLimit } from './owned.ts';
import { at } from './place.ts';
import { switchDatabases } from './switch.ts';
import { undoCommands } from './undo-commands.ts';
import { type Names, readState, type UndoState } from './undo-state.ts';

const shownDifferences = 12;

/** Builds the database beside the live one and compares it with the backup. */
export async function stageDatabase(building: Building, names: Names): Promise<StagedRestore> {
  const { server, facts, name } = building;
  let rows: Comparing | undefined;
  const built = await buildDatabase({
    ...building,
    async whenLoaded(place) {
      if (facts !== undefined) rows = refuseDifferences(await compareRows(place, facts, building.entries));
    },
  });
  try {
    const place = at(server, name);
    const [schema] = await together(server.signal, [
      async (signal) =>
        facts === undefined
          ? nothing
          : await compareSchema(
              { ...place, signal },
              {
                facts: markedFacts(facts, building),
                dump: building.dump,
                entries: building.entries,
                tablespaces: built.roles.missingTablespaces.length === 0,
              },
            ),
      (signal) => analyze({ ...place, signal }),
    ]);
    const comparing = withLeftOut(
      facts === undefined ? notCompared : merge([requireCompared(rows), refuseDifferences(schema)]),
      built.leftOut,
    );
    const state = await readState(server, names, built.roles.made);
    return staged(building, built, names, comparing, state);
  } catch (error) {
    await removeQuietly(built.remove, server, name);
    throw error;
  }
}

/** The limit of the backup is set when the database is put to use. */
function markedFacts(facts: Facts, { mark }: Building): Facts {
  if (mark === undefined) return facts;
  return { ...facts, database: { ...facts.database, connectionLimit: mark } };
}

const notCompared: Comparing = {
  ...nothing,
  uncertain: ['the backup recorded no counts: nothing could be compared'],
};

function refuseDifferences(comparing: Comparing): Comparing {
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
    hint: 'The live database is untouched. Verify this backup, and choose another (latest-proven).',
  });
}

/** So pg_dump writes them: two databases that read one slot would each lose changes. */
function disabled(entries: readonly TocEntry[] | undefined): string[] {
  const names = (entries ?? []).filter(({ kind }) => kind === 'SUBSCRIPTION');
  return names.map(
    ({ name }) =>
      `The subscription ${name} is restored, but disabled. When nothing else reads its slot: ALTER SUBSCRIPTION ${name} ENABLE; it goes on where the slot stands, not where the backup does`,
  );
}

function staged(building: Building, built: Built, names: Names, comparing: Comparing, state: UndoState): StagedRestore {
  let switched = false;
  return {
    verified: comparing.compared.length === 0 ? [] : [`${comparing.compared.join(', ')}: equal to the backup`],
    warnings: [
      ...built.roles.warnings,
      ...disabled(building.entries),
      ...comparing.uncertain.map((what) => `not compared: ${what}`),
    ],
    definitions: comparing.definitions,
    undo: {
      state: { ...state },
      commands: undoCommands(building.server.source, state, mayHoldSubscriptions(building.entries)),
    },
    async switch() {
      switched = true;
      await setLimit(building.server, names.staged, building.pattern?.connectionLimit ?? -1);
      await switchDatabases(building.server, names, state);
      return [];
    },
    async [Symbol.asyncDispose]() {
      if (!switched) await removeQuietly(built.remove, building.server, names.staged);
    },
  };
}
