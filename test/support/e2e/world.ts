import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { TradingSystem } from '../trading-system/index.ts';
import { type DatabasePicture, databasePicture, surroundings } from './database-picture.ts';
import { redisPicture } from './redis-picture.ts';

/** All that a restore is about. */
export interface World {
  readonly database: DatabasePicture;
  readonly surroundings: readonly string[];
  readonly redis: readonly string[];
  /** Configuration: one line a file, link or folder. */
  readonly config: readonly string[];
}

const configuration = ['.env', '.env.production', 'docker-compose.yml', 'prometheus', 'grafana', 'certs'];

/** Equal for equal data, whatever they are called inside and whenever they came. */
export async function worldOf(system: TradingSystem): Promise<World> {
  return {
    database: await databasePicture(system.postgres, system.database),
    surroundings: await surroundings(system.postgres, system.database),
    redis: await redisPicture(system.redis),
    config: (await tree(system.folder)).filter((line) => configuration.includes(line.split(/[/|]/)[0] ?? '')),
  };
}

/** Which databases, roles and Redis there are, and every file with its time: whoever restores anything changes one. */
export async function untouched(system: TradingSystem): Promise<unknown> {
  const info = String(await system.redis.command('INFO', 'replication'));
  return {
    databases: await system.postgres.query('SELECT oid, datname, datallowconn FROM pg_database ORDER BY oid'),
    roles: await system.postgres.query('SELECT oid, rolname FROM pg_roles ORDER BY oid'),
    redis: /master_replid:\S+/.exec(info)?.[0],
    role: /role:\S+/.exec(info)?.[0],
    keys: await system.redis.command('DBSIZE'),
    // The evidence log tells of every run that began, also of one that was refused.
    files: (await tree(system.folder, true)).filter((line) => !line.includes('/evidence/')),
  };
}

/** Databases besides those every server has. */
export async function databasesOf({ postgres }: TradingSystem): Promise<string[]> {
  const rows = await postgres.query(
    `SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1') ORDER BY 1`,
  );
  return rows.map(({ datname }) => String(datname));
}

/** Everything below a folder, one line each: path, mode, owner, content; with times if wished. */
export async function tree(folder: string, withTimes = false): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mode, uid, gid, mtimeMs } = await lstat(path);
      const content = entry.isSymbolicLink()
        ? await readlink(path)
        : entry.isFile()
          ? createHash('sha256')
              .update(await readFile(path))
              .digest('hex')
          : '';
      const facts = [path.slice(folder.length + 1), mode.toString(8), uid, gid, content];
      return [...facts, ...(withTimes ? [mtimeMs] : [])].join('|');
    }),
  );
  return lines.sort();
}
