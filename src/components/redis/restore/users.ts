import { text } from 'node:stream/consumers';
import type { StoredBackup } from '../../restorable.ts';
import { type RedisFacts, serverFileSchema } from '../facts.ts';
import type { ServerState } from '../server/server.ts';

/** How the users of the server differ from those beside the dump. They are never changed by a restore: an RDB holds none. */
export async function compareUsers(
  facts: RedisFacts | undefined,
  backup: StoredBackup,
  state: ServerState,
): Promise<string[]> {
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
