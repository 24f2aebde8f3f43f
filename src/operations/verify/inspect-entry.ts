import type { Entry } from '../../catalog/catalog.ts';
import { manifestPath } from '../../catalog/manifest.ts';
import { trustedKey } from '../../catalog/signature.ts';
import type { Session } from '../../components/session.ts';
import type { ReadableStore } from '../../stores/store.ts';
import type { Depth } from './fields.ts';
import { type Inspection, type InspectOptions, inspectBackup } from './inspect.ts';
import { inspectGuideBackup } from './inspect-guide.ts';

type Looking = Pick<Session, 'config' | 'signal' | 'log'>;

export function inspectOptions(depth: Depth, { config, signal, log }: Looking): InspectOptions {
  return { depth, trusted: trustedKey(config.signing), signal, log };
}

/** Judges one backup, however it was made. */
export async function inspect(store: ReadableStore, entry: Entry, options: InspectOptions): Promise<Inspection> {
  if (entry.kind === 'backup') return inspectBackup(store, entry, options);
  if (entry.kind === 'guide') return inspectGuideBackup(store, entry.id, options);
  const problem = entry.problem.replace(`${manifestPath} `, '');
  return { findings: [{ file: manifestPath, problem }], signature: 'invalid', files: 0, bytes: 0, warnings: [] };
}
