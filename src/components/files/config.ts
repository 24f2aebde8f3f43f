import type { ConfigFilesConfig } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { formatBytes, plural } from '../../lib/format.ts';
import type { Sink } from '../../pipeline/sink.ts';
import type { Capture, Component, ComponentPlan, Planned } from '../component.ts';
import type { Session } from '../session.ts';
import { archive, estimateRaw } from './capture/archive.ts';
import { examine } from './examine.ts';
import { instructions } from './instructions.ts';
import { type Selection, select } from './plan/select.ts';
import { accessDenied, findTar } from './tar/tar.ts';

/** Expected size of the stored archive for each raw byte: text and certificates compress to about this. */
const storedPerRaw = 0.3;

/** Configuration files: the listed files and folders as one tar archive, with owners, modes and links. */
export const config: Component = {
  name: 'config',
  async plan(session): Promise<Planned | undefined> {
    const settings = session.config.config;
    if (settings === undefined) return undefined;
    const selection = await selectAll(session, settings);
    const source = `${settings.paths.join(', ')} in ${settings.root}`;
    return {
      plan: await planOf(session, 'config', source, selection, estimateRaw(selection.found), countsOf(selection)),
      backup: (sink) => backup(session, settings, sink),
    };
  },
  examine: (facts, files) => examine('config', facts, files),
  instructions: (facts, files) => instructions('config', facts, files),
};

/** The plan of an archive. */
export async function planOf(
  session: Session,
  component: 'config' | 'logs',
  source: string,
  { warnings }: Selection,
  estimatedRawBytes: number,
  counts: string,
): Promise<ComponentPlan> {
  const tar = await findTar(session);
  return {
    component,
    source: `${source} on ${session.connection.name}`,
    estimatedBytes: Math.ceil(estimatedRawBytes * storedPerRaw),
    estimatedRawBytes,
    details: [counts, `GNU tar ${tar.version}, ${session.config.compression}`],
    warnings,
  };
}

async function backup(session: Session, settings: ConfigFilesConfig, sink: Sink): Promise<Capture> {
  const recoveryPoint = session.now();
  const selection = await selectAll(session, settings);
  const { files, facts, warnings, tools } = await archive(session, sink, {
    component: 'config',
    root: settings.root,
    paths: settings.paths,
    found: selection.found,
    unreadable: 'fails',
  });
  const highlights = [`${plural(facts.regularFiles, 'file')}, ${formatBytes(facts.contentBytes)}`];
  return { files, facts, recoveryPoint, highlights, warnings: [...selection.warnings, ...warnings], tools };
}

async function selectAll(session: Session, settings: ConfigFilesConfig): Promise<Selection> {
  const selection = await select(session, 'config', settings.root, settings.paths);
  if (selection.unreadable.length > 0) throw accessDenied(selection.unreadable);
  if (selection.missing.length > 0) {
    const { length } = selection.missing;
    const verb = length === 1 ? 'does' : 'do';
    throw new BackupError('path-missing', `${plural(length, 'configured path')} ${verb} not exist`, {
      because: selection.missing.map((path) => `${JSON.stringify(path)} is not in ${settings.root}`),
      hint: 'Correct config.paths or config.root in backup.yml, or take out what is no longer needed. Nothing was written.',
    });
  }
  return selection;
}

/** "12 files, 3 folders, 1 link, 48 kB". */
export function countsOf(selection: Pick<Selection, 'found'>): string {
  const { file = [], folder = [], link = [] } = Object.groupBy(selection.found, ({ type }) => type);
  const parts = [plural(file.length, 'file')];
  if (folder.length > 0) parts.push(plural(folder.length, 'folder'));
  if (link.length > 0) parts.push(plural(link.length, 'link'));
  return [...parts, formatBytes(file.reduce((sum, one) => sum + one.bytes, 0))].join(', ');
}
