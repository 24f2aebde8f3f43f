import type { Component } from '../component.ts';
import { examineDatabase } from './examine/examine.ts';
import { identityOf } from './facts.ts';
import { databaseInstructions } from './instructions.ts';

/** The `database` component: PostgreSQL, by pg_dump. The driver is loaded only when a server is to be asked. */
export const database: Component = {
  name: 'database',
  async plan(session) {
    const config = session.config.database;
    return config === undefined ? undefined : await (await import('./plan/plan.ts')).planDatabase(session, config);
  },
  inspectLive: async (...given) => await (await import('./restore/live.ts')).inspectLiveDatabase(...given),
  query: async (...given) => await (await import('./restore/live.ts')).queryDatabase(...given),
  planRestore: async (...given) => await (await import('./restore/plan.ts')).planRestore(...given),
  planUndo: async (...given) => await (await import('./restore/undo.ts')).planUndo(...given),
  prove: async (...given) => await (await import('./proof/prove.ts')).proveDatabase(...given),
  assureStaging: async (...given) => void (await (await import('./proof/staging/open.ts')).openStaging(...given)),
  examine: examineDatabase,
  identity: identityOf,
  instructions: databaseInstructions,
};
