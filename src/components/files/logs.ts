import type { LogsConfig } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { formatBytes, formatDuration, plural } from '../../lib/format.ts';
import type { Sink } from '../../pipeline/sink.ts';
import type { Capture, Component, Planned } from '../component.ts';
import type { Session } from '../session.ts';
import { archive, estimateRaw } from './capture/archive.ts';
import { type Captured, captureContainer, captureJournal } from './capture/captured.ts';
import { countsOf, planOf } from './config.ts';
import { examine } from './examine.ts';
import { instructions } from './instructions.ts';
import { type Selection, select } from './plan/select.ts';

/** A line of a log, for estimates. */
const typicalLineBytes = 200;

/** Log files changed lately, the last lines of containers and of journal units, as one tar archive. */
export const logs: Component = {
  name: 'logs',
  async plan(session): Promise<Planned | undefined> {
    const settings = session.config.logs;
    if (settings === undefined) return undefined;
    requireSource(settings);
    const selection = await selectRecent(session, settings);
    const captures = settings.containers.length + settings.journal.length;
    const estimatedRawBytes = estimateRaw(selection.found) + captures * settings['container-lines'] * typicalLineBytes;
    const counts = `${countsOf(selection)}, changed within ${formatDuration(settings.since)}`;
    return {
      plan: await planOf(session, 'logs', sourcesOf(settings), selection, estimatedRawBytes, counts),
      backup: (sink) => backup(session, settings, sink),
    };
  },
  examine: (facts, files) => examine('logs', facts, files),
  instructions: (facts, files) => instructions('logs', facts, files),
};

async function backup(session: Session, settings: LogsConfig, sink: Sink): Promise<Capture> {
  const recoveryPoint = session.now();
  const selection = await selectRecent(session, settings);
  const captured = await captureAll(session, settings, selection);
  const { files, facts, warnings, tools } = await archive(session, sink, {
    component: 'logs',
    root: settings.root,
    paths: settings.paths,
    found: selection.found,
    unreadable: 'warns',
    before: captured.entries.length === 0 ? undefined : packed(captured.entries),
  });
  const { containers, units } = captured;
  return {
    files,
    facts: { ...facts, containers, journal: units, sinceMs: settings.since },
    recoveryPoint,
    highlights: highlightsOf(facts.regularFiles, facts.contentBytes, containers.length, units.length),
    warnings: [...selection.warnings, ...captured.missing.map((reason) => `Not kept: ${reason}`), ...warnings],
    tools,
  };
}

/** All at once: many that hang together take no longer than one. Returns only when all have ended. */
async function captureAll(session: Session, settings: LogsConfig, selection: Selection) {
  const lines = settings['container-lines'];
  const sources = [
    ...settings.containers.map((name) => ({ kind: 'containers' as const, name, capture: captureContainer })),
    ...settings.journal.map((name) => ({ kind: 'units' as const, name, capture: captureJournal })),
  ];
  const captures = sources.map(async ({ capture, ...source }) => {
    return { ...source, outcome: await capture(session, source.name, lines) };
  });
  await Promise.allSettled(captures);
  const all = { entries: [] as Captured[], containers: [] as string[], units: [] as string[], missing: [] as string[] };
  const taken = new Set(selection.found.map((found) => found.path));
  for (const { kind, name, outcome } of await Promise.all(captures)) {
    if ('missing' in outcome) all.missing.push(outcome.missing);
    else {
      all[kind].push(name);
      all.entries.push(withFreeName(outcome.captured, taken));
    }
  }
  return all;
}

/** A log file may already have the name; one archive must not hold two things under one name. */
function withFreeName(captured: Captured, taken: Set<string>): Captured {
  let { name } = captured;
  while (taken.has(name)) name = `_${name}`;
  taken.add(name);
  return { ...captured, name };
}

async function* packed(entries: readonly Captured[]): AsyncGenerator<Buffer> {
  const { packEntries } = await import('./capture/pack.ts');
  yield* packEntries(entries);
}

/** @throws BackupError `invalid-config`: an archive of nothing would look like a backup */
function requireSource({ paths, containers, journal }: LogsConfig): void {
  if (paths.length + containers.length + journal.length > 0) return;
  throw new BackupError('invalid-config', 'The section logs names nothing to back up', {
    hint: 'Set logs.paths, logs.containers or logs.journal in backup.yml, or take the section out. Nothing was written.',
  });
}

/** Files changed lately. What is missing or may not be read becomes a warning: logs never fail a backup. */
async function selectRecent(session: Session, settings: LogsConfig): Promise<Selection> {
  if (settings.paths.length === 0) return { found: [], missing: [], unreadable: [], warnings: [] };
  const selection = await selectOrNothing(session, settings);
  const oldestMs = session.now().getTime() - settings.since;
  const found = selection.found.filter(
    (one) => (one.type === 'file' || one.type === 'link') && one.modifiedMs >= oldestMs,
  );
  const warnings = [
    ...selection.warnings,
    ...selection.missing.map((path) => `${JSON.stringify(path)} matches nothing in ${settings.root}`),
    ...selection.unreadable.map((path) => `${path} may not be read and is not in the backup`),
  ];
  return { ...selection, found, warnings };
}

async function selectOrNothing(session: Session, settings: LogsConfig): Promise<Selection> {
  try {
    return await select(session, 'logs', settings.root, settings.paths);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'invalid-config' || session.signal.aborted) throw error;
    const why = [error.message, ...error.because].join('; ');
    return { found: [], missing: [], unreadable: [], warnings: [`${why}: no log file was kept`] };
  }
}

function highlightsOf(files: number, bytes: number, containers: number, units: number): string[] {
  const captures = [
    ...(containers > 0 ? [plural(containers, 'container')] : []),
    ...(units > 0 ? [plural(units, 'journal')] : []),
  ];
  const of = captures.length === 0 ? '' : `, among them the logs of ${captures.join(' and ')}`;
  return [`${plural(files, 'file')}, ${formatBytes(bytes)}${of}`];
}

function sourcesOf(settings: LogsConfig): string {
  const parts = settings.paths.length === 0 ? [] : [`${settings.paths.join(', ')} in ${settings.root}`];
  if (settings.containers.length > 0) parts.push(`containers ${settings.containers.join(', ')}`);
  if (settings.journal.length > 0) parts.push(`journal of ${settings.journal.join(', ')}`);
  return parts.join('; ');
}
