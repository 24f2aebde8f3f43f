import type { Config } from '../config/schema.ts';
import type { Connection } from '../connections/connection.ts';
import type { Log } from '../lib/log.ts';

/** What an operation lends a component while it works. */
export interface Session {
  readonly config: Config;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** The environment of the host; the only source of ambient settings. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private temporary folder (0700), removed when the operation ends. */
  readonly scratch: string;
  now(): Date;
}
