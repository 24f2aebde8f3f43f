import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BackupError } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import type { Difference } from '../../restorable.ts';
import { type Definition, PlainDump } from '../archive/plain.ts';
import { encodingIn, parseArchiveHead, type TocEntry } from '../archive/toc.ts';
import type { DatabaseFacts } from '../facts.ts';
import type { DumpFiles } from '../restore/dump-files.ts';
import { restoreToolError } from '../restore/errors.ts';
import { type Place, startProgram } from '../restore/place.ts';
import { pgOptions, rowSettings } from '../server/session-settings.ts';
import { conninfo } from '../server/source.ts';
import { comesByItself, settled } from './fixed-points.ts';
import { shorten, shortenBoth, withoutSecrets } from './shown.ts';

/** Rows, positions of sequences, large objects and what belongs to the database as a whole are compared by themselves. */
const elsewhere =
  /^(TABLE DATA|SEQUENCE SET|BLOBS?|BLOB METADATA|LARGE OBJECTS?|MATERIALIZED VIEW DATA|STATISTICS DATA|DATABASE|DATABASE PROPERTIES|ENCODING|STDSTRINGS|SEARCHPATH)$/;
const ofElsewhere = /^(LARGE OBJECTS?|DATABASE) /;
const attributes = /^(ACL|COMMENT|SECURITY LABEL)$/;

/** What a dump defines, object by object. */
export interface Definitions {
  readonly all: readonly Definition[];
  /** How it was written: only dumps of the same kind and encoding have the same words. */
  readonly format: 'custom' | 'plain';
  readonly encoding: string | undefined;
}

/** @param entries the archive's table of contents; a plain dump has none and is read to its end */
export async function definitionsOf(dump: DumpFiles, entries: readonly TocEntry[] | undefined): Promise<Definitions> {
  if (dump.format === 'plain') return await plainDefinitions(await dump.backup.open(dump.file));
  return archiveDefinitions(entries ?? []);
}

function archiveDefinitions(entries: readonly TocEntry[]): Definitions {
  return { all: entries.filter(isDefinition), format: 'custom', encoding: encodingIn(entries) };
}

async function plainDefinitions(script: AsyncIterable<Buffer>): Promise<Definitions> {
  const reader = new PlainDump();
  try {
    for await (const chunk of script) reader.write(chunk);
    reader.end();
  } finally {
    reader.abandon();
  }
  return { all: reader.definitions.filter(isDefinition), format: 'plain', encoding: reader.encoding };
}

function isDefinition({ kind, name }: Definition): boolean {
  return !elsewhere.test(kind) && !(attributes.test(kind) && ofElsewhere.test(name));
}

/** "table public.trades", "privileges of table trades in public": the object of an entry, for people. */
export function objectName({ kind, schema, name }: Pick<Definition, 'kind' | 'schema' | 'name'>): string {
  if (kind === 'DEFAULT ACL') return `${name.toLowerCase()}${schema === undefined ? '' : ` in ${schema}`}`;
  if (!attributes.test(kind)) return `${kind.toLowerCase()} ${schema === undefined ? '' : `${schema}.`}${name}`;
  const [, type = '', rest = ''] = /^((?:[A-Z]+ )*[A-Z]+) ([\s\S]*)$/.exec(name) ?? ['', '', name];
  const of = kind === 'ACL' ? 'privileges of' : `${kind.toLowerCase()} on`;
  return `${of} ${type.toLowerCase()} ${schema === undefined ? '' : `${schema}.`}${rest}`;
}

/** What pg_dump says of the definitions of a database now, written as those of the backup were. */
export async function dumpDefinitions(
  place: Place,
  like: Omit<Definitions, 'all'>,
  recorded: DatabaseFacts,
): Promise<Definitions> {
  const args = [
    '--schema-only',
    `--format=${like.format}`,
    '--compress=0',
    '--no-password',
    ...(like.encoding === undefined ? [] : [`--encoding=${like.encoding}`]),
    `--dbname=${conninfo(place.source.database)}`,
  ];
  const settings = pgOptions(place.serverMajor, rowSettings(recorded));
  await using tool = await startProgram(place, 'pg_dump', args, { pgOptions: settings, stdout: 'pipe' });
  const output = tool.stdout ?? Readable.from([]);
  const [found] = await Promise.allSettled([like.format === 'plain' ? plainDefinitions(output) : readArchive(output)]);
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0) throw restoreToolError('pg_dump', exit, place);
  if (found.status === 'rejected') throw found.reason;
  return found.value;
}

async function readArchive(output: Readable): Promise<Definitions> {
  const head = parseArchiveHead(await buffer(output));
  if (head === undefined) throw new BackupError('tool-failed', 'pg_dump wrote a table of contents that is cut');
  return archiveDefinitions(head.entries);
}

/**
 * What differs between the definitions of two dumps, both texts shortened to where they differ, secrets masked.
 *
 * @param tablespaces false: what was restored went to the default tablespace on purpose
 */
export function compareDefinitions(
  expected: readonly Definition[],
  found: readonly Definition[],
  tablespaces: boolean,
): Difference[] {
  // Some names say only part of what an object is (operators, casts, classes of several index methods).
  const keyOf = ({ kind, schema, name }: Definition) => JSON.stringify([kind, schema, name]);
  const [were, are] = [Map.groupBy(expected, keyOf), Map.groupBy(found, keyOf)];
  const keys = new Set([...were.keys(), ...are.keys()]);
  return [...keys].flatMap((key) => compareGroup(were.get(key) ?? [], are.get(key) ?? [], tablespaces));
}

function compareGroup(
  expected: readonly Definition[],
  found: readonly Definition[],
  tablespaces: boolean,
): Difference[] {
  const left = [...found];
  const missing = expected.filter((one) => {
    const at = left.findIndex((other) => textOf(other, tablespaces) === textOf(one, tablespaces));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const shown = (one: Definition) => withoutSecrets(one.kind, textOf(one, tablespaces));
  const added = left.slice(missing.length).filter((one) => !comesByItself(one));
  return [
    ...missing.flatMap((was, at) => {
      const [what, is] = [objectName(was), left[at]];
      if (is !== undefined) return [{ what, ...differing(shown(was), shown(is)) }];
      return comesByItself(was) ? [] : [{ what, expected: shown(was), found: 'missing' }];
    }),
    ...added.map((is) => ({ what: objectName(is), expected: 'none', found: `present: ${shorten(shown(is))}` })),
  ];
}

function differing(was: string, is: string): Pick<Difference, 'expected' | 'found'> {
  const [expected, found] = shortenBoth(was, is);
  return { expected, found: expected === found ? `${found} (it differs in a secret)` : found };
}

/**
 * An entry as one text: what is no statement of it (owner, tablespace, access method) at its end. Privileges and comments
 * name the owner of their object, which its own entry does; the schema public has none before 15, and gets no owner back.
 */
function textOf(one: Definition, tablespaces: boolean): string {
  const more = [
    !attributes.test(one.kind) && one.owner && `owner ${one.owner}`,
    tablespaces && one.tablespace && `tablespace ${one.tablespace}`,
    one.accessMethod && `access method ${one.accessMethod}`,
  ].filter((line) => line);
  return [settled(one.definition ?? '', one), ...more].join('\n-- ');
}
