import { z } from 'zod';
import { messageOf } from '../../../lib/errors.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Facts } from '../facts.ts';
import { askTexts, type Database, literal, quoteName } from '../server/database.ts';
import { globalsOf, unquoted, word } from './roles.ts';

const attributes = ['SUPERUSER', 'INHERIT', 'CREATEROLE', 'CREATEDB', 'LOGIN', 'REPLICATION', 'BYPASSRLS'];
const columns: Readonly<Record<string, string>> = { SUPERUSER: 'rolsuper', LOGIN: 'rolcanlogin' };
const roleRow = z.object({
  name: z.string(),
  attributes: z.array(z.string()),
  limit: z.int(),
  until: z.string().nullable(),
});
const memberRow = z.object({ group: z.string(), member: z.string(), admin: z.boolean() });
type Role = z.output<typeof roleRow>;
type Membership = z.output<typeof memberRow>;

const alter = new RegExp(`^ALTER ROLE ${word} WITH (.*)$`, 's');
const grant = new RegExp(`^GRANT ${word} TO ${word}( WITH (?:.*, )?ADMIN (?:OPTION|TRUE))?`);

/**
 * How roles that the server has differ from those of the backup: the restored data would be there, and the application
 * could not log in or read them. They are never changed. Passwords cannot be compared, and are not spoken of.
 */
export async function compareRoles(
  facts: Facts | undefined,
  backup: StoredBackup,
  server: Database,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    return await differences(await globalsOf(facts, backup), server);
  } catch (error) {
    if (signal.aborted) throw error;
    // No reason to keep anybody from restoring.
    return [
      `Whether the roles of the server are as the backup recorded them could not be found out: ${messageOf(error)}`,
    ];
  }
}

async function differences(statements: readonly string[], server: Database): Promise<string[]> {
  if (statements.length === 0) return [];
  const present = new Map((await server.rows(roleRow, rolesSql)).map((role) => [role.name, role]));
  const members = await server.rows(memberRow, membersSql);
  const changes: Change[] = [];
  for (const statement of statements) {
    const recorded = recordedRole(statement);
    const role = recorded && present.get(recorded.name);
    if (recorded !== undefined && role !== undefined) changes.push(...(await compareRole(server, recorded, role)));
    const membership = recordedMembership(statement);
    if (membership !== undefined && present.has(membership.member)) changes.push(...compareMember(membership, members));
  }
  if (changes.length === 0) return [];
  const found = changes.map(({ role, what }) => `${role} ${what}`).join('; ');
  const mend = changes.map(({ statement }) => `${statement};`).join(' ');
  return [
    `Roles of the server are not as the backup recorded them, and stay as they are: ${found}. To make them as recorded: ${mend}`,
  ];
}

interface Change {
  readonly role: string;
  readonly what: string;
  readonly statement: string;
}

const rolesSql = `SELECT rolname AS name, rolconnlimit AS "limit", NULLIF(rolvaliduntil, 'infinity')::text AS until,
    array_remove(ARRAY[${attributes.map((name) => `CASE WHEN ${columns[name] ?? `rol${name}`} THEN '${name}' END`).join(', ')}], NULL) AS attributes
  FROM pg_catalog.pg_roles`;
const membersSql = `SELECT g.rolname AS "group", m.rolname AS member, bool_or(a.admin_option) AS admin
  FROM pg_catalog.pg_auth_members a JOIN pg_catalog.pg_roles g ON g.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
  GROUP BY 1, 2`;

/** `ALTER ROLE trader WITH NOSUPERUSER INHERIT … LOGIN … CONNECTION LIMIT 5 PASSWORD '…' VALID UNTIL '…'` */
function recordedRole(statement: string): Role | undefined {
  const match = alter.exec(statement);
  const [name] = unquoted(match?.[1]);
  if (match?.[2] === undefined || name === undefined) return undefined;
  const until = / VALID UNTIL '([^']*)'$/.exec(match[2])?.[1];
  const words = match[2].replaceAll(/'(?:[^']|'')*'/g, '');
  return {
    name,
    attributes: attributes.filter((attribute) => words.split(/\s+/).includes(attribute)),
    limit: Number(/CONNECTION LIMIT (-?\d+)/.exec(words)?.[1] ?? -1),
    until: until === undefined || until === 'infinity' ? null : until,
  };
}

function recordedMembership(statement: string): Membership | undefined {
  const match = grant.exec(statement);
  const [group, member] = [...unquoted(match?.[1]), ...unquoted(match?.[2])];
  if (group === undefined || member === undefined) return undefined;
  return { group, member, admin: match?.[3] !== undefined };
}

async function compareRole(server: Database, recorded: Role, role: Role): Promise<Change[]> {
  const change = (what: string, option: string): Change => ({
    role: role.name,
    what,
    statement: `ALTER ROLE ${quoteName(role.name)} ${option}`,
  });
  const lost = recorded.attributes.filter((one) => !role.attributes.includes(one));
  const gained = role.attributes.filter((one) => !recorded.attributes.includes(one));
  // As the session writes times: the zone of the one who dumped them may be another.
  const asWritten = 'SELECT $1::timestamptz::text AS text';
  const [was = 'infinity'] = await askTexts(server, asWritten, [recorded.until ?? 'infinity']);
  const is = role.until ?? 'infinity';
  const changes = [
    ...lost.map((one) => change(`is without ${one}`, one)),
    ...gained.map((one) => change(`has ${one}, which it had not`, `NO${one}`)),
  ];
  const { limit } = recorded;
  if (limit !== role.limit)
    changes.push(change(`has CONNECTION LIMIT ${role.limit}, not ${limit}`, `CONNECTION LIMIT ${limit}`));
  if (was !== is) changes.push(change(`is valid until ${is}, not ${was}`, `VALID UNTIL ${literal(was)}`));
  return changes;
}

function compareMember({ group, member, admin }: Membership, members: readonly Membership[]): Change[] {
  const found = members.find((one) => one.group === group && one.member === member);
  if (found !== undefined && (found.admin || !admin)) return [];
  const option = admin ? ' WITH ADMIN OPTION' : '';
  return [
    {
      role: member,
      what: found === undefined ? `is no member of ${group}` : `is a member of ${group} without ADMIN OPTION`,
      statement: `GRANT ${quoteName(group)} TO ${quoteName(member)}${option}`,
    },
  ];
}
