import { shellQuote } from '../../../lib/format.ts';
import { placeByHand } from '../instructions.ts';
import type { ServerState } from '../server/server.ts';
import type { Target } from '../server/target.ts';
import type { Keeping } from './former.ts';

/** Stock commands that put the former data back by file, for a host where this program is not at hand. */
export function undoCommands(target: Target, keeping: Keeping, state: ServerState): string[] {
  return [
    `${state.product}-check-rdb ${shellQuote(keeping.path)}`,
    'REDIS_WORK="$(mktemp -d)"',
    `cp ${shellQuote(keeping.path)} "$REDIS_WORK/dump.rdb"`,
    ...placeOf(target),
    ...placeByHand(state.product, state.settings?.appendonly),
  ];
}

/**
 * Stock commands for bash that put the former data back key by key, from a throwaway server that loads the kept file. They
 * end at the first failure. A name with a line break in it cannot be given this way.
 */
export function undoCommandsByKeys(target: Target, keeping: Keeping, state: ServerState): string[] {
  const cli = `${state.product}-cli`;
  const since7 = Number.parseInt(state.version, 10) >= 7;
  // Before 7.0 a server tells only how long it is until then.
  const expiry = since7
    ? 'kept -n "$db" PEXPIRETIME "$key" < /dev/null'
    : `kept -n "$db" EVAL "local t, left = redis.call('TIME'), redis.call('PTTL', KEYS[1]); if left < 0 then return left end; return t[1] * 1000 + math.floor(t[2] / 1000) + left" 1 "$key" < /dev/null`;
  return [
    '# Where a password is needed: export REDISCLI_AUTH, and REDIS_USER where it is not that of the default user.',
    '(',
    'set -eu -o pipefail',
    ...placeOf(target),
    'REDIS_CLI_OPTIONS="${REDIS_CLI_OPTIONS:-}"   # for example: --tls',
    `redis_cli() { ${cli} -h "$REDIS_HOST" -p "$REDIS_PORT" \${REDIS_USER:+--user "$REDIS_USER"} $REDIS_CLI_OPTIONS "$@"; }`,
    'REDIS_WORK="$(mktemp -d)"',
    `cp ${shellQuote(keeping.path)} "$REDIS_WORK/dump.rdb"`,
    `${state.product}-server --port 0 --unixsocket "$REDIS_WORK/s" --dir "$REDIS_WORK" --save '' --appendonly no --daemonize yes`,
    `kept() { env -u REDISCLI_AUTH ${cli} -s "$REDIS_WORK/s" "$@"; }`,
    `trap 'kept SHUTDOWN NOSAVE || true; rm -r "$REDIS_WORK"' EXIT`,
    "until kept INFO persistence 2> /dev/null | grep -q '^loading:0'; do sleep 0.5; done",
    // Older redis-cli ends well when the server answers with an error.
    'ended_well() { case "$1" in OK) ;; *) echo "Failed: $1" >&2; return 1 ;; esac; }',
    '# A value can only be the last word that comes by a pipe; one that has expired is empty.',
    `put="if ARGV[2] == '' then return 'OK' end; return redis.call('RESTORE', KEYS[1], ARGV[1], ARGV[2], 'REPLACE', 'ABSTTL')"`,
    'answer="$(redis_cli FLUSHALL)"; ended_well "$answer"',
    "for db in $(kept INFO keyspace | sed -n 's/^db\\([0-9]*\\):.*/\\1/p'); do",
    '  kept -n "$db" --scan | while IFS= read -r key; do',
    `    at="$(${expiry})"; [ "$at" -gt 0 ] || at=0`,
    '    answer="$(kept -n "$db" DUMP "$key" | head -c -1 | redis_cli -n "$db" -x EVAL "$put" 1 "$key" "$at")"; ended_well "$answer"',
    '  done',
    'done',
    ...(since7
      ? [
          'answer="$(redis_cli FUNCTION FLUSH)"; ended_well "$answer"',
          'answer="$(kept FUNCTION DUMP | head -c -1 | redis_cli -x FUNCTION RESTORE)"; ended_well "$answer"',
        ]
      : []),
    ')',
  ];
}

function placeOf({ name }: Target): string[] {
  const [, host = '127.0.0.1', port = '6379'] = /^(.*):(\d+)$/.exec(name) ?? [];
  return [`REDIS_HOST=${shellQuote(host.replace(/^\[|\]$/g, ''))}`, `REDIS_PORT=${port}`];
}
