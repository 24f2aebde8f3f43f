import { z } from 'zod';
import { whyUnreadable } from '../lib/errors.ts';
import { parseJson } from '../lib/json.ts';
import type { ReadableStore, Store } from '../stores/store.ts';

const component = z.strictObject({
  component: z.string(),
  /** Written before staging begins, and again before the switch; what undo needs. */
  state: z.record(z.string(), z.json()),
  commands: z.array(z.string()),
  /** staging: only something beside the live data was begun. */
  phase: z.enum(['staging', 'switching', 'switched', 'undone']),
});

const journalSchema = z.strictObject({
  format: z.literal(1),
  restoreId: z.string(),
  system: z.string(),
  backup: z.string(),
  startedAt: z.iso.datetime(),
  status: z.enum(['running', 'done', 'failed', 'undone']),
  /** False when only a side database was made: nothing live was replaced. */
  live: z.boolean(),
  /** Whether services were stopped by this restore and not yet started again. */
  servicesStopped: z.boolean(),
  components: z.array(component),
});
/** What a restore has changed so far, written ahead of each change, so that any later process can put it back. */
export type Journal = z.output<typeof journalSchema>;

const folder = 'restores';

/** A component's record in the journal, from its undo. */
export function journalEntry(
  name: string,
  undo: { readonly state: object; readonly commands: readonly string[] },
  phase: Journal['components'][number]['phase'],
): Journal['components'][number] {
  const plain: unknown = JSON.parse(
    JSON.stringify({ component: name, state: undo.state, commands: undo.commands, phase }),
  );
  return component.parse(plain);
}

/** Folder of a restore in the state of its host: the journal, and what the restore keeps. */
export function restoreFolder(restoreId: string): string {
  return `${folder}/${restoreId}`;
}

/** Where a restore keeps what must outlive it, such as the former Redis data. */
export function keptPath(restoreId: string): string {
  return `${restoreFolder(restoreId)}/kept`;
}

/** By hand, what `restore --undo` does: for the case that this program cannot run. */
export function undoPath(restoreId: string): string {
  return `${restoreFolder(restoreId)}/UNDO.md`;
}

/** Saves the journal, and its commands for people, before anything else happens. */
export async function writeJournal(store: Store, journal: Journal): Promise<void> {
  const text = `${JSON.stringify(journal, undefined, 2)}\n`;
  await store.put(undoPath(journal.restoreId), Buffer.from(undoText(journal)));
  await store.put(`${restoreFolder(journal.restoreId)}/journal.json`, Buffer.from(text));
}

function undoText(journal: Journal): string {
  const chapters = journal.components
    .toReversed()
    .map(({ component: name, phase, commands }) =>
      phase === 'undone'
        ? `## ${name}\n\nIs put back already: there is nothing to do.`
        : `## ${name} (${phase})\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``,
    );
  return `${[
    `# Undo restore ${journal.restoreId} of ${journal.system}`,
    `It began ${journal.startedAt} from backup ${journal.backup} and is ${journal.status}. This does the same as \`backupctl restore --undo ${journal.restoreId} --yes ${journal.system}\`, by hand, in bash, in the order it stands. Stop what uses the data first.`,
    'Passwords are not in here: first `export PGPASSWORD=…` for PostgreSQL and `export REDISCLI_AUTH=…` for Redis, where they have one, and `export REDIS_CONF=…`, the configuration file of Redis, if it is not /etc/redis/redis.conf. Where systemd or Docker supervises Redis, stop and start it with that in place of SHUTDOWN and `redis-server`.',
    ...(chapters.length === 0 ? ['Nothing live was changed yet: there is nothing to undo.'] : chapters),
  ].join('\n\n')}\n`;
}

/** Journals of a system, oldest first, and the ids of those, of whatever system, that cannot be read. */
export async function readJournals(
  store: ReadableStore,
  system: string,
): Promise<{ readonly journals: readonly Journal[]; readonly unreadable: readonly string[] }> {
  const journals: Journal[] = [];
  const unreadable: string[] = [];
  for (const { path } of await store.list(folder)) {
    const id = /^restores\/([^/]+)\/journal\.json$/.exec(path)?.[1];
    if (id === undefined) continue;
    const bytes = await store.readSmall(path).catch(whyUnreadable);
    const journal = bytes instanceof Buffer ? journalSchema.safeParse(parseJson(bytes)).data : undefined;
    if (journal === undefined) unreadable.push(id);
    else if (journal.system === system) journals.push(journal);
  }
  return { journals: journals.sort((a, b) => (a.restoreId < b.restoreId ? -1 : 1)), unreadable };
}
