import { plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import type { DatabaseFacts, Facts } from '../facts.ts';
import { type Comparing, nothing } from './comparing.ts';

/** What belongs to a database as a whole. Its name and size may differ. */
export function compareDatabaseFacts(recorded: DatabaseFacts, found: DatabaseFacts): Comparing {
  const differences: Difference[] = [];
  const compare = (what: string, expected: string, now: string) => {
    if (expected !== now) differences.push({ what: `database ${what}`, expected, found: now });
  };
  compare('owner', recorded.owner, found.owner);
  compare('encoding', recorded.encoding, found.encoding);
  compare('locale', localeOf(recorded), localeOf(found));
  compare('connection limit', String(recorded.connectionLimit), String(found.connectionLimit));
  compare('comment', recorded.comment ?? 'none', found.comment ?? 'none');
  compare('privileges', privilegesOf(recorded), privilegesOf(found));
  const there = new Map(found.settings.map((setting) => [nameOf(setting), setting.value]));
  const uncertain: string[] = [];
  for (const setting of recorded.settings) {
    const name = nameOf(setting);
    const value = there.has(name) ? there.get(name) : 'missing';
    if (!there.has(name) && setting.value === null)
      uncertain.push(`${name}: its value looks like a secret and is not in the backup`);
    else compare(`setting ${name}`, setting.value ?? 'not recorded', value ?? 'not recorded');
    there.delete(name);
  }
  for (const name of there.keys())
    differences.push({ what: `database setting ${name}`, expected: 'none', found: 'present' });
  return {
    ...nothing,
    definitions: differences,
    uncertain,
    compared: ['owner, privileges and settings of the database'],
  };
}

function localeOf({ collate, ctype, provider, locale }: DatabaseFacts): string {
  return [collate, ctype, provider, locale ?? ''].join(' ').trim();
}

function nameOf({ role, name }: DatabaseFacts['settings'][number]): string {
  return role === null ? name : `${name} of role ${role}`;
}

/** Null stands for the default; a list that says the default is no difference. */
function privilegesOf({ privileges, owner }: DatabaseFacts): string {
  const defaults = ['CONNECT', 'TEMPORARY'].map((privilege) => `PUBLIC ${privilege}`);
  const owners = ['CONNECT', 'CREATE', 'TEMPORARY'].map((privilege) => `${owner} ${privilege}`);
  const lines = privileges?.map(
    ({ grantee, privilege, grantable }) =>
      `${grantee ?? 'PUBLIC'} ${privilege}${grantable ? ' with grant option' : ''}`,
  );
  return [...(lines ?? [...defaults, ...owners])].sort().join(', ');
}

/** Those of the backup are there. (One that is there besides is a definition of its own, unless CREATE DATABASE brings it.) */
export function compareExtensions({ extensions }: Pick<Facts, 'extensions'>, found: Facts['extensions']): Comparing {
  const there = new Map(found.map((extension) => [extension.name, extension]));
  const definitions: Difference[] = [];
  const uncertain: string[] = [];
  for (const { name, schema, version } of extensions) {
    const other = there.get(name);
    const what = `extension ${name}`;
    if (other === undefined) definitions.push({ what, expected: version, found: 'missing' });
    else if (other.schema !== schema)
      definitions.push({ what, expected: `in schema ${schema}`, found: `in ${other.schema}` });
    else if (other.version !== version)
      uncertain.push(`extension ${name} is ${other.version} here, ${version} in the backup`);
  }
  return { ...nothing, definitions, uncertain, compared: [plural(extensions.length, 'extension')] };
}
