import type { Description, Host, Operation } from '../host/host.ts';
import { backupDescription } from './backup/fields.ts';
import { evidenceDescription } from './evidence/fields.ts';
import { listDescription } from './list/fields.ts';
import { pruneDescription } from './prune/fields.ts';
import { restoreDescription } from './restore/fields.ts';
import { restoreTestDescription } from './restore-test/fields.ts';
import { showDescription } from './show/fields.ts';
import { statusDescription } from './status/fields.ts';
import { syncDescription } from './sync/fields.ts';
import { verifyDescription } from './verify/fields.ts';

/** An operation whose request type is its own business. */
export interface Verb extends Description {
  /** Runs it on a host; the exit code. */
  start(host: Host): Promise<number>;
}

/** Loaded when it runs: reading the code of all operations takes longer than showing any help. */
function verb<Request>(description: Description, load: () => Promise<Operation<Request>>): Verb {
  return {
    ...description,
    async start(host) {
      const { runOperation } = await import('../host/run.ts');
      return await runOperation(await load(), host);
    },
  };
}

/** Operations that are GitHub Actions too. */
export const actionVerbs: readonly Verb[] = [
  verb(backupDescription, async () => (await import('./backup/index.ts')).backup),
  verb(verifyDescription, async () => (await import('./verify/index.ts')).verify),
  verb(restoreDescription, async () => (await import('./restore/index.ts')).restore),
  verb(restoreTestDescription, async () => (await import('./restore-test/index.ts')).restoreTest),
  verb(syncDescription, async () => (await import('./sync/index.ts')).sync),
  verb(pruneDescription, async () => (await import('./prune/index.ts')).prune),
  verb(statusDescription, async () => (await import('./status/index.ts')).status),
];

/** All operations of the command line. */
export const verbs: readonly Verb[] = [
  ...actionVerbs,
  verb(listDescription, async () => (await import('./list/index.ts')).list),
  verb(showDescription, async () => (await import('./show/index.ts')).show),
  verb(evidenceDescription, async () => (await import('./evidence/index.ts')).evidence),
];
