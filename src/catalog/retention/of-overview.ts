import { backupTime } from '../backup-id.ts';
import type { Overseen } from '../overview.ts';
import type { Backup } from './history.ts';

/** A backup as retention looks at it. @param needed why others need it, each in words */
export function asBackup(one: Overseen, needed: readonly string[] = []): Backup {
  if (one.kind === 'backup') {
    const { id, system, type, startedAt, bytes, proven, broken } = one;
    const state = broken ? 'damaged' : 'whole';
    return {
      id,
      system,
      type,
      time: new Date(startedAt),
      state,
      proven: proven !== undefined,
      parents: [],
      needed,
      bytes,
    };
  }
  const time = backupTime(one.id) ?? new Date(0);
  const { id, kind: state } = one;
  return { id, system: undefined, type: 'full', time, state, proven: false, parents: [], needed, bytes: 0 };
}
