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

/**
 * Stock commands that put the former data back key by key, from a throwaway server that loads the kept file. A name with a
 * line break in it cannot be given this way.
 */
export function undoCommandsByKeys(target: Target, keeping: Keeping, state: ServerState): string[] {
  const [, host, port] = /^(.*):(\d+)$/.exec(target.name) ?? [];
  const cli = `${state.product}-cli`;
  return [
    '# A password: export REDISCLI_AUTH, and for MIGRATE set REDIS_MIGRATE_AUTH="AUTH <password>" or "AUTH2 <user> <password>".',
    `REDIS_HOST=${shellQuote((host ?? '127.0.0.1').replace(/^\[|\]$/g, ''))}`,
    `REDIS_PORT=${port ?? '6379'}`,
    'REDIS_MIGRATE_AUTH="${REDIS_MIGRATE_AUTH:-}"',
    'REDIS_CLI_OPTIONS="${REDIS_CLI_OPTIONS:-}"   # for example: --user admin',
    `redis_cli() { ${cli} -h "$REDIS_HOST" -p "$REDIS_PORT" $REDIS_CLI_OPTIONS "$@"; }`,
    'REDIS_WORK="$(mktemp -d)"',
    `cp ${shellQuote(keeping.path)} "$REDIS_WORK/dump.rdb"`,
    `${state.product}-server --port 0 --unixsocket "$REDIS_WORK/s" --dir "$REDIS_WORK" --save '' --appendonly no --daemonize yes`,
    `kept() { env -u REDISCLI_AUTH ${cli} -s "$REDIS_WORK/s" "$@"; }`,
    "until kept INFO persistence 2> /dev/null | grep -q '^loading:0'; do sleep 0.5; done",
    'redis_cli FLUSHALL',
    "for db in $(kept INFO keyspace | sed -n 's/^db\\([0-9]*\\):.*/\\1/p'); do",
    '  kept -n "$db" --scan | while IFS= read -r key; do',
    '    kept -n "$db" MIGRATE "$REDIS_HOST" "$REDIS_PORT" "$key" "$db" 60000 COPY REPLACE $REDIS_MIGRATE_AUTH < /dev/null',
    '  done',
    'done',
    ...(Number.parseInt(state.version, 10) >= 7
      ? ['redis_cli FUNCTION FLUSH', 'kept FUNCTION DUMP | head -c -1 | redis_cli -x FUNCTION RESTORE']
      : []),
    'kept SHUTDOWN NOSAVE || true',
    'rm -r "$REDIS_WORK"',
  ];
}
