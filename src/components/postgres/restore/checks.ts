import type { Check } from '../../restorable.ts';
import type { Client } from '../clients.ts';
import { quoteName } from '../database.ts';
import type { DatabaseFacts, Facts } from '../facts.ts';
import { describeSource, type Source } from '../source.ts';
import { type Droppable, dropStatements } from './drop.ts';
import type { TargetState } from './target.ts';

/** Why there is no client that could do it. */
export interface Unsuitable {
  readonly problem: string;
  readonly hint: string | undefined;
}

/** What is looked at before anything is touched. */
export function checkTarget(
  source: Source,
  target: TargetState,
  facts: Facts | undefined,
  client: Client | Unsuitable,
  wholeDatabase: boolean,
): Check[] {
  return [
    {
      name: 'server-reachable',
      outcome: 'passed',
      detail: `${describeSource(source)}, PostgreSQL ${target.state.server.version}`,
    },
    checkClient(client),
    ...(facts === undefined ? [] : [checkVersion(facts, target)]),
    ...(wholeDatabase ? [checkSwap(source, target)] : []),
    checkRights(source, target),
    ...(facts === undefined ? [] : [checkLocale(facts.database, target), checkExtensions(facts, target)]),
    ...(target.leftovers.length === 0 ? [] : [checkLeftovers(target.leftovers)]),
  ];
}

export function unreachableCheck(source: Source, why: string): Check {
  return {
    name: 'server-reachable',
    outcome: 'failed',
    detail: `${describeSource(source)}: ${why}`,
    hint: 'Start the server, or correct database.url. Besides the database itself its user must be able to connect to the database postgres.',
  };
}

function checkClient(client: Client | Unsuitable): Check {
  const name = 'client-version';
  if ('problem' in client)
    return {
      name,
      outcome: 'failed',
      detail: client.problem,
      hint: client.hint ?? 'Install postgresql-client of the server’s major version.',
    };
  return { name, outcome: 'passed', detail: `pg_restore and psql ${client.version}` };
}

function checkVersion(facts: Facts, { state }: TargetState): Check {
  const name = 'server-version';
  const detail = `backup of PostgreSQL ${facts.server.version}, target ${state.server.version}`;
  if (state.server.major >= facts.server.major) return { name, outcome: 'passed', detail };
  return {
    name,
    outcome: 'failed',
    detail,
    hint: `Restore into PostgreSQL ${facts.server.major} or newer: an older server cannot take this dump.`,
  };
}

function checkSwap(source: Source, { obstacles, live, state }: TargetState): Check {
  const name = 'swap-possible';
  if (state.server.inRecovery)
    return {
      name,
      outcome: 'failed',
      detail: 'the target is a standby: it takes no writes',
      hint: 'Restore into the primary, or promote this one first.',
    };
  if (live === undefined) return { name, outcome: 'passed', detail: `${source.database} does not exist yet` };
  if (obstacles.length === 0) return { name, outcome: 'passed', detail: `${source.database} can be renamed` };
  return {
    name,
    outcome: 'failed',
    detail: `${source.database} cannot simply be renamed: ${obstacles.join('; ')}`,
    hint: 'Do what is said, or restore single tables into a side database (tables).',
  };
}

function checkRights(source: Source, { createDatabases, state }: TargetState): Check {
  const name = 'rights';
  if (!createDatabases)
    return {
      name,
      outcome: 'failed',
      detail: `${source.user} may not create databases`,
      hint: `ALTER ROLE ${quoteName(source.user)} CREATEDB; better, restore as a superuser.`,
    };
  const detail = state.superuser
    ? `${source.user} is a superuser`
    : `${source.user} may create databases, but is no superuser: only what it owns can be restored`;
  return { name, outcome: 'passed', detail };
}

function checkLocale({ collate, ctype, provider, locale }: DatabaseFacts, { locales, state }: TargetState): Check {
  const name = 'locale-available';
  const detail = provider === 'c' ? collate : `${collate}, ${provider === 'i' ? 'ICU' : 'builtin'} ${locale ?? ''}`;
  if (provider === 'b' && state.server.major < 17)
    return { name, outcome: 'failed', detail, hint: 'Builtin locales exist since PostgreSQL 17.' };
  const known = new Set([...locales, 'C', 'POSIX'].map(plain));
  if (known.has(plain(collate)) && known.has(plain(ctype))) return { name, outcome: 'passed', detail };
  return {
    name,
    outcome: 'unknown',
    detail: `the server does not list the locale ${detail}`,
    hint: `Generate it on the server’s machine (locale-gen ${collate}) and restart PostgreSQL.`,
  };
}

/** "en_US.UTF-8" and "en_US.utf8" are the same locale. */
function plain(locale: string): string {
  return locale.toLowerCase().replaceAll('-', '');
}

function checkExtensions(facts: Facts, { extensions }: TargetState): Check {
  const name = 'extensions-available';
  const missing = facts.extensions.map((extension) => extension.name).filter((one) => !extensions.has(one));
  if (missing.length === 0)
    return { name, outcome: 'passed', detail: facts.extensions.map((one) => one.name).join(', ') || 'none needed' };
  return {
    name,
    outcome: 'failed',
    detail: `not installed on the server: ${missing.join(', ')}`,
    hint: 'Install their packages on the machine of the server.',
  };
}

function checkLeftovers(leftovers: readonly Droppable[]): Check {
  return {
    name: 'leftovers',
    outcome: 'passed',
    detail: `databases of earlier restores are still here; to remove them: ${leftovers.map(dropStatements).join(' ')}`,
  };
}
