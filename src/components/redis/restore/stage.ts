import { text } from 'node:stream/consumers';
import type { RedisConfig } from '../../../config/schema.ts';
import { BackupError } from '../../../lib/errors.ts';
import { formatBytes, shellQuote } from '../../../lib/format.ts';
import type { RestoreSession, StagedRestore, StoredBackup, Undo } from '../../restorable.ts';
import { type RedisFacts, serverFileSchema } from '../facts.ts';
import { describeContent } from '../rdb/compare.ts';
import { connect } from '../server/client.ts';
import { withTimeout } from '../server/deadline.ts';
import { inspectServer, type ServerState } from '../server/server.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';
import { checkVersion } from './checks.ts';
import { type CheckedDump, checkStored, type DumpFile } from './dump-file.ts';
import { cutFiles, dropFormer, keepFormer, keepingOf } from './former.ts';
import type { OnlineWay } from './judged.ts';
import { contentDigest } from './keep-present.ts';
import { anySnapshot } from './keys/read.ts';
import { switchByKeys } from './keys/switch.ts';
import type { DumpVersion } from './loadable.ts';
import { switchOver } from './switch.ts';
import { momentOfSave, readMoment } from './switch-job.ts';
import type { UndoState } from './undo.ts';
import { undoCommands, undoCommandsByKeys } from './undo-commands.ts';

export interface Planned {
  readonly config: RedisConfig;
  readonly session: RestoreSession;
  readonly backup: StoredBackup;
  readonly facts: RedisFacts | undefined;
  readonly target: Target;
  readonly dump: DumpFile;
  readonly version: DumpVersion | undefined;
  readonly way: OnlineWay;
}

/** What undo needs while the copy of the former data is taken: the server is as it was. */
export function stagingOf(planned: Planned): Undo {
  const keeping = keepingOf(planned.session.keepFolder, planned.session.restoreId);
  const files = [keeping.path, ...cutFiles(keeping)].map(shellQuote);
  return { state: { ...undoStateOf(planned, 'staging') }, commands: [`rm -f ${files.join(' ')}`] };
}

function undoStateOf({ session, target, way }: Planned, reached: UndoState['reached']): UndoState {
  const { keepFolder, restoreId } = session;
  return { target: target.name, restoreId, keptFile: keepingOf(keepFolder, restoreId).path, way, reached };
}

/** Checks the dump to its last byte and takes the copy that undo needs. Redis has no room for a second data set beside the live one. */
export async function stage(planned: Planned): Promise<StagedRestore> {
  const { config, session, target, way } = planned;
  const keeping = keepingOf(session.keepFolder, session.restoreId);
  using limited = withTimeout(session, config.timeout, 'preparation');
  const { signal } = limited;
  const { dump, whole } = await checkStored(planned, signal);
  using client = await connect(target, signal);
  const state = await inspectServer(client);
  const check = checkVersion({ state, facts: planned.facts, version: planned.version });
  if (check.outcome !== 'passed') {
    // What no override helps against: the server would throw its data away and then fail to load.
    throw new BackupError('version-mismatch', `The Redis dump cannot be restored: ${check.detail}`, {
      ...(check.hint === undefined ? {} : { hint: check.hint }),
    });
  }
  const before = await readMoment(client);
  let switching = false;
  try {
    const take = way === 'keys' ? anySnapshot : requestSnapshot;
    const { summary: former, saved } = await keepFormer(target, keeping, signal, take);
    const moment = saved ? await momentOfSave(client, before) : before;
    if (way === 'keys') refuseTooLarge(Math.max(dump.summary.largestValueBytes, former.largestValueBytes), state);
    const commands = way === 'keys' ? undoCommandsByKeys(target, keeping, state) : undoCommands(target, keeping, state);
    return {
      verified: [whole, `the former data are kept: ${describeContent(former)}, ${formatBytes(former.bytes)}`],
      warnings: await warningsOf(planned, dump, state),
      undo: { state: { ...undoStateOf(planned, 'switching'), restored: contentDigest(dump.summary) }, commands },
      switch: () => {
        switching = true;
        const replace = way === 'keys' ? switchByKeys : switchOver;
        return replace({ config, session, target, dump, keeping, moment });
      },
      [Symbol.asyncDispose]: async () => {
        if (!switching) await dropFormer(keeping);
      },
    };
  } catch (error) {
    await dropFormer(keeping);
    throw error;
  }
}

/** A server ends the connection over which a larger value comes; the former values must fit as well, to be written back. */
function refuseTooLarge(bytes: number, { settings }: ServerState): void {
  const limit = Number(settings?.['proto-max-bulk-len'] ?? 512 * 1024 * 1024);
  if (bytes + 100 <= limit) return;
  throw new BackupError('unsupported', 'The server takes no value as large as the largest one in one piece', {
    because: [`It has ${formatBytes(bytes)} in a dump, and proto-max-bulk-len is ${formatBytes(limit)}.`],
    hint: 'Raise proto-max-bulk-len on the server, or use redis.restore-method replication or files. Nothing was touched.',
  });
}

async function warningsOf(planned: Planned, dump: CheckedDump, state: ServerState): Promise<string[]> {
  const { settings } = state;
  const streams = dump.summary.databases.some(({ types }) => types.stream !== undefined);
  return [
    ...(await compareUsers(planned, state)),
    ...(settings?.['replica-read-only'] === 'no'
      ? [
          `Redis at ${planned.target.name} takes writes while it is a replica (replica-read-only no): stop its clients first.`,
        ]
      : []),
    ...(streams && settings?.appendonly === 'yes' && settings['aof-use-rdb-preamble'] === 'no'
      ? [
          `Redis at ${planned.target.name} writes its append-only file as commands (aof-use-rdb-preamble no): at its next start it forgets those pending entries of streams whose messages were deleted. Set it to yes.`,
        ]
      : []),
  ];
}

/** How the users of the server differ from those beside the dump. They are never changed by a restore: an RDB holds none. */
async function compareUsers({ facts, backup }: Planned, state: ServerState): Promise<string[]> {
  if (facts?.aclUsers === undefined || state.acl === undefined) return [];
  const file = backup.files.find(({ path }) => path === facts.serverFile);
  if (file === undefined) return [];
  const saved = rulesOf(serverFileSchema.parse(JSON.parse(await text(await backup.open(file)))).acl ?? []);
  const present = rulesOf(state.acl);
  const missing = [...saved.keys()].filter((user) => !present.has(user));
  const added = [...present.keys()].filter((user) => !saved.has(user));
  const changed = [...saved.keys()].filter((user) => present.has(user) && present.get(user) !== saved.get(user));
  const parts = Object.entries({ missing, 'not in the backup': added, 'with other rights or passwords': changed })
    .filter(([, users]) => users.length > 0)
    .map(([what, users]) => `${what}: ${users.join(', ')}`);
  if (parts.length === 0) return [];
  return [
    `The users of the server are not those of the backup (${parts.join('; ')}) and stay as they are. To take them from the backup: put the lines of \`jq -r '.acl[]' ${facts.serverFile}\` into the server's aclfile and run ACL LOAD.`,
  ];
}

/** "user alice on #hash ~* +@all" → alice and the rest. */
function rulesOf(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, user, rules] = /^user (\S+) (.*)$/.exec(line) ?? [];
      return user === undefined || rules === undefined ? [] : [[user, rules] as const];
    }),
  );
}
