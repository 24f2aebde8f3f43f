import type { Entry } from '../../catalog/catalog.ts';
import { namesPath } from '../../catalog/manifest.ts';
import { BackupError, failureText } from '../../lib/errors.ts';
import type { Finding } from '../../pipeline/stored-file.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { type Content, type Opening, openContent } from '../open-content.ts';
import type { Prover } from '../record-proof.ts';
import type { Depth } from './fields.ts';

export interface Verifying extends Omit<Prover, 'startedAt'> {
  readonly opening: Opening;
  /** One backup was asked for, not all. */
  readonly alone: boolean;
}

interface Tried {
  readonly content: Content | undefined;
  /** It could not be opened, and what was asked cannot be told without. */
  readonly hidden: boolean;
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
}

/**
 * Opens a backup where that is needed, and where a key is at hand: that it opens every backup should not be learnt at night.
 *
 * @throws BackupError `key-missing` when the only backup asked for cannot be looked into
 */
export async function tryOpen(store: ReadableStore, entry: Entry, depth: Depth, by: Verifying): Promise<Tried> {
  const nothing = { content: undefined, hidden: false, findings: [], warnings: [] };
  if (entry.kind !== 'backup') return nothing;
  const needed = depth === 'deep';
  const { manifest } = entry;
  if (!needed && (manifest.format === 1 || !hasKeys(by.opening, manifest.encryption.kind))) return nothing;
  try {
    return { ...nothing, content: await openContent(store, entry, by.opening) };
  } catch (error) {
    if (!(error instanceof BackupError) || manifest.format === 1) throw error;
    if (['damaged', 'read-failed'].includes(error.code)) {
      const file = namesPath(manifest.encryption.kind);
      return { ...nothing, findings: [{ file, problem: `cannot be read: ${failureText(error)}` }] };
    }
    if (!['key-missing', 'tool-missing'].includes(error.code) || (needed && by.alone)) throw error;
    const kept = needed ? 'What it holds was not verified' : 'Nobody has shown that it can be restored';
    return { ...nothing, hidden: needed, warnings: [`${entry.id}: ${failureText(error)}. ${kept}.`] };
  }
}

/** Whether somebody said which private keys to use. */
function hasKeys({ config: { encryption } }: Opening, kind: 'age' | 'gpg'): boolean {
  if (kind === 'gpg') return encryption.gpg?.home !== undefined;
  return encryption.age?.identity !== undefined || (encryption.age?.['identity-files'].length ?? 0) > 0;
}
