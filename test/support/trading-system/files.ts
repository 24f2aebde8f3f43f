import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const dayMs = 86_400_000;

/** Values that look like secrets and must never be seen outside the archive. */
export interface ConfigSecrets {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The configuration the guide lists, in `folder`, with names and links as people make them. */
export async function writeConfig(folder: string, secrets: ConfigSecrets): Promise<void> {
  const env = (live: boolean) =>
    `ENVIRONMENT=${live ? 'production' : 'development'}\nTRADING_ENABLED=false\nAPI_KEY=${secrets.apiKey}\nAPI_SECRET=${secrets.apiSecret}\n`;
  await put(folder, '.env', env(false), 0o600);
  await put(folder, '.env.production', env(true), 0o600);
  await put(folder, 'docker-compose.yml', compose);
  await put(folder, 'prometheus/prometheus.yml', prometheus);
  await put(folder, 'prometheus/rules/trading alerts.yml', 'groups: []\n');
  await put(folder, 'grafana/dashboards/overview.json', '{"title":"Overview","panels":[]}\n');
  await put(folder, "grafana/dashboards/trader's view — ₹.json", '{"title":"P&L","panels":[]}\n');
  await put(folder, 'grafana/dashboards/-latency.json', '{"title":"Latency","panels":[]}\n');
  await mkdir(join(folder, 'grafana/dashboards/empty folder'));
  await createCertificate(join(folder, 'certs'));
  await symlink('trading.crt', join(folder, 'certs', 'current.crt'));
}

/** Logs of different ages; those older than 7 days are not part of a backup by default. Returns the young ones. */
export async function writeLogs(folder: string, scale: number, now = Date.now()): Promise<readonly string[]> {
  const lines = Math.max(20, Math.round(5_000 * scale));
  const logs: readonly (readonly [name: string, ageDays: number])[] = [
    ['trading.log', 0],
    ['trading.log.1', 1],
    ['api/access.log', 0.1],
    ['api/slow queries.log', 3],
    ['strategies/momentum-σ.log', 6],
    ['trading.log.2', 9],
    ['archive/2026-08.log', 90],
  ];
  for (const [name, ageDays] of logs) {
    const path = await put(folder, `logs/${name}`, logText(name, lines));
    const at = new Date(now - ageDays * dayMs);
    await utimes(path, at, at);
  }
  return logs.filter(([, ageDays]) => ageDays < 7).map(([name]) => `logs/${name}`);
}

async function put(folder: string, name: string, text: string, mode = 0o644): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

async function createCertificate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'trading.key'];
  const args = ['req', '-x509', ...key, '-out', 'trading.crt', '-days', '30', '-subj', '/CN=trading.example'];
  await run('openssl', args, { cwd: folder });
  await chmod(join(folder, 'trading.key'), 0o600);
}

function logText(name: string, lines: number): string {
  const levels = ['INFO', 'INFO', 'INFO', 'WARN', 'ERROR'];
  return Array.from({ length: lines }, (_, at) => {
    const clock = new Date(Date.UTC(2026, 10, 20, 3, 45) + at * 750).toISOString();
    return `${clock} ${levels[at % levels.length]} ${name} order=${(at * 7919) % 100_003} latency=${(at * 31) % 400}ms\n`;
  }).join('');
}

const compose = `services:
  trading-system:
    image: trading-system:latest
    env_file: .env.production
    depends_on: [trading-postgres, trading-redis]
  trading-postgres:
    image: postgres:17
  trading-redis:
    image: redis:8
`;

const prometheus = `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: trading-system
    static_configs:
      - targets: [trading-system:8000]
`;
