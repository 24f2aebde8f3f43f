import type { Component } from '../component.ts';
import { examineDatabase } from './examine.ts';
import { databaseInstructions } from './instructions.ts';

/** The `database` component: PostgreSQL, by pg_dump. The driver is loaded only when a server is to be asked. */
export const database: Component = {
  name: 'database',
  async plan(session) {
    const config = session.config.database;
    if (config === undefined) return undefined;
    const { planDatabase } = await import('./plan.ts');
    return await planDatabase(session, config);
  },
  async inspectLive(facts, session) {
    const { inspectLiveDatabase } = await import('./live.ts');
    return await inspectLiveDatabase(facts, session);
  },
  async query(sql, session, timeoutMs) {
    const { queryDatabase } = await import('./live.ts');
    return await queryDatabase(sql, session, timeoutMs);
  },
  async planRestore(facts, backup, target, session) {
    const { planRestore } = await import('./restore/index.ts');
    return await planRestore(facts, backup, target, session);
  },
  async undoRestore(...given) {
    const { undoRestore } = await import('./restore/index.ts');
    return await undoRestore(...given);
  },
  async checkUndo(...given) {
    const { checkUndo } = await import('./restore/index.ts');
    return await checkUndo(...given);
  },
  async prove(facts, backup, session, sources = []) {
    const { proveDatabase } = await import('./proof/prove.ts');
    return await proveDatabase(facts, backup, session, sources);
  },
  async assureStaging(facts, session, sources) {
    const { openStaging } = await import('./proof/staging/open.ts');
    await openStaging(facts, session, sources);
  },
  examine: (facts, files) => examineDatabase(facts, files),
  instructions: databaseInstructions,
};
