import { identityOf } from '../../facts.ts';
import type { Client } from '../../server/client.ts';
import { readInfo } from '../../server/server.ts';

/** What tells a server and its data set from others. */
export interface Identity {
  /** Of this start of the server. */
  readonly runId: string;
  /** Names of its data set, now and before: a replica has those of its primary. */
  readonly replicationIds: readonly string[];
  readonly role: string;
  readonly replicas: number;
  /** Of a replica. */
  readonly primary: { readonly host: string; readonly port: number } | undefined;
  readonly linkUp: boolean;
  /** It is being given data right now. */
  readonly syncing: boolean;
}

/** Undefined: the user may not ask, or the server does not say. @throws BackupError */
export async function identify(client: Client): Promise<Identity | undefined> {
  const info = await readInfo(client);
  const { run_id: runId, master_replid: id, master_replid2: former, role } = info;
  if (runId === undefined || id === undefined || role === undefined) return undefined;
  return {
    runId,
    replicationIds: meaningful([id, former]),
    role,
    replicas: Number(info.connected_slaves ?? 0),
    primary: info.master_host === undefined ? undefined : { host: info.master_host, port: Number(info.master_port) },
    linkUp: info.master_link_status === 'up',
    syncing: info.master_sync_in_progress === '1' || info.loading === '1',
  };
}

/** The ids of the source in the facts of a backup: of its start then, and of its data set. */
export function recordedIds(facts: unknown): string[] {
  const recorded = identityOf(facts);
  return recorded === undefined ? [] : meaningful([recorded.runId, recorded.rdb.aux['repl-id']]);
}

/** Zeros stand for none. */
function meaningful(ids: readonly (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined && /[^0]/.test(id)).map(String);
}
