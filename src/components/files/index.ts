import type { Component } from '../component.ts';
import type { Restorable } from '../restorable.ts';
import { config as configBackup } from './config.ts';
import { logs as logsBackup } from './logs.ts';

// What only a restore needs is loaded when there is one.
export const config: Component & Restorable = {
  ...configBackup,
  planRestore: async (...given) => (await import('./restore/plan.ts')).planRestore(...given),
  planUndo: async (...given) => (await import('./restore/undo.ts')).planUndo(...given),
  inspectLive: async (...given) => (await import('./restore/inspect.ts')).inspectLive(...given),
  prove: async (facts, backup, session) => (await import('./proof/prove.ts')).prove('config', facts, backup, session),
};

/** Logs are for reading: they are proved, but nothing needs to be put back. */
export const logs: Component & Pick<Restorable, 'prove'> = {
  ...logsBackup,
  prove: async (facts, backup, session) => (await import('./proof/prove.ts')).prove('logs', facts, backup, session),
};
