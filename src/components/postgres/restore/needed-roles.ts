import type { Check, StoredBackup } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import { type Database, quoteName } from '../server/database.ts';
import { failed, passed } from './checks.ts';
import type { DumpFiles } from './dump-files.ts';
import { namesOf } from './made.ts';
import { globalsOf, missingOf, unquoted, word } from './roles.ts';

/** Objects that a restore into a database of another name does not give to anybody. */
const ownerless = new Set([
  'DATABASE',
  'DATABASE PROPERTIES',
  'ENCODING',
  'STDSTRINGS',
  'SEARCHPATH',
  'COMMENT',
  'ACL',
]);
/** The end of a grant, and for whom default privileges are changed. */
const grantees = new RegExp(
  `(?:\\b(?:TO|FROM|FOR ROLE|AUTHORIZATION) ${word})(?= WITH GRANT OPTION;|;| IN SCHEMA| GRANT| REVOKE)`,
  'g',
);
/** What pg_dump writes above each object: `-- Name: trades; Type: TABLE; Schema: public; Owner: trader`. */
const header = /^-- Name: .*; Type: .*; Schema: .*; Owner: (.+?)(?:; Tablespace: .*)?$/gm;
/** Definitions come before the rows; of a dump that begins with more than this, the rest is not looked at. */
const mostHeadBytes = 16 * 1024 * 1024;

/** Whether the server has the roles that a dump names and no file of the backup brings along. */
export async function checkNeededRoles(
  dump: DumpFiles,
  entries: readonly TocEntry[] | undefined,
  backup: StoredBackup,
  server: Database,
): Promise<Check> {
  const needed = entries === undefined ? await ownersInPlain(dump) : rolesInArchive(entries);
  const brought = await missingOf(server, 'ROLE', await globalsOf(undefined, backup));
  const known = new Set([...(await namesOf(server, 'ROLE')), ...brought]);
  const missing = [...needed].filter((name) => !known.has(name)).sort();
  const partly = entries === undefined ? '; whom it grants privileges to, at its end, is not looked at' : '';
  const name = 'roles-present';
  if (missing.length === 0) return passed(name, `every role the dump names is here${partly}`);
  return failed(
    name,
    `the dump names roles that are not on the server: ${missing.join(', ')}${partly}`,
    `The backup holds no roles. Make them first: ${missing.map((one) => `CREATE ROLE ${quoteName(one)};`).join(' ')}`,
  );
}

export function rolesInArchive(entries: readonly TocEntry[]): Set<string> {
  const roles = new Set<string>();
  for (const { kind, owner, definition = '' } of entries) {
    if (owner !== undefined && owner !== '' && !ownerless.has(kind)) roles.add(owner);
    if (kind !== 'ACL' && kind !== 'DEFAULT ACL') continue;
    for (const role of [...definition.matchAll(grantees)].flatMap(([, name]) => unquoted(name)))
      if (role !== 'PUBLIC' && role !== 'DEFAULT') roles.add(role);
  }
  return roles;
}

/** The owners named before the first row. */
async function ownersInPlain(dump: DumpFiles): Promise<Set<string>> {
  if (dump.format === 'directory') return new Set();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of (await dump.backup.open(dump.file)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostHeadBytes || /^(?:COPY .* FROM stdin;|INSERT INTO )/m.test(chunk.toString('latin1'))) break;
  }
  return ownersInText(Buffer.concat(chunks).toString('utf8'));
}

export function ownersInText(text: string): Set<string> {
  const rows = /^(?:COPY .* FROM stdin;|INSERT INTO )/m.exec(text)?.index ?? text.length;
  const definitions = text.slice(0, rows);
  return new Set(
    [...definitions.matchAll(header)].flatMap(([, owner]) => (owner === undefined || owner === '-' ? [] : [owner])),
  );
}
