import { z } from 'zod';
import type { Database } from '../../connect.ts';

export interface Identity {
  /** Made by initdb, and the same in every physical copy. Undefined: the user may not read it. */
  readonly identifier: string | undefined;
  readonly version: string;
  readonly major: number;
  readonly recovering: boolean;
  /** A pooler stands before the server: each statement may be run by another of its processes. */
  readonly pooled: boolean;
}

const stateRow = z.object({
  version: z.coerce.number(),
  recovering: z.boolean(),
  readable: z.boolean(),
  process: z.int(),
});
const identifierRow = z.object({ identifier: z.string() });

export async function identify(database: Database): Promise<Identity> {
  const [row] = await database.rows(
    stateRow,
    `SELECT current_setting('server_version_num') AS version, pg_catalog.pg_is_in_recovery() AS recovering,
       pg_catalog.pg_backend_pid() AS process,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS readable`,
  );
  const { version, recovering, readable, process } = stateRow.parse(row);
  const sql = 'SELECT system_identifier::text AS identifier FROM pg_catalog.pg_control_system()';
  const [control] = readable ? await database.rows(identifierRow, sql) : [];
  const major = Math.floor(version / 10_000);
  return {
    identifier: control?.identifier,
    version: `${major}.${version % 10_000}`,
    major,
    recovering,
    // A pooler gives out numbers of its own: it takes the requests to cancel that name them.
    pooled: database.process !== process,
  };
}
