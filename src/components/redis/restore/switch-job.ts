import type { RedisConfig } from '../../../config/schema.ts';
import type { RestoreSession } from '../../restorable.ts';
import type { Target } from '../server/target.ts';
import type { CheckedDump } from './dump-file.ts';
import type { Keeping } from './former.ts';
import type { Moment } from './moment.ts';

/** What a running server is switched to, and from. */
export interface Switch {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly target: Target;
  readonly dump: CheckedDump;
  readonly keeping: Keeping;
  /** When the kept copy was begun. */
  readonly moment: Moment;
}
