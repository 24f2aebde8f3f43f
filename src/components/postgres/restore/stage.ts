import { BackupError } from '../../../lib/errors.ts';
import { together } from '../../../lib/together.ts';
import type { Difference, StagedRestore } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import type { Facts } from '../facts.ts';
import { compareSchema, requireCompared, withLeftOut } from '../proof/compare.ts';
import { compareRows } from '../proof/compare-rows.ts';
import { type Comparing, merge, nothing } from '../proof/comparing.ts';
import { analyze } from './analyze.ts';
import { type Building, type Built, buildDatabase } from './build.ts';
import { mayHoldSubscriptions } from './drop.ts';
import { setLimit } from './owned.ts';
import { at, type Place } from './place.ts';
import { switchDatabases } from './switch.ts';
import { undoCommands } from './undo-commands.ts';
import { type Names, readState } from './undo-state.ts';

const shownDifferences = 12;

/** Builds the database beside the live one and compares it with the backup. */
export async function stageDatabase(building: Building, names: Names): Promise<StagedRestore> {
  const { server, facts, name } = building;
  let rows: Comparing | undefined;
  const loading = {
    ...building,
    async whenLoaded(place: Place) {
      if (facts !== undefined) rows = refuseDifferences(await compareRows(place, facts, building.entries));
    },
  };
  return await stageBuilt(loading, async (built) => {
    const place = at(server, name);
    const tablespaces = built.roles.missingTablespaces.length === 0;
    const [schema] = await together(server.signal, [
      async (signal) =>
        facts === undefined
          ? nothing
          : await compareSchema(
              { ...place, signal },
              { ...building, facts: markedFacts(facts, building), tablespaces },
            ),
      (signal) => analyze({ ...place, signal }),
    ]);
    const { compared, definitions, uncertain } = withLeftOut(
      facts === undefined ? notCompared : merge([requireCompared(rows), refuseDifferences(schema)]),
      built.leftOut,
    );
    const state = await readState(server, names, built.roles.made);
    return {
      verified: compared.length === 0 ? [] : [`${compared.join(', ')}: equal to the backup`],
      warnings: [...disabled(building.entries), ...uncertain.map((what) => `not compared: ${what}`)],
      definitions,
      undo: { state, commands: undoCommands(server.source, state, mayHoldSubscriptions(building.entries)) },
      use: () => switchDatabases(server, names, state),
    };
  });
}

interface Staged extends Pick<StagedRestore, 'verified' | 'warnings' | 'definitions' | 'undo'> {
  /** Puts the database to use, once its limit is the one of the backup. */
  use(): Promise<void>;
}

/** Builds a database, and removes it again when the work on it fails or nobody switches to it. */
export async function stageBuilt(building: Building, work: (built: Built) => Promise<Staged>): Promise<StagedRestore> {
  const built = await buildDatabase(building);
  try {
    const { use, ...staged } = await work(built);
    let used = false;
    return {
      ...staged,
      warnings: [...built.roles.warnings, ...staged.warnings],
      async switch() {
        used = true;
        await setLimit(building.server, building.name, building.pattern?.connectionLimit ?? -1);
        await use();
        return { verified: [] };
      },
      async [Symbol.asyncDispose]() {
        if (!used) await built.remove();
      },
    };
  } catch (error) {
    await built.remove();
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

export function refuseDifferences(comparing: Comparing): Comparing {
  if (comparing.differences.length > 0) throw notEqual(comparing.differences);
  return comparing;
}

function notEqual(differences: readonly Difference[]): BackupError {
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
