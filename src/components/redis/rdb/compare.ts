import { BackupError } from '../../../lib/errors.ts';
import { formatCount, plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import type { DatabaseSummary, KeySum } from './keyspace.ts';
import { type Kind, kinds } from './types.ts';

/** What two servers, or a server and a backup, are compared by. Facts of a backup and a read dump both are this. */
export type Content = Contents<
  KeySum & { readonly db: number; readonly types: Readonly<Partial<Record<Kind, number | undefined>>> }
>;

/** A read dump with the sums of what outlives its cut-off. */
type LastingContent = Contents<DatabaseSummary>;

const nothing: KeySum = { keys: 0, expires: 0, digest: '0'.repeat(32), timelessDigest: '0'.repeat(32) };

/** Every difference, to the key and the millisecond of its expiry. Empty: equal. */
export function compareContent(expected: Content, found: Content): Difference[] {
  return compareEach(expected, found, (what, wanted, actual) => [
    ...compareSums(what, wanted ?? nothing, actual ?? nothing),
    ...compareTypes(what, wanted?.types ?? {}, actual?.types ?? {}),
  ]);
}

/**
 * Every difference among what outlives the cut-off both were read with: a server drops what has expired, so the rest may
 * be fewer than recorded, never more.
 */
export function compareLasting(expected: LastingContent, found: LastingContent): Difference[] {
  return compareEach(expected, found, (what, wanted, actual) => {
    const more = (actual?.keys ?? 0) > (wanted?.keys ?? 0);
    const surplus = more ? compareSums(what, wanted ?? nothing, actual ?? nothing) : [];
    return surplus.length > 0 ? surplus : compareSums(what, wanted?.lasting ?? nothing, actual?.lasting ?? nothing);
  });
}

interface Contents<Database> {
  readonly databases: readonly Database[];
  readonly functions: { readonly count: number; readonly digest: string };
}

function compareEach<Database extends { readonly db: number }>(
  expected: Contents<Database>,
  found: Contents<Database>,
  compare: (what: string, wanted: Database | undefined, actual: Database | undefined) => Difference[],
): Difference[] {
  const numbers = new Set([...expected.databases, ...found.databases].map(({ db }) => db));
  const differences = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const [wanted, actual] = [expected, found].map(({ databases }) => databases.find(({ db }) => db === number));
      return compare(`redis db ${number}`, wanted, actual);
    });
  return [...differences, ...compareFunctions(expected.functions, found.functions)];
}

function compareSums(what: string, expected: KeySum, found: KeySum): Difference[] {
  if (expected.keys !== found.keys || expected.expires !== found.expires)
    return [{ what, expected: keysOf(expected), found: keysOf(found) }];
  if (expected.digest === found.digest) return [];
  if (expected.timelessDigest === found.timelessDigest) {
    return [{ what, expected: 'the recorded expiry times', found: 'the same keys and values with other expiry times' }];
  }
  const other = `as many keys, but other keys or values (digest ${found.timelessDigest})`;
  return [{ what, expected: `content with digest ${expected.timelessDigest}`, found: other }];
}

type Types = Content['databases'][number]['types'];

function compareTypes(what: string, expected: Types, found: Types): Difference[] {
  return kinds
    .filter((kind) => (expected[kind] ?? 0) !== (found[kind] ?? 0))
    .map((kind) => ({
      what: `${what}, keys of type ${kind}`,
      expected: formatCount(expected[kind] ?? 0),
      found: formatCount(found[kind] ?? 0),
    }));
}

function compareFunctions(expected: Content['functions'], found: Content['functions']): Difference[] {
  if (expected.count !== found.count) {
    return [{ what: 'redis function libraries', expected: String(expected.count), found: String(found.count) }];
  }
  if (expected.digest === found.digest) return [];
  return [{ what: 'redis function libraries', expected: 'the recorded code', found: 'other code' }];
}

/** @throws BackupError `restore-failed` when a server differs from the backup, or what else it was given */
export function requireEqual(
  differences: readonly Difference[],
  { name }: { readonly name: string },
  hint: string,
  given = 'the backup holds',
): void {
  if (differences.length === 0) return;
  const because = inWords(differences);
  throw new BackupError('restore-failed', `Redis at ${name} does not hold what ${given}`, { because, hint });
}

/** For the reasons of an error. */
export function inWords(differences: readonly Difference[]): string[] {
  return differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`);
}

function keysOf(sum: KeySum): string {
  return `${formatCount(sum.keys)} keys, ${formatCount(sum.expires)} of them with expiry`;
}

/**
 * What was found equal between a server and a dump, for people: "26 keys in database 0, 300 in database 1: equal to the
 * dump, by number and digest of keys, values and expiry". What has expired meanwhile is in neither.
 */
export function describeEqual({ databases, functions }: Content): string {
  const keys = databases.map(
    ({ db, keys }, at) => `${at === 0 ? plural(keys, 'key') : formatCount(keys)} in database ${db}`,
  );
  const libraries = functions.count === 0 ? [] : [librariesOf(functions.count)];
  const parts = [...(keys.length === 0 ? ['no keys'] : keys), ...libraries];
  const expired = databases.some(({ expires }) => expires > 0) ? ', less what has expired since' : '';
  return `the server holds ${parts.join(', ')}${expired}: equal to the dump, by number and by digest of every key, value and expiry`;
}

/** "865,000 keys in 2 databases", for people. */
export function describeContent(content: Content): string {
  const keys = content.databases.reduce((sum, one) => sum + one.keys, 0);
  const expiring = content.databases.reduce((sum, one) => sum + one.expires, 0);
  const { count } = content.functions;
  const libraries = count === 0 ? '' : `, ${librariesOf(count)}`;
  return `${plural(keys, 'key')} (${formatCount(expiring)} with expiry) in ${plural(content.databases.length, 'database')}${libraries}`;
}

/** "2 function libraries" */
export function librariesOf(count: number): string {
  return `${formatCount(count)} function ${count === 1 ? 'library' : 'libraries'}`;
}
