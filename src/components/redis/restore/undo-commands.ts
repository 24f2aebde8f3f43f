import { shellQuote } from '../../../lib/format.ts';
import { placeByHand } from '../instructions.ts';
import type { ServerState } from '../server.ts';
import type { Target } from '../target.ts';
import type { Keeping } from './former.ts';

/** Stock commands that put the former data back by file, for a host where this program is not at hand. */
export function undoCommands(target: Target, keeping: Keeping, state: ServerState): string[] {
  const [, host, port] = /^(.*):(\d+)$/.exec(target.name) ?? [];
  return [
    `${state.product}-check-rdb ${shellQuote(keeping.path)}`,
    'REDIS_WORK="$(mktemp -d)"',
    `cp ${shellQuote(keeping.path)} "$REDIS_WORK/dump.rdb"`,
    `REDIS_HOST=${shellQuote((host ?? '127.0.0.1').replace(/^\[|\]$/g, ''))}`,
    `REDIS_PORT=${port ?? '6379'}`,
    ...placeByHand(state.product, state.settings?.appendonly),
  ];
}
