import type { Component } from '../component.ts';
import { undoAsked } from '../restorable.ts';
import { examine } from './examine.ts';
import { instructions } from './instructions.ts';

/** Redis or Valkey: one RDB file, and beside it what an RDB does not hold. */
export const redis: Component = {
  name: 'redis',
  // The client library is loaded only when there is a server to talk to.
  plan: async (session) =>
    session.config.redis && (await import('./plan.ts')).planBackup(session.config.redis, session),
  inspectLive: async (facts, session) => (await import('./live.ts')).inspectLiveRedis(facts, session),
  examine,
  instructions,
  planRestore: async (facts, backup, _target, session) =>
    (await import('./restore/plan.ts')).planRestore(facts, backup, session),
  undoRestore: async (state, session, undoing = undoAsked) =>
    (await import('./restore/put-back.ts')).putBackFormer(state, session, undoing),
  checkUndo: async (state, session, undoing = undoAsked) =>
    (await import('./restore/put-back.ts')).checkUndo(state, session, undoing),
  leftDown: async (session) => (await import('./restore/offline/owed-start.ts')).leftDown(session),
  prove: async (facts, backup, session, sources = []) =>
    (await import('./proof/prove.ts')).prove(facts, backup, session, sources),
  assureStaging: async (facts, session, sources) => {
    await (await import('./proof/staging/open.ts')).openStaging(facts, session, sources);
  },
};
