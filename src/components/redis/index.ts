import type { Component } from '../component.ts';
import { examine } from './examine.ts';
import { identityOf } from './facts.ts';
import { instructions } from './instructions.ts';

/** Redis or Valkey: one RDB file, and beside it what an RDB does not hold. */
export const redis: Component = {
  name: 'redis',
  // The client library is loaded only when there is a server to talk to.
  plan: async (session) =>
    session.config.redis && (await import('./plan.ts')).planBackup(session.config.redis, session),
  inspectLive: async (...given) => (await import('./restore/live.ts')).inspectLiveRedis(...given),
  examine,
  identity: identityOf,
  instructions,
  planRestore: async (facts, backup, _target, session) =>
    (await import('./restore/plan.ts')).planRestore(facts, backup, session),
  planUndo: async (...given) => (await import('./restore/undo.ts')).planUndo(...given),
  prove: async (facts, backup, session, sources = []) =>
    (await import('./proof/prove.ts')).prove(facts, backup, session, sources),
  assureStaging: async (...given) => void (await (await import('./proof/staging/open.ts')).openStaging(...given)),
};
