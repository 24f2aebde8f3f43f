import type { Host, Operation } from '../host/host.ts';
import { runOperation } from '../host/run.ts';
import { backup } from './backup/index.ts';
import { evidence } from './evidence/index.ts';
import { list } from './list/index.ts';
import { prune } from './prune/index.ts';
import { restore } from './restore/index.ts';
import { restoreTest } from './restore-test/index.ts';
import { show } from './show/index.ts';
import { sync } from './sync/index.ts';
import { verify } from './verify/index.ts';

/** An operation whose request type is its own business. */
export interface Verb extends Pick<Operation<never>, 'name' | 'description' | 'fields' | 'outputs'> {
  /** Runs it on a host; the exit code. */
  start(host: Host): Promise<number>;
}

function verb<Request>(operation: Operation<Request>): Verb {
  const { name, description, fields, outputs } = operation;
  return { name, description, fields, outputs, start: (host) => runOperation(operation, host) };
}

/** Operations that are GitHub Actions too. */
export const actionVerbs: readonly Verb[] = [
  verb(backup),
  verb(verify),
  verb(restore),
  verb(restoreTest),
  verb(sync),
  verb(prune),
];

/** All operations of the command line. */
export const verbs: readonly Verb[] = [...actionVerbs, verb(list), verb(show), verb(evidence)];
