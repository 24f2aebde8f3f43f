import { posix } from 'node:path';
import { formatCount, shellQuote } from '../../lib/format.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import { factsSchema, type RedisFacts } from './facts.ts';

/** Markdown that checks and restores the dump by hand. Commands start in the backup's folder. */
export function instructions(facts: unknown, files: readonly StoredFile[]): string {
  const dump = files.find((file) => /^redis\/.*\.rdb(\.zst|\.gz)?$/.test(file.path));
  if (dump === undefined) return '';
  const parsed = factsSchema.safeParse(facts);
  const known = parsed.success ? parsed.data : undefined;
  const tools = toolsOf(known);
  return [
    `Stock tools: \`${tools.server}\`, \`${tools.cli}\` and \`${tools.check}\`${known === undefined ? '' : ` ${requirement(known)}`}.`,
    'Check the files, unpack the dump and look at it:',
    fence(checkCommands(dump, files, tools)),
    'Then put it in place. Set the variables first if the defaults are not yours; a password belongs into `REDISCLI_AUTH`, not into a command. Where systemd supervises the server, use `systemctl stop` and `start` for it instead of SHUTDOWN and the last start, or it comes back by itself in between.',
    fence(stopCommands(known, tools)),
    'A server with an append-only file ignores `dump.rdb` and starts empty. So nothing old stays in its place (it is moved, not deleted), and the first start is without the append-only file:',
    fence(placeCommands(tools)),
    ...expectation(known),
    fence(countCommands(known)),
    'Where the server uses an append-only file, have it write a new one from what is in memory, then start it as usual:',
    fence(finishCommands(tools)),
    fence(countCommands(known)),
    ...usersChapter(known),
  ].join('\n\n');
}

interface Tools {
  readonly server: string;
  readonly cli: string;
  readonly check: string;
}

function toolsOf(known: Pick<RedisFacts, 'product'> | undefined): Tools {
  const product = known?.product ?? 'redis';
  return { server: `${product}-server`, cli: `${product}-cli`, check: `${product}-check-rdb` };
}

function requirement(known: RedisFacts): string {
  const name = known.product === 'redis' ? 'Redis' : 'Valkey';
  return `of ${name} ${known.version} or newer (an RDB does not load into an older server${known.rdb.version >= 12 ? ', nor into another product' : ''})`;
}

function checkCommands(dump: StoredFile, files: readonly StoredFile[], tools: Tools): string[] {
  const sums = files.filter((file) => file.path.startsWith('redis/') && file.path.endsWith('.sha256'));
  const path = shellQuote(dump.path);
  const names = sums.map((file) => shellQuote(posix.basename(file.path))).join(' ');
  const [test, decode] = {
    zstd: [`zstd -t ${path}`, `zstd -dc ${path}`],
    gzip: [`gzip -t ${path}`, `gzip -dc ${path}`],
    none: [undefined, `cat ${path}`],
  }[dump.codec];
  return [
    ...(sums.length === 0 ? [] : [`(cd redis && sha256sum -c ${names})`]),
    ...(test === undefined ? [] : [test]),
    'REDIS_WORK="${REDIS_WORK:-$(mktemp -d)}"',
    `${decode} > "$REDIS_WORK/dump.rdb"`,
    `${tools.check} "$REDIS_WORK/dump.rdb"`,
  ];
}

function stopCommands(known: Pick<RedisFacts, 'product' | 'settings'> | undefined, tools: Tools): string[] {
  const aof = known?.settings.appendonly ?? 'no';
  return [
    'REDIS_HOST="${REDIS_HOST:-127.0.0.1}"',
    'REDIS_PORT="${REDIS_PORT:-6379}"',
    `REDIS_CONF="\${REDIS_CONF:-/etc/${known?.product ?? 'redis'}/${known?.product ?? 'redis'}.conf}"`,
    `REDIS_AOF="\${REDIS_AOF:-${aof === 'yes' ? 'yes' : 'no'}}"   # does the server use an append-only file?`,
    'REDIS_CLI_OPTIONS="${REDIS_CLI_OPTIONS:-}"   # for example: --tls --cacert ca.crt --user admin',
    `redis_cli() { ${tools.cli} -h "$REDIS_HOST" -p "$REDIS_PORT" $REDIS_CLI_OPTIONS "$@"; }`,
    // Nothing must be moved below a server that could not be stopped; what was pasted after this waits for Ctrl-C, too.
    "redis_login() { while redis_cli PING 2>&1 | grep -qE 'NOAUTH|WRONGPASS|NOPERM'; do echo 'Redis asks for a password: press Ctrl-C, export REDISCLI_AUTH, and begin this part again' >&2; case $- in *i*) sleep 5 ;; *) exit 1 ;; esac; done; }",
    'redis_login',
    'redis_setting() { redis_cli CONFIG GET "$1" | tail -n 1; }',
    'REDIS_DIR="${REDIS_DIR:-$(redis_setting dir)}"',
    'REDIS_FILE="${REDIS_FILE:-$(redis_setting dbfilename)}"',
    'redis_stop() { redis_cli SHUTDOWN "$@" || true; while redis_cli PING > /dev/null 2>&1; do sleep 0.2; done; }',
    'redis_stop NOSAVE',
  ];
}

function placeCommands(tools: Tools): string[] {
  return [
    'REDIS_ASIDE="$REDIS_DIR/before-restore-$(date +%Y%m%d_%H%M%S)"',
    'mkdir "$REDIS_ASIDE"',
    'for old in "$REDIS_FILE" appendonlydir appendonly.aof; do',
    '  if [ -e "$REDIS_DIR/$old" ]; then mv "$REDIS_DIR/$old" "$REDIS_ASIDE/"; fi',
    'done',
    'cp "$REDIS_WORK/dump.rdb" "$REDIS_DIR/$REDIS_FILE"',
    'chown --reference="$REDIS_DIR" "$REDIS_DIR/$REDIS_FILE"',
    'chmod 0640 "$REDIS_DIR/$REDIS_FILE"',
    'as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u "$(stat -c %U "$REDIS_DIR")" -- "$@"; else "$@"; fi; }',
    'redis_wait() { # until INFO persistence says $1; ten minutes at most',
    '  for _ in $(seq 1200); do',
    `    case "$(redis_cli INFO persistence 2> /dev/null | tr -d '\\r')" in *$'\\n'"$1"*) return 0 ;; esac`,
    '    sleep 0.5',
    '  done',
    '  echo "the server does not get to $1; look at its log" >&2',
    '  return 1',
    '}',
    `as_owner ${tools.server} "$REDIS_CONF" --appendonly no --daemonize yes`,
    'redis_wait loading:0',
  ];
}

/** The same commands in one list, for a dump at "$REDIS_WORK/dump.rdb" and a server of this product. */
export function placeByHand(product: 'redis' | 'valkey', appendonly: string | undefined): string[] {
  const tools = toolsOf({ product });
  return [
    ...stopCommands({ product, settings: { ...(appendonly === undefined ? {} : { appendonly }) } }, tools),
    ...placeCommands(tools),
    ...finishCommands(tools),
  ];
}

function expectation(known: RedisFacts | undefined): string[] {
  if (known === undefined) return ['Count the keys; keys that have expired since the backup are gone:'];
  const lines = known.databases.map(
    ({ db, keys, expires }) =>
      `- database ${db}: ${formatCount(keys)} keys, ${formatCount(expires)} of them with expiry`,
  );
  return [
    'Count the keys. The backup holds the following; those whose time has come since then are dropped:',
    lines.length === 0 ? '- no keys at all' : lines.join('\n'),
  ];
}

function countCommands(known: RedisFacts | undefined): string[] {
  const numbers = known?.databases.map(({ db }) => db) ?? [0];
  return numbers.length === 0 ? ['redis_cli DBSIZE'] : numbers.map((db) => `redis_cli -n ${db} DBSIZE`);
}

function finishCommands(tools: Tools): string[] {
  return [
    'if [ "$REDIS_AOF" = yes ]; then',
    '  redis_cli CONFIG SET appendonly yes',
    '  redis_wait aof_rewrite_scheduled:0',
    '  redis_wait aof_rewrite_in_progress:0',
    '  redis_wait aof_last_bgrewrite_status:ok',
    'fi',
    'redis_stop',
    `as_owner ${tools.server} "$REDIS_CONF" --daemonize yes`,
    'redis_wait loading:0',
    'rm "$REDIS_WORK/dump.rdb"',
  ];
}

function usersChapter(known: RedisFacts | undefined): string[] {
  if (known?.aclUsers === undefined) return [];
  return [
    `An RDB holds no users. The ${formatCount(known.aclUsers)} users of the server, with their password hashes, are the lines under \`acl\` in \`${known.serverFile}\` (\`jq -r '.acl[]' ${known.serverFile}\`): put them into the file that the setting \`aclfile\` names and run \`ACL LOAD\`, or into the server's configuration file. Under \`settings\` are the settings it ran with.`,
  ];
}

function fence(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}
