import { BackupError } from '../../../lib/errors.ts';
import type { Check } from '../../restorable.ts';
import type { DatabaseFacts, Facts } from '../facts.ts';
import type { Client } from '../server/clients.ts';
import { quoteName } from '../server/database.ts';
import { describeSource, type Source } from '../server/source.ts';
import type { TargetState } from './target.ts';

/**
 * What is looked at before anything is touched.
 *
 * @param client or why there is none that could do it
 */
export function checkTarget(
  source: Source,
  target: TargetState,
  facts: Facts | undefined,
  client: Client | BackupError,
  wholeDatabase: boolean,
): Check[] {
  return [
    passed('server-reachable', `${describeSource(source)}, PostgreSQL ${target.state.server.version}`),
    checkClient(client),
    ...(facts === undefined ? [] : [checkVersion(facts, target)]),
    ...(wholeDatabase ? [checkSwap(source, target)] : []),
    checkRights(source, target),
    ...(facts === undefined ? [] : [checkLocale(facts.database, target), checkExtensions(facts, target)]),
    ...(target.leftovers.length === 0 ? [] : [passed('leftovers', describeLeftovers(target.leftovers))]),
  ];
}

export function passed(name: string, detail: string): Check {
  return { name, outcome: 'passed', detail };
}

export function failed(name: string, detail: string, hint: string): Check {
  return { name, outcome: 'failed', detail, hint };
}

export function unreachableCheck(source: Source, why: string): Check {
  return failed(
    'server-reachable',
    `${describeSource(source)}: ${why}`,
    'Start the server, or correct database.url. Besides the database itself its user must be able to connect to the database postgres.',
  );
}

function checkClient(client: Client | BackupError): Check {
  const name = 'client-version';
  return client instanceof BackupError
    ? failed(name, client.message, client.hint ?? 'Install postgresql-client of the server’s major version.')
    : passed(name, `pg_restore and psql ${client.version}`);
}

function checkVersion({ server: { version, major } }: Facts, { state: { server } }: TargetState): Check {
  const name = 'server-version';
  const detail = `backup of PostgreSQL ${version}, target ${server.version}`;
  if (server.major >= major) return passed(name, detail);
  return failed(name, detail, `Restore into PostgreSQL ${major} or newer: an older server cannot take this dump.`);
}

function checkSwap({ database }: Source, { obstacles, live, state }: TargetState): Check {
  const name = 'swap-possible';
  const standby = 'the target is a standby: it takes no writes';
  if (state.server.inRecovery) return failed(name, standby, 'Restore into the primary, or promote this one first.');
  if (live === undefined) return passed(name, `${database} does not exist yet`);
  if (obstacles.length === 0) return passed(name, `${database} can be renamed`);
  const detail = `${database} cannot simply be renamed: ${obstacles.join('; ')}`;
  return failed(name, detail, 'Do what is said, or restore single tables into a side database (tables).');
}

function checkRights({ user }: Source, { createDatabases, state }: TargetState): Check {
  const name = 'rights';
  const hint = `ALTER ROLE ${quoteName(user)} CREATEDB; better, restore as a superuser.`;
  if (!createDatabases) return failed(name, `${user} may not create databases`, hint);
  if (state.superuser) return passed(name, `${user} is a superuser`);
  return passed(name, `${user} may create databases, but is no superuser: only what it owns can be restored`);
}

function checkLocale({ collate, ctype, provider, locale }: DatabaseFacts, { locales, state }: TargetState): Check {
  const name = 'locale-available';
  const detail = provider === 'c' ? collate : `${collate}, ${provider === 'i' ? 'ICU' : 'builtin'} ${locale ?? ''}`;
  if (provider === 'b' && state.server.major < 17)
    return failed(name, detail, 'Builtin locales exist since PostgreSQL 17.');
  const known = new Set([...locales, 'C', 'POSIX'].map(plain));
  if (known.has(plain(collate)) && known.has(plain(ctype))) return passed(name, detail);
  const hint = `Generate it on the server’s machine (locale-gen ${collate}) and restart PostgreSQL.`;
  return { name, outcome: 'unknown', detail: `the server does not list the locale ${detail}`, hint };
}

/** "en_US.UTF-8" and "en_US.utf8" are the same locale. */
function plain(locale: string): string {
  return locale.toLowerCase().replaceAll('-', '');
}

function checkExtensions(facts: Facts, { extensions }: TargetState): Check {
  const name = 'extensions-available';
  const needed = facts.extensions.map((extension) => extension.name);
  const missing = needed.filter((one) => !extensions.has(one));
  if (missing.length === 0) return passed(name, needed.join(', ') || 'none needed');
  const detail = `not installed on the server: ${missing.join(', ')}`;
  return failed(name, detail, 'Install their packages on the machine of the server.');
}

function describeLeftovers(commands: readonly string[]): string {
  return `databases of earlier restores are still here; to remove them: ${commands.join(' ; ')}`;
}
