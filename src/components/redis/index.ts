import type { Component } from '../component.ts';
import { examine } from './examine.ts';
import { instructions } from './instructions.ts';

/** Redis or Valkey: one RDB file, and beside it what an RDB does not hold. */
export const redis: Component = {
  name: 'redis',
  plan: async (session) => {
    const config = session.config.redis;
    if (config === undefined) return undefined;
    // The client library is loaded only when there is a server to talk to.
    const { planBackup } = await import('./plan.ts');
    return planBackup(config, session);
  },
  inspectLive: async (facts, session) => {
    const { inspectLiveRedis } = await import('./live.ts');
    return inspectLiveRedis(facts, session);
  },
  examine,
  instructions,
  planRestore: async (facts, backup, _target, session) => {
    const { planRestore } = await import('./restore/plan.ts');
    return planRestore(facts, backup, session);
  },
  planUndo: async (record, session) => {
    const { planUndo } = await import('./restore/undo.ts');
    return planUndo(record, session);
  },
  prove: async (facts, backup, session, sources = []) => {
    const { prove } = await import('./proof/prove.ts');
    return prove(facts, backup, session, sources);
  },
  assureStaging: async (facts, session, sources) => {
    const { openStaging } = await import('./proof/staging/open.ts');
    await openStaging(facts, session, sources);
  },
};
