import { runTool, startTool } from '../lib/exec.ts';
import type { Connection } from './connection.ts';

/** This machine: tools are its own processes and addresses are used as they are. */
export const localConnection: Connection = {
  kind: 'local',
  name: 'this machine',
  start: startTool,
  run: runTool,
  endpoint: async (host, port) => ({ host, port }),
  [Symbol.asyncDispose]: async () => {},
};
