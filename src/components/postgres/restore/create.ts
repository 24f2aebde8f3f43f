import type { TocEntry } from '../archive/toc.ts';
import type { DatabaseFacts } from '../facts.ts';
import { literal, quoteName } from '../server/database.ts';
import { settingStatements } from '../settings.ts';
import { at, type Place } from './place.ts';
import { feedPsql } from './psql.ts';
import { statementsIn } from './statements.ts';

/** What a new database is made like. */
export type Pattern = Pick<DatabaseFacts, 'owner' | 'encoding' | 'collate' | 'ctype' | 'provider' | 'locale'>;

export function createStatement(name: string, pattern: Pattern | undefined): string {
  const base = `CREATE DATABASE ${quoteName(name)} TEMPLATE template0`;
  if (pattern === undefined) return `${base} ENCODING 'UTF8'`;
  const { owner, encoding, collate, ctype, provider, locale } = pattern;
  const own =
    locale === null || provider === 'c'
      ? ''
      : provider === 'i'
        ? ` LOCALE_PROVIDER icu ICU_LOCALE ${literal(locale)}`
        : ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${literal(locale)}`;
  return `${base} OWNER ${quoteName(owner)} ENCODING ${literal(encoding)} LC_COLLATE ${literal(collate)} LC_CTYPE ${literal(ctype)}${own}`;
}

/**
 * Gives a restored database what a dump loses: connection limit, comment, privileges, settings. Values the manifest leaves
 * out because they look like secrets come from the archive itself.
 */
export async function replaySettings(
  place: Place,
  name: string,
  facts: DatabaseFacts,
  archive: readonly TocEntry[] | undefined,
): Promise<void> {
  const script = [...settingStatements(facts), ...secretSettings(facts, archive ?? [])];
  if (script.length > 0)
    await feedPsql(at(place, name), [Buffer.from(`${script.join('\n')}\n`)], { variable: `db=${name}` });
}

/** `ALTER DATABASE trading_db SET "app.api_token" TO 'x';` of the archive, for a database of another name. */
function secretSettings(facts: DatabaseFacts, archive: readonly TocEntry[]): string[] {
  const hidden = new Set(facts.settings.filter(({ value }) => value === null).map(({ name }) => name));
  const statements = archive
    .filter(({ kind }) => kind === 'DATABASE PROPERTIES')
    .flatMap(({ definition = '' }) => statementsIn(definition));
  return statements.flatMap((statement) => {
    const match =
      /^(ALTER DATABASE|ALTER ROLE (.+) IN DATABASE) (?:"(?:[^"]|"")+"|\S+) SET ("(?:[^"]|"")+"|\S+) TO (.*)$/s.exec(
        statement,
      );
    const setting = match?.[3]?.replaceAll('"', '');
    return match === null || setting === undefined || !hidden.has(setting)
      ? []
      : [`${match[1]} :"db" SET ${match[3]} TO ${match[4]};`];
  });
}
