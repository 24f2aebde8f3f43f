import type { Check, RestoreSession } from '../../restorable.ts';
import { select } from '../plan/select.ts';
import { asBefore, inTermsOf, totalsOf } from '../tar/entry.ts';
import { nameSome } from '../tar/paths.ts';
import { findTar } from '../tar/tar.ts';
import { compareTrees } from './compare-trees.ts';
import { runsAsRoot } from './extract.ts';
import { judged } from './obstacles.ts';
import { topEntries } from './places.ts';
import { rootOf } from './plan.ts';
import { readTree, type Tree } from './read-tree.ts';
import { factsOf, onDisk } from './stored-archive.ts';

const hint = 'Look at these files, or undo the restore as printed.';

/** Checks of the files in place: the configured paths are there, and what the backup holds is there with its content and mode. */
export async function inspectLive(facts: unknown, session: RestoreSession): Promise<readonly Check[]> {
  const root = rootOf(session);
  const paths = session.config.config?.paths ?? [];
  const { missing } = await select(session, 'config', root, paths);
  const problems = missing.length === 0 ? [] : [`Missing in ${root}: ${nameSome(missing)}`];
  const there = judged('config-paths', problems, `All ${paths.length} configured paths are in ${root}`, hint);
  return facts === undefined ? [there] : [there, await checkFiles(facts, root, session)];
}

async function checkFiles(facts: unknown, root: string, session: RestoreSession): Promise<Check> {
  const name = 'config-files';
  const known = factsOf(facts, 'config');
  const tar = await findTar(session);
  if (known.files === undefined) {
    const starts = known.paths.filter((path) => path !== '.');
    const tree = await readTree(session, tar, root, starts.length > 0 ? starts : ['.'], [], 'warns');
    return judgeTotals(name, known, tree);
  }
  const entries = onDisk(known.files);
  const tree = await readTree(session, tar, root, topEntries(entries), entries, 'warns');
  const owners = await runsAsRoot(session);
  const lossy = entries.some(({ path }) => path.includes('\uFFFD'));
  // What could not be given back was a warning of the restore.
  const changes = compareTrees(entries, lossy ? tree.entries.map(asBefore) : tree.entries, { owners }).filter(
    ({ kind }) => kind !== 'time' && kind !== 'extra' && kind !== 'attributes',
  );
  const changed = [...new Set(changes.map(({ path, kind }) => `${path} (${kind})`))];
  const problems = changed.length === 0 ? [] : [`Not as the backup recorded: ${nameSome(changed)}`];
  return judged(name, problems, `All ${entries.length} recorded entries are in place as recorded`, hint);
}

/** The manifest of a very large backup names no single file: their sum is compared. */
function judgeTotals(name: string, known: ReturnType<typeof factsOf>, tree: Tree): Check {
  const totals = totalsOf(inTermsOf(known, tree.entries));
  if (totals.digest === known.digest) {
    return { name, outcome: 'passed', detail: `All ${known.entries} recorded entries are in place as recorded` };
  }
  if (totals.regularFiles < known.regularFiles) {
    const detail = `${totals.regularFiles} files are in place, the backup holds ${known.regularFiles}`;
    return { name, outcome: 'failed', detail, hint };
  }
  const detail = 'The files in place are not all as recorded; which ones is told by a restore with dry-run';
  return { name, outcome: 'unknown', detail };
}
