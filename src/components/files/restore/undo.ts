import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackupError, messageOf } from '../../../lib/errors.ts';
import { fsPath } from '../../../lib/file-name.ts';
import { plural, shellQuote } from '../../../lib/format.ts';
import type { Json } from '../../../lib/json.ts';
import { isSame, putBack, statusNow } from '../../../lib/replace.ts';
import { syncToDisk } from '../../../lib/sync-to-disk.ts';
import type { RestoreSession } from '../../restorable.ts';
import { type PlannedUndo, plannedUndo, step, type Undo, type UndoRecord } from '../../way-back.ts';
import { nameSome } from '../tar/paths.ts';
import { type Places, placesOf, type UndoState, type Unit, undoStateSchema } from './places.ts';
import { removeEmpty, removeTree } from './remove.ts';
import { syncFolders } from './switch.ts';

/** The record of a switch, and the same by hand. */
export function undoOf(root: string, restoreId: string, units: readonly Unit[]): Undo {
  const places = placesOf(root, restoreId);
  const state: { readonly [key: string]: Json } = {
    root,
    restoreId,
    units: units.map(({ path, former }) => ({ path, former })),
  };
  return { state, commands: [...units].reverse().map((unit) => commandFor(places, unit)) };
}

/** The record of a copy that is being staged: undo removes it. */
export function stagingOf(root: string, restoreId: string, units: readonly Unit[]): Undo {
  const { staging } = placesOf(root, restoreId);
  return { ...undoOf(root, restoreId, units), commands: [`rm -rf --one-file-system -- ${shellQuote(staging)}`] };
}

/**
 * The way back of configuration files. The restored files go to `.undone-<restoreId>`; nothing is deleted but copies from the
 * backup that nobody has used. Where files come back, readers see what `replace` tells of.
 */
export async function planUndo(record: UndoRecord, session: RestoreSession): Promise<PlannedUndo> {
  const { root, restoreId, units } = parseState(record.state);
  const places = placesOf(root, restoreId);
  const { before, staging, undone } = places;
  const gone = whyGone(places, units, record.phase);
  const has = { before: statusNow(before) !== undefined, staging: statusNow(staging) !== undefined };
  const serves = `${has.staging ? '' : 'nothing to do: '}${root} holds its former files`;
  return plannedUndo(
    {
      component: 'config',
      target: root,
      found: has.before ? [`the former files are kept in ${before}`] : gone === undefined ? [serves] : [],
      losses: has.before ? [`what is in place now, with what was written to it since, is kept in ${undone}`] : [],
      commands: record.commands,
      obstacle: gone && { kind: 'gone', error: gone },
    },
    [
      step(
        has.before,
        `put back the former ${plural(units.length, 'path')}: ${nameSome(units.map(({ path }) => path))}`,
        async (keep) => {
          // Nobody has used what a restore that fails while it switches had put in place.
          const done = putUnitsBack(places, units, keep === 'try-keep' && record.phase === 'switching');
          await syncFolders(places, units);
          await removeEmpty(before);
          await syncToDisk(root);
          return done;
        },
      ),
      step(has.staging, `remove ${staging}, a copy from the backup that is not in use`, async () => {
        await removeTree(session, staging);
        await syncToDisk(root);
        return [`removed ${staging}, a copy from the backup that was not in use`];
      }),
    ],
  );
}

function parseState(state: unknown): UndoState {
  const parsed = undoStateSchema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new BackupError('restore-failed', 'The record of the restore of the configuration files cannot be understood', {
    because: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    hint: 'The former files lie in .before-restore-<id> below config.root; move them back by hand.',
  });
}

/** After a switch every path has its former beside it, until an undo sets the restored one aside. */
function whyGone(places: Places, units: readonly Unit[], phase: UndoRecord['phase']): BackupError | undefined {
  if (phase !== 'switched') return undefined;
  const begun = statusNow(places.before) !== undefined;
  const gone = units.filter(({ path, former }) => {
    if ([join(places.undone, path), goneMark(places, path)].some((one) => statusNow(one) !== undefined)) return false;
    if (former) return statusNow(join(places.before, path)) === undefined;
    return !begun && statusNow(join(places.root, path)) !== undefined;
  });
  if (gone.length === 0) return undefined;
  return new BackupError('restore-failed', `The former ${nameSome(gone.map(({ path }) => path))} cannot be put back`, {
    because: [
      `${plural(gone.length, 'path')} not in ${places.before} any more: what the restore had set aside was removed`,
    ],
    hint: `The files below ${places.root} stay as they are. To go back, restore a backup from before this restore.`,
  });
}

function putUnitsBack(places: Places, units: readonly Unit[], discard: boolean): string[] {
  const back: string[] = [];
  const aside: string[] = [];
  for (const unit of units.toReversed()) {
    try {
      if (unit.former) {
        if (restoreFormer(places, unit, discard)) back.push(unit.path);
      } else if (takeOut(places, unit, discard)) aside.push(unit.path);
    } catch (error) {
      throw new BackupError('restore-failed', `${join(places.root, unit.path)} could not be put back`, {
        cause: error,
        because: [messageOf(error)],
        hint: 'Correct the cause and run the undo again: it goes on where it stopped.',
      });
    }
  }
  const from = (names: readonly string[]) => `${plural(names.length, 'path')}: ${nameSome(names)}`;
  return [
    ...(back.length > 0 ? [`put back the former ${from(back)}`] : []),
    ...(aside.length > 0 ? [`took out what was not there before, ${from(aside)}`] : []),
    ...(statusNow(places.undone) === undefined ? [] : [`the restored files are kept in ${places.undone}`]),
  ];
}

/** Where what is taken out of its place goes; what the switch has not reached came from elsewhere, and is kept. */
function asidePath(places: Places, unit: Unit, discard: boolean): string {
  const staged = join(places.staging, unit.path);
  const reached = statusNow(staged) === undefined && statusNow(dirname(staged)) !== undefined;
  return discard && reached ? staged : undonePath(places, unit);
}

function restoreFormer(places: Places, unit: Unit, discard: boolean): boolean {
  const live = join(places.root, unit.path);
  const former = join(places.before, unit.path);
  const status = statusNow(former);
  if (status === undefined) return false; // not reached by the switch, or put back already
  const now = statusNow(live);
  if (now === undefined && !discard) markGone(places, unit);
  const keeps = now !== undefined && !isSame(now, status);
  putBack(live, former, keeps ? asidePath(places, unit, discard) : '');
  return true;
}

function takeOut(places: Places, unit: Unit, discard: boolean): boolean {
  const live = join(places.root, unit.path);
  const reached = statusNow(join(places.staging, unit.path)) === undefined;
  const already = statusNow(join(places.undone, unit.path)) !== undefined;
  if (!reached || already || statusNow(live) === undefined) return false;
  renameSync(fsPath(live), fsPath(asidePath(places, unit, discard)));
  return true;
}

/** Safe at every moment: what the switch has not reached is left alone. */
function commandFor(places: Places, unit: Unit): string {
  const [live, former, staged, undone] = [places.root, places.before, places.staging, places.undone].map((place) =>
    shellQuote(join(place, unit.path)),
  );
  const mark = shellQuote(goneMark(places, unit.path));
  const folder = shellQuote(join(places.undone, unit.path, '..'));
  const make = `mkdir -p -m 700 ${folder}`;
  const away = `${make} && mv -T ${live} ${undone}`;
  const there = (path: string | undefined) => `[ -e ${path} ] || [ -L ${path} ]`;
  return unit.former
    ? `if ${there(former)}; then if ${there(live)}; then ${away}; else ${make} && : >${mark}; fi; mv -T ${former} ${live}; fi`
    : `if [ -d ${shellQuote(places.before)} ] && [ ! -e ${staged} ] && [ ! -L ${staged} ]; then ${away}; fi`;
}

/** A free name for what an undo takes out of its place; the folder for it is made. */
function undonePath(places: Places, unit: Unit): string {
  const wanted = join(places.undone, unit.path);
  makeFolders(places, wanted);
  for (let at = 0; ; at += 1) {
    const path = at === 0 ? wanted : `${wanted}.${at}`;
    if (statusNow(path) === undefined) return path;
  }
}

/**
 * Stands where a restored file would lie that somebody had removed before the undo: without it, an undo that goes on after a
 * kill could not tell a former file that is back from one that is gone.
 */
function goneMark({ undone }: Places, path: string): string {
  return `${join(undone, path)}.was-gone`;
}

function markGone(places: Places, { path }: Unit): void {
  const mark = goneMark(places, path);
  makeFolders(places, mark);
  writeFileSync(fsPath(mark), '');
}

function makeFolders({ undone }: Places, path: string): void {
  mkdirSync(undone, { recursive: true, mode: 0o700 });
  mkdirSync(fsPath(dirname(path)), { recursive: true, mode: 0o700 });
}
