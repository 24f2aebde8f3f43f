import type { LogsConfig } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { formatBytes, formatDuration, plural } from '../../lib/format.ts';
import type { Sink } from '../../pipeline/sink.ts';
import type { Capture, Component, Planned, Session } from '../component.ts';
import { archive, estimateRaw } from './archive.ts';
import { type Captured, captureContainer, captureJournal } from './captured.ts';
import { countsOf, storedPerRaw } from './config.ts';
import { examine } from './examine.ts';
import { instructions } from './instructions.ts';
import { type Selection, select } from './select.ts';
import { findTar } from './tar.ts';

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
    const tar = await findTar(session);
    const captures = settings.containers.length + settings.journal.length;
    const estimatedRawBytes = estimateRaw(selection.found) + captures * settings['container-lines'] * typicalLineBytes;
    return {
      plan: {
        component: 'logs',
        source: `${sourcesOf(settings)} on ${session.connection.name}`,
        estimatedBytes: Math.ceil(estimatedRawBytes * storedPerRaw),
        estimatedRawBytes,
        details: [
          `${countsOf(selection)}, changed within ${formatDuration(settings.since)}`,
          `GNU tar ${tar.version}, ${session.config.compression}`,
        ],
        warnings: selection.warnings,
      },
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
  const before = captured.entries.length === 0 ? {} : { before: packed(captured.entries) };
  const { files, facts, warnings, tools } = await archive(session, sink, {
    component: 'logs',
    root: settings.root,
    paths: settings.paths,
    found: selection.found,
    unreadable: 'warns',
    ...before,
  });
  const { containers, units } = captured;
  return {
    files,
    facts: { ...facts, containers, journal: units, sinceMs: settings.since },
    recoveryPoint,
    highlights: highlightsOf(facts.regularFiles, facts.contentBytes, containers.length, units.length),
    warnings: [...selection.warnings, ...captured.missing.map(notKept), ...warnings],
    tools,
  };
}

interface CapturedAll {
  readonly entries: readonly Captured[];
  readonly containers: readonly string[];
  readonly units: readonly string[];
  readonly missing: readonly string[];
}

async function captureAll(session: Session, settings: LogsConfig, selection: Selection): Promise<CapturedAll> {
  const entries: Captured[] = [];
  const missing: string[] = [];
  const kept: Record<'container' | 'unit', string[]> = { container: [], unit: [] };
  const taken = new Set(selection.found.map((found) => found.path));
  for (const { kind, name, outcome } of await captureSideBySide(session, settings)) {
    if ('missing' in outcome) missing.push(outcome.missing);
    else {
      kept[kind].push(name);
      entries.push(withFreeName(outcome.captured, taken));
    }
  }
  return { entries, containers: kept.container, units: kept.unit, missing };
}

/** All at once: many that hang together take no longer than one. Returns only when all have ended. */
async function captureSideBySide(session: Session, settings: LogsConfig) {
  const lines = settings['container-lines'];
  const sources = [
    ...settings.containers.map((name) => ({ kind: 'container' as const, name, capture: captureContainer })),
    ...settings.journal.map((name) => ({ kind: 'unit' as const, name, capture: captureJournal })),
  ];
  const captures = sources.map(async ({ kind, name, capture }) => ({
    kind,
    name,
    outcome: await capture(session, name, lines),
  }));
  await Promise.allSettled(captures);
  return Promise.all(captures);
}

/** A log file may already have the name; one archive must not hold two things under one name. */
function withFreeName(captured: Captured, taken: Set<string>): Captured {
  let { name } = captured;
  while (taken.has(name)) name = `_${name}`;
  taken.add(name);
  return { ...captured, name };
}

async function* packed(entries: readonly Captured[]): AsyncGenerator<Buffer> {
  const { packEntries } = await import('./pack.ts');
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
    ...selection.unreadable.map(notReadable),
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

function notKept(reason: string): string {
  return `Not kept: ${reason}`;
}

function notReadable(path: string): string {
  return `${path} may not be read and is not in the backup`;
}
