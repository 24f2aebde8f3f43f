import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { type RedisProduct, type RedisServer, startRedis } from '../redis.ts';
import { temporaryFolder } from '../temp.ts';
import { writeConfig, writeLogs } from './files.ts';
import { fillRedis } from './redis.ts';
import { fillTables } from './rows.ts';
import { databaseStatements, keysAndIndexes, programs, typesAndTables } from './schema.ts';

export { rowCounts, type TableName } from './rows.ts';

export interface TradingSystemOptions {
  /** 1 is a few MB of rows, 100 about 1 GB; fractions are fine. Default 1. */
  readonly scale?: number;
  readonly postgresMajor?: number;
  readonly postgresSettings?: Readonly<Record<string, string>>;
  readonly redisProduct?: RedisProduct;
}

/** The guide's trading system, seeded and running: throwaway servers, configuration and logs in a temporary folder. */
export interface TradingSystem extends AsyncDisposable {
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** The system's folder: `.env`, `docker-compose.yml`, `certs/`, `logs/`, `.github/backup.yml` … */
  readonly folder: string;
  /** `.github/backup.yml` in the folder; it refers to `${DATABASE_URL}` and `${REDIS_URL}`. */
  readonly configFile: string;
  readonly database: 'trading_db';
  /** As trading_user, the owner of the database and no superuser. */
  readonly databaseUrl: string;
  /** As the superuser. */
  readonly adminUrl: string;
  readonly redisUrl: string;
  /** What the workflow gives as environment: DATABASE_URL (the owner's) and REDIS_URL. */
  readonly env: Readonly<Record<'DATABASE_URL' | 'REDIS_URL', string>>;
  /** Must never be seen in a log, an argument list, a manifest or a report. */
  readonly secrets: readonly string[];
  /** Logs of the last 7 days, relative to the folder. */
  readonly recentLogs: readonly string[];
}

export async function startTradingSystem(options: TradingSystemOptions = {}): Promise<TradingSystem> {
  const scale = options.scale ?? 1;
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder('trading-system-')).path;
  const [databasePassword, redisPassword, apiKey, apiSecret] = Array.from({ length: 4 }, () =>
    randomBytes(12).toString('hex'),
  );
  if (!databasePassword || !redisPassword || !apiKey || !apiSecret) throw new Error('no random bytes');

  const postgres = stack.use(
    await startPostgres({
      ...(options.postgresMajor === undefined ? {} : { major: options.postgresMajor }),
      settings: { maintenance_work_mem: '256MB', max_wal_size: '4GB', ...options.postgresSettings },
    }),
  );
  const redis = stack.use(
    await startRedis({
      password: redisPassword,
      ...(options.redisProduct === undefined ? {} : { product: options.redisProduct }),
    }),
  );
  await Promise.all([fillDatabase(postgres, databasePassword, scale), fillRedis(redis, scale)]);
  await writeConfig(folder, { apiKey, apiSecret });
  const recentLogs = await writeLogs(folder, scale);
  const configFile = await writeBackupConfig(folder);

  const kept = stack.move();
  const databaseUrl = `postgresql://trading_user:${databasePassword}@127.0.0.1:${postgres.port}/trading_db`;
  return {
    postgres,
    redis,
    folder,
    configFile,
    database: 'trading_db',
    databaseUrl,
    adminUrl: postgres.url('trading_db'),
    redisUrl: redis.url,
    env: { DATABASE_URL: databaseUrl, REDIS_URL: redis.url },
    secrets: [databasePassword, postgres.password, redisPassword, apiKey, apiSecret],
    recentLogs,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function fillDatabase(server: PostgresServer, password: string, scale: number): Promise<void> {
  for (const statement of databaseStatements(password)) await server.query(statement);
  const asOwner = 'SET ROLE trading_user;';
  const all = [asOwner, typesAndTables, fillTables(scale), keysAndIndexes, programs].join('\n');
  await server.query(all, 'trading_db');
  await server.query('VACUUM ANALYZE', 'trading_db');
}

async function writeBackupConfig(folder: string): Promise<string> {
  const path = join(folder, '.github', 'backup.yml');
  await mkdir(join(folder, '.github'), { recursive: true });
  await writeFile(path, backupConfig);
  return path;
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: references that the program resolves, not this file
const backupConfig = [
  'system: trading-system',
  'timezone: Asia/Kolkata',
  'database:',
  '  url: ${DATABASE_URL}',
  'redis:',
  '  url: ${REDIS_URL}',
  'config:',
  '  paths: [.env, .env.production, docker-compose.yml, prometheus/, grafana/dashboards/, certs/]',
  'logs:',
  '  paths: ["logs/**"]',
  '  since: 7d',
  'stores:',
  '  local:',
  '    path: ./backups',
  '',
].join('\n');
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
