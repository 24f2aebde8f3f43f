import { formatCount, plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import type { Facts, InventoryFacts, ObjectFacts } from '../facts.ts';
import type { Comparing } from './compare.ts';

/** Every object of the schema, by kind and name. */
export function compareObjects(facts: Facts, found: InventoryFacts, serverMajor: number): Comparing {
  const recorded = facts.inventory;
  const none = { differences: [], compared: [] };
  if (recorded === undefined)
    return { ...none, uncertain: ['the schema was not recorded object by object when the backup was made'] };
  if (!recorded.complete)
    return {
      ...none,
      uncertain: ['tables were left out of the backup, so its schema is not that of the whole database'],
    };
  const sameMajor = facts.server.major === serverMajor;
  const there = new Map([...found.objects, ...(found.subscriptions ?? [])].map((object) => [keyOf(object), object]));
  const differences: Difference[] = [];
  const changed: string[] = [];
  const expected = [...recorded.objects, ...(recorded.subscriptions ?? [])];
  for (const object of expected) {
    const other = there.get(keyOf(object));
    there.delete(keyOf(object));
    const what = `${object.kind} ${object.name}`;
    if (other === undefined) differences.push({ what, expected: 'as recorded', found: 'missing' });
    else if (other.hash !== object.hash && !sameMajor) changed.push(what);
    else if (other.hash !== object.hash)
      differences.push({ what, expected: `as recorded (${object.hash})`, found: `another (${other.hash})` });
  }
  for (const { kind, name } of there.values())
    differences.push({ what: `${kind} ${name}`, expected: 'none', found: 'present' });
  if (!sameMajor) return towardsNewer(differences, changed, facts, serverMajor);
  return {
    differences,
    uncertain: [],
    compared: [`${formatCount(expected.length)} properties of schema objects`],
  };
}

/** Each major version writes some definitions in its own way and has properties of its own. */
function towardsNewer(
  differences: readonly Difference[],
  changed: readonly string[],
  facts: Facts,
  major: number,
): Comparing {
  const lost = differences.filter(({ found }) => found === 'missing');
  const more = differences.filter(({ found }) => found !== 'missing');
  const unsure = [...changed, ...more.map(({ what }) => what)];
  const uncertain =
    unsure.length === 0
      ? []
      : [
          `${plural(unsure.length, 'definition')} read differently in PostgreSQL ${major} than in ${facts.server.major}: ${unsure.slice(0, 5).join('; ')}`,
        ];
  return { differences: lost, uncertain, compared: ['schema objects by name'] };
}

function keyOf({ kind, name }: ObjectFacts): string {
  return `${kind}\n${name}`;
}

export function compareExtensions(facts: Facts, found: Facts['extensions']): Comparing {
  const there = new Map(found.map((extension) => [extension.name, extension]));
  const differences: Difference[] = [];
  const uncertain: string[] = [];
  for (const { name, schema, version } of facts.extensions) {
    const other = there.get(name);
    there.delete(name);
    const what = `extension ${name}`;
    if (other === undefined) differences.push({ what, expected: version, found: 'missing' });
    else if (other.schema !== schema)
      differences.push({ what, expected: `in schema ${schema}`, found: `in ${other.schema}` });
    else if (other.version !== version)
      uncertain.push(`extension ${name} is ${other.version} here, ${version} in the backup`);
  }
  for (const name of there.keys()) differences.push({ what: `extension ${name}`, expected: 'none', found: 'present' });
  return { differences, uncertain, compared: [plural(facts.extensions.length, 'extension')] };
}
