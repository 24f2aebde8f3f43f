/** Who a setting is made for. */
export type Level = 'database' | 'role' | 'system';

export interface Setting {
  readonly at: Level;
  readonly name: string;
  /** As SQL has it: `'escape'`, `on`. */
  readonly value: string;
}

/** A database that people have and that a round trip may stumble over. It is always called `app`. */
export interface Entry {
  readonly name: string;
  /** Options of CREATE DATABASE. */
  readonly options?: string;
  /** Run as superuser under PostgreSQL's own defaults; of several, each in a transaction of its own. */
  readonly sql: string | readonly (string | { readonly fails: string })[];
  /** Made after `sql`, so that nothing of the setting up is done under them. */
  readonly settings?: readonly Setting[];
  /** Attributes of the role `keeper`, the owner, by which it is then backed up and restored. Absent: the superuser. */
  readonly keeper?: string;
  /** Settings of a server of its own, with which it starts. */
  readonly server?: Readonly<Record<string, string>>;
  /** Server majors: the first that has it; the last one. */
  readonly since?: number;
  readonly until?: number;
  readonly formats?: readonly ('directory' | 'custom' | 'plain')[];
  /** It needs the locale de_DE.UTF-8, which is made for it. */
  readonly german?: true;
  /** Proved in a throwaway server, as by default, and not on a staging server. */
  readonly throwaway?: true;
  /**
   * Why pg_dump itself does not give back what was: then what it gives is the yardstick, a copy by pg_dump and pg_restore
   * beside it.
   */
  readonly asStock?: string;
  /** Hashes of an enum's labels are others in every database: rows may lie in another partition. */
  readonly rowsMove?: true;
  /** Entries of the dump that PostgreSQL itself cannot make again: "INDEX public.t_g_idx". */
  readonly leftOut?: readonly string[];
}

/** One table with a value in the column `v`. */
export function column(type: string, ...values: readonly string[]): string {
  return `CREATE TABLE t (id serial PRIMARY KEY, v ${type}); ${values.map((value) => `INSERT INTO t (v) VALUES (${value});`).join(' ')}`;
}

type Rest = Omit<Entry, 'name' | 'settings'>;

/** The same database under a setting that is made for the database, the role, and the whole server. */
export function atEveryLevel(name: string, value: string, entry: Rest): Entry[] {
  return (['database', 'role', 'system'] as const).map((level) => at(level, name, value, entry));
}

export function at(level: Level, name: string, value: string, entry: Rest): Entry {
  return allAt(level, `${name} = ${value}`, { [name]: value }, entry);
}

export function allAt(level: Level, name: string, values: Readonly<Record<string, string>>, entry: Rest): Entry {
  const settings = Object.entries(values).map(([setting, value]) => ({ at: level, name: setting, value }));
  return { name: `${name} for the ${level}`, ...entry, settings };
}
