import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TradingSystem } from '../trading-system/index.ts';
import { bash } from './stock.ts';

/** A backup as a team's shell scripts make it: pipes into gzip, checksum files for database and Redis, a small JSON. */
export async function makeGuideBackup(system: TradingSystem, store: string, id: string): Promise<string> {
  const folder = join(store, id);
  const redis = new URL(system.redisUrl);
  await bash(
    `set -o pipefail
    mkdir -p "$FOLDER"/{database,redis,config,logs,metadata}
    "$BIN/pg_dump" --no-password "$URL" | gzip > "$FOLDER/database/trading_db_$ID.sql.gz"
    "$CLI" -p "$PORT" --rdb "$FOLDER/redis/dump.rdb" > /dev/null 2>&1
    gzip -c "$FOLDER/redis/dump.rdb" > "$FOLDER/redis/dump_$ID.rdb.gz"
    rm "$FOLDER/redis/dump.rdb"
    tar czf "$FOLDER/config/config_$ID.tar.gz" .env .env.production docker-compose.yml prometheus grafana certs
    tar czf "$FOLDER/logs/logs_$ID.tar.gz" logs
    (cd "$FOLDER/database" && sha256sum "trading_db_$ID.sql.gz" > "trading_db_$ID.sql.gz.sha256")
    (cd "$FOLDER/redis" && sha256sum "dump_$ID.rdb.gz" > "dump_$ID.rdb.gz.sha256")
    printf '{\\n  "timestamp": "%s",\\n  "type": "full"\\n}\\n' "$ID" > "$FOLDER/metadata/backup_info.json"
    echo "Backup $ID" > "$FOLDER/metadata/backup_summary.txt"
    `,
    {
      cwd: system.folder,
      env: {
        FOLDER: folder,
        ID: id,
        BIN: system.postgres.binDir,
        URL: system.databaseUrl,
        CLI: `${system.redis.product}-cli`,
        PORT: redis.port,
        REDISCLI_AUTH: decodeURIComponent(redis.password),
      },
    },
  );
  return folder;
}

/** Flips one bit in the middle of a file; returns how to undo it. */
export async function flipByte(path: string): Promise<() => Promise<void>> {
  const before = await readFile(path);
  const after = Buffer.from(before);
  const at = Math.floor(after.length / 2);
  after[at] = (after[at] ?? 0) ^ 0x10;
  await writeFile(path, after);
  return () => writeFile(path, before);
}
