import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../src/config/document.ts';
import { type Fields, parseFlag, sourceFields, splitList, writerFields } from '../../src/config/fields.ts';
import { loadSettings } from '../../src/config/load.ts';
import { retentionFields } from '../../src/config/retention-fields.ts';
import { configSchema } from '../../src/config/schema.ts';
import { BackupError } from '../../src/lib/errors.ts';

const fields = {
  ...sourceFields,
  ...writerFields,
  kind: { description: '', kind: 'text', to: ['request', 'kind'], env: 'KIND', choices: ['full', 'small'] },
  'dry-run': { description: '', kind: 'flag', to: ['request', 'dryRun'], env: 'DRY_RUN' },
  parts: { description: '', kind: 'list', to: ['request', 'parts'], choices: ['database', 'redis'] },
  count: { description: '', kind: 'number', to: ['request', 'count'] },
  jobs: { description: '', kind: 'number', to: ['config', 'database', 'jobs'] },
  paths: { description: '', kind: 'list', to: ['config', 'config', 'paths'] },
} as const satisfies Fields;

const requestSchema = z.strictObject({
  configFile: z.string().optional(),
  kind: z.string().default('full'),
  dryRun: z.boolean().default(false),
  parts: z.array(z.string()).optional(),
  count: z.int().max(9).optional(),
});

interface Given {
  readonly yml?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly sections?: readonly string[];
}

function load({ yml, inputs = {}, env = {}, sections = ['database', 'redis', 'config', 'stores', 'signing'] }: Given) {
  return loadSettings(
    {
      document: yml === undefined ? undefined : readDocument('backup.yml', yml, env),
      input: (name) => inputs[name],
      env,
      inputLabel: (name) => `input ${name}`,
    },
    fields,
    requestSchema,
    sections,
  );
}

/** The problems of settings that must be refused. */
function problems(given: Given): readonly string[] {
  try {
    load(given);
  } catch (error) {
    if (error instanceof BackupError && error.code === 'invalid-config') return error.because;
    throw error;
  }
  throw new Error('the settings were accepted');
}

const url = 'postgresql://app:pw-of-app@db/trading';

describe('precedence', () => {
  const yml = 'stores: { local: { path: from-file } }';
  const path = (given: Given) => {
    const { local } = load(given).config.stores;
    return local?.kind === 'local' ? local.path : undefined;
  };

  test('an input is stronger than the environment, that than backup.yml, that than the default', () => {
    const env = { BACKUP_ROOT: 'from-env' };
    expect(path({ yml, env, inputs: { store: 'from-input' } })).toBe('from-input');
    expect(path({ yml, env })).toBe('from-env');
    expect(path({ yml })).toBe('from-file');
    expect(path({})).toBe('./backups');
  });

  test('an empty input or variable is none', () => {
    expect(path({ yml, env: { BACKUP_ROOT: '' }, inputs: { store: '' } })).toBe('from-file');
  });

  test('a fallback variable counts only when nothing else gives a value', () => {
    const env = { DATABASE_URL: 'postgresql://fallback/a', OTHER: 'postgresql://other/b' };
    const urlOf = (given: Given) => load({ env, ...given }).config.database?.url;
    expect(urlOf({})).toBe('postgresql://fallback/a');
    expect(urlOf({ yml: 'database: { jobs: 2 }' })).toBe('postgresql://fallback/a');
    expect(urlOf({ yml: 'database:\n  url: ${OTHER}' })).toBe('postgresql://other/b');
    expect(
      problems({ yml: 'database:\n  url: ${MISTYPED}', env: { DATABASE_URL: 'postgresql://fallback/a' } }),
    ).toEqual([expect.stringContaining('MISTYPED')]);
    expect(urlOf({ yml: 'database:\n  url: ${OTHER}', inputs: { 'database-url': url } })).toBe(url);
  });

  test('an input adds to what backup.yml says beside it', () => {
    const { config } = load({ yml: `database: { url: "${url}", format: custom }`, inputs: { jobs: '3' } });
    expect(config.database).toMatchObject({ url, format: 'custom', jobs: 3 });
  });
});

test('no file is needed: three inputs are enough', () => {
  const { config, secrets } = load({
    inputs: { 'database-url': url, 'redis-url': 'redis://:redis-pw@cache:6380', store: '/srv/backups' },
  });
  expect(config).toMatchObject({
    system: 'trading-system',
    compression: 'zstd',
    database: { url, format: 'auto', jobs: 'auto', timeout: 6 * 3_600_000 },
    redis: { url: 'redis://:redis-pw@cache:6380', method: 'auto' },
    stores: { local: { path: '/srv/backups' } },
  });
  expect(config.config).toBeUndefined();
  expect(secrets).toEqual(expect.arrayContaining(['pw-of-app', 'redis-pw']));
});

test('an empty file is as good as none', () => {
  for (const yml of ['', '\n# nothing yet\n', '---\n']) expect(load({ yml }).config.system).toBe('trading-system');
});

describe('problems', () => {
  test('all are reported at once, each where it stands', () => {
    const yml = [
      'system: trading system', // 1
      'timezone: Asia/Kolkatta',
      'database:',
      '  url: ${DATABASE_URL}', // 4
      '  jobs: many',
      '  formatt: custom', // 6
      'redis:',
      '  url: ${REDIS_URL}',
      '  timeout: 60', // 9
      'config:',
      '  paths:',
      '    - .env',
      '    - 7', // 13
      'store:', // 14
      '  local: x',
    ].join('\n');
    const found = problems({ yml, env: { DATABASE_URL: url }, inputs: { 'dry-run': 'perhaps', count: '10' } });
    const starts = [
      'backup.yml:1: system: must be letters',
      'backup.yml:2: timezone: is not a time zone',
      'backup.yml:5: database.jobs: must be auto or a whole number',
      'backup.yml:6: database.formatt: is not a known setting',
      'backup.yml:8: redis.url needs the environment variable REDIS_URL, which is not set',
      'backup.yml:9: redis.timeout: is not a duration',
      'backup.yml:13: config.paths.1: ',
      'backup.yml:14: store: is not a known setting',
      'input dry-run: "perhaps" is neither true nor false',
      'input count: count: ',
    ];
    expect(starts.filter((start) => !found.some((line) => line.startsWith(start)))).toEqual([]);
    expect(found).toHaveLength(starts.length);
  });

  test('a wrong value is laid to the input or variable it came from', () => {
    expect(problems({ inputs: { parts: 'database, mysql' } })).toEqual([
      'input parts: "database, mysql" is not one of database, redis',
    ]);
    expect(problems({ env: { KIND: 'huge' } })).toEqual([
      'environment variable KIND: "huge" is not one of full, small',
    ]);
    expect(problems({ inputs: { 'database-url': url, jobs: '0' } })[0]).toMatch(/^input jobs: database\.jobs: /);
    expect(problems({ inputs: { count: '1.5' } })).toEqual(['input count: "1.5" is not a whole number']);
  });

  test('a database without a URL is said to lack one', () => {
    expect(problems({ inputs: { jobs: '2' } })).toEqual(['settings: database.url: is missing']);
    expect(problems({ yml: 'system: a\ndatabase:\n  jobs: 2' })).toEqual(['backup.yml:2: database.url: is missing']);
  });

  test('a wrong fallback is a problem of the fallback', () => {
    expect(problems({ env: { REDIS_URL: 'http://cache' } })).toEqual([
      'environment variable REDIS_URL: redis.url: is not a redis:// or rediss:// URL',
    ]);
  });

  test('a syntax error is one problem, with its line', () => {
    expect(problems({ yml: 'system: a\nredis:\n\turl: x\n' })).toEqual([expect.stringMatching(/^backup\.yml:3: /)]);
    expect(problems({ yml: '- a\n- b' })).toEqual(['backup.yml:1: must be a mapping of settings']);
    expect(problems({ yml: 'system: a\ntimezone: *zone' })).toEqual([
      expect.stringMatching(/^backup\.yml:2: an alias/),
    ]);
    expect(problems({ yml: 'system: a\n<<: 5' })).toEqual([expect.stringMatching(/^backup\.yml:2: .*merge/)]);
  });

  test('a second document, and aliases that grow without end, are said in our words', () => {
    expect(problems({ yml: 'system: a\n---\nsystem: b\n' })).toEqual([
      expect.stringMatching(/^backup\.yml:[23]: a second document begins here/),
    ]);
    const levels = ['a', 'b', 'c', 'd', 'e', 'f'];
    const bomb = levels.map((name, at) => {
      const item = at === 0 ? 'x' : `*${levels[at - 1]}`;
      return `${name}: &${name} [${Array(9).fill(item).join(', ')}]`;
    });
    expect(problems({ yml: bomb.join('\n') })).toEqual([
      expect.stringMatching(/^backup\.yml:2: aliases .* without end/),
    ]);
    expect(problems({ yml: 'config: &me\n  paths: *me\n' })).toEqual([
      'backup.yml:2: an alias (*name) stands within what it repeats',
    ]);
  });

  test('a key that stands twice is a problem, and the others are found all the same', () => {
    const found = problems({ yml: 'system: a\ntimezone: UTC\nsystem: b\ncolour: red' });
    expect(found).toEqual([
      expect.stringMatching(/^backup\.yml:3: .*unique/),
      'backup.yml:4: colour: is not a known setting',
    ]);
  });

  test('a reference without quotes between braces is explained', () => {
    const found = problems({
      yml: 'system: a\ndatabase: { url: ${DATABASE_URL}, jobs: 2 }',
      env: { DATABASE_URL: url },
    });
    expect(found).toEqual([expect.stringMatching(/^backup\.yml:2: .*in quotes/)]);
  });
});

test('market hours that would never count as open are refused', () => {
  const market = (open: string, close: string) => ({ yml: `market: { open: "${open}", close: "${close}" }` });
  expect(problems(market('18:00', '17:00'))).toEqual([
    expect.stringContaining('market.close: must be later than open'),
  ]);
  expect(load(market('09:15', '15:30')).config.market?.close).toBe('15:30');
});

describe('references', () => {
  test('variables are put in, also inside a text and in lists; $${ stays', () => {
    const yml = 'config:\n  root: /srv/${WHO}/${WHO}\n  paths: ["${WHO}.env", "$${WHO}", "$WHO"]';
    const { config } = load({ yml, env: { WHO: 'bot' } });
    expect(config.config).toEqual({ root: '/srv/bot/bot', paths: ['bot.env', '${WHO}', '$WHO'] });
  });

  test('what a variable holds is not looked at again', () => {
    const { config } = load({ yml: 'config: { paths: ["${A}"] }', env: { A: '${B}', B: 'no' } });
    expect(config.config?.paths).toEqual(['${B}']);
  });

  test('a variable that is not set matters only where the operation needs it', () => {
    const yml = 'redis:\n  url: ${REDIS_URL}\ndatabase:\n  url: ${DATABASE_URL}\n';
    const { config } = load({ yml, sections: ['stores'] });
    expect([config.redis, config.database]).toEqual([undefined, undefined]);
    expect(problems({ yml, sections: ['database'] })).toEqual([
      'backup.yml:4: database.url needs the environment variable DATABASE_URL, which is not set',
    ]);
  });

  test('the name of the system never falls back to the default because a variable is not set', () => {
    expect(problems({ yml: 'system: ${SYSTEM}', sections: ['stores'] })).toEqual([
      'backup.yml:1: system needs the environment variable SYSTEM, which is not set',
    ]);
  });
});

describe('a database URL', () => {
  const urlOf = (text: string) => load({ inputs: { 'database-url': text } }).config.database?.url;

  test('may have the form that libpq gives a socket', () => {
    const text = 'postgresql://trader:pw-of-socket@/db?host=/run/postgresql';
    expect(urlOf(`${text}\n`)).toBe(text);
    expect(load({ inputs: { 'database-url': text } }).secrets).toContain('pw-of-socket');
  });

  test('of several hosts is told what to write', () => {
    for (const text of ['postgresql://u:geheim@h1:1,h2:2/db', 'postgresql://u:geheim@/db?host=h1,h2']) {
      const found = problems({ inputs: { 'database-url': text } });
      expect(found).toEqual([expect.stringMatching(/database\.url: names several hosts; .*user:password@host:5432/)]);
      expect(found[0]).not.toContain('geheim');
    }
  });
});

describe('secrets', () => {
  const secret = 'geheim-77';

  test('a password in the file is worth a warning, once, without the password', () => {
    const yml = [
      'database:',
      `  url: postgresql://u:${secret}@h/db`, // 2
      'redis:',
      `  url: redis://:${secret}@\${HOST}`, // 4
      'restore-test:',
      `  database: { url: "postgresql://u@/db?host=/run&password=${secret}" }`, // 6
      'checks:',
      `  - { name: up, url: "https://u:${secret}@h/" }`, // 8
    ].join('\n');
    const { warnings } = load({ yml, env: { HOST: 'cache' } });
    expect(warnings).toEqual([
      expect.stringMatching(/^backup\.yml:2: database\.url: a password stands in the file.*\$\{DATABASE_URL\}/),
      expect.stringMatching(/^backup\.yml:4: redis\.url: .*\$\{REDIS_URL\}/),
      expect.stringMatching(/^backup\.yml:6: restore-test\.database\.url: .*\$\{RESTORE_TEST_DATABASE_URL\}/),
      expect.stringMatching(/^backup\.yml:8: checks\.0\.url: /),
    ]);
    expect(warnings.join('\n')).not.toContain(secret);
  });

  test('what comes from the environment is not warned of', () => {
    const yml =
      'database: { url: "${DATABASE_URL}" }\nredis: { url: "rediss://u:${PW}@h" }\nsigning: { private-key: "${K}" }\ntrading: { url: "https://h/" }';
    const env = { DATABASE_URL: url, PW: secret, K: 'pem of mine' };
    expect(load({ yml, env }).warnings).toEqual([]);
    expect(load({ env: { DATABASE_URL: url } }).warnings).toEqual([]);
    const asParameter = 'database: { url: "postgresql://h/db?password=${PW}" }';
    expect(load({ yml: asParameter, env }).warnings).toEqual([]);
    expect(load({ yml: 'redis: { url: "redis://u:$${PW}@h" }', env }).warnings).toHaveLength(1);
  });

  test('a private key in the file is a warning, without being shown, and keeps nobody from a restore', () => {
    const yml = `system: a\nsigning:\n  private-key: |\n    -----BEGIN PRIVATE KEY-----\n    ${secret}\n`;
    const { warnings } = load({ yml });
    expect(warnings).toEqual([
      expect.stringMatching(/^backup\.yml:3: signing\.private-key: .*stands in the file.*\$\{BACKUP_SIGNING_KEY\}/),
    ]);
    expect(warnings.join()).not.toContain(secret);
  });

  test('no problem repeats one', () => {
    const texts: Given[] = [
      { inputs: { 'database-url': `mysql://u:${secret}@h/db` } },
      { inputs: { 'database-url': `postgresql://u:${secret}@h:port/db` } },
      { inputs: { 'redis-url': `redis://${secret}@h:99999` } },
      { yml: `database: { url: "http://u:${secret}@h" }` },
      { yml: 'redis:\n  url: ${R}', env: { R: secret } },
      { yml: 'redis:\n  url: redis://h\n  timeout: ${R}\n  method: ${R}', env: { R: secret } },
      { yml: 'compression: ${R}\nsystem: " ${R}"\ntimezone: ${R}', env: { R: secret } },
      { yml: `system: a\n"${secret}` },
      { yml: `redis: { url: redis://h ] ${secret} }` },
      { yml: `redis:\n  url: *${secret}` },
      { yml: `[a]: [b]: ${secret}` },
      { yml: `redis:\n  url: redis://h\n ${secret}` },
    ];
    for (const given of texts) {
      const found = problems(given);
      expect(found.length).toBeGreaterThan(0);
      expect(found.join('\n')).not.toContain(secret);
    }
  });

  test('passwords are known in every form a tool may print', () => {
    const env = { DATABASE_URL: 'postgresql://u:p%40ss"w@h/db?sslpassword=key%20pw' };
    const { secrets } = load({ env });
    expect(secrets).toEqual(expect.arrayContaining(['p%40ss"w', 'p@ss"w', 'p%40ss%22w', 'key pw', 'key%20pw']));
  });

  test('a password in the URL of a check is one', () => {
    const yml = 'trading: { url: "https://u:of-trading@h/" }\nchecks: [{ name: up, url: "https://u:of-check@h/" }]';
    expect(load({ yml }).secrets).toEqual(expect.arrayContaining(['of-trading', 'of-check']));
  });

  test('what a command takes from a variable with a telling name is one', () => {
    const yml = 'services: { stop: ["stop ${API_TOKEN} ${PROJECT} ${DB_PASS}"] }';
    const env = { API_TOKEN: 'tok-123456', PROJECT: 'trading-system', DB_PASS: 'short' };
    expect(load({ yml, env }).secrets).toEqual(['tok-123456']);
  });

  test('a private key of the file is one under any name, a public key under none', () => {
    const yml = 'signing: { private-key: "${MINE}", public-key: "${BACKUP_PUBLIC_KEY}" }';
    expect(load({ yml, env: { MINE: 'pem of mine', BACKUP_PUBLIC_KEY: 'pem for all' } }).secrets).toEqual([
      'pem of mine',
    ]);
  });

  test('a private key is one; a word too common to hide is not', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----';
    const { secrets } = load({ env: { BACKUP_SIGNING_KEY: key, DATABASE_URL: 'postgresql://u:ab@h/db' } });
    expect(secrets).toEqual([key]);
  });
});

test('lists are split at commas and lines, flags are read as people write them', () => {
  expect(splitList(' a, b\n\nc d ,,')).toEqual(['a', 'b', 'c d']);
  expect(['true', 'Yes', ' on ', '1'].map(parseFlag)).toEqual([true, true, true, true]);
  expect(['false', 'NO', 'off', '0'].map(parseFlag)).toEqual([false, false, false, false]);
  expect(['', 'maybe', '2'].map(parseFlag)).toEqual([undefined, undefined, undefined]);
  const { request } = load({ inputs: { parts: 'database\nredis', 'dry-run': 'yes', count: ' 4 ' } });
  expect(request).toMatchObject({ parts: ['database', 'redis'], dryRun: true, count: 4 });
});

describe('retention', () => {
  const retention = (yml: string | undefined, env: Readonly<Record<string, string>> = {}) =>
    loadSettings(
      {
        document: yml === undefined ? undefined : readDocument('backup.yml', yml, env),
        input: (name) => (name === 'retention-monthly' ? '1.5d' : undefined),
        env,
        inputLabel: (name) => `input ${name}`,
      },
      retentionFields,
      z.strictObject({}),
      [],
    ).config.retention;
  const day = 86_400_000;

  test('is the guide’s without any setting', () => {
    expect(configSchema.parse({}).retention).toEqual({
      incremental: day,
      daily: 7 * day,
      weekly: 30 * day,
      monthly: 90 * day,
      'pre-deployment': 30 * day,
      'keep-last': 3,
    });
  });

  test('a bare number in RETENTION_DAILY is days, as in the guide; elsewhere a unit is needed', () => {
    const env = { RETENTION_DAILY: '3', RETENTION_WEEKLY: ' 60d ' };
    expect(retention('retention: { daily: 5d, keep-last: 1 }', env)).toMatchObject({
      daily: 3 * day,
      weekly: 60 * day,
      monthly: 1.5 * day,
      'keep-last': 1,
    });
    expect(() => retention('retention: { daily: 5 }')).toThrow();
  });

  test.each(['0', '0d', '-1', 'for ever', '7 days'])('RETENTION_DAILY=%s is refused', (value) => {
    expect(() => retention(undefined, { RETENTION_DAILY: value })).toThrow(
      expect.objectContaining({
        because: [expect.stringContaining('environment variable RETENTION_DAILY: retention.daily:')],
      }),
    );
  });

  test('none of the newest may be given up', () => {
    expect(() => retention('retention: { keep-last: 0 }')).toThrow();
  });
});
