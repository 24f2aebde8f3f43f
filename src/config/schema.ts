import { z } from 'zod';
import { componentNames } from './component-names.ts';
import { duration, waitingTime } from './duration.ts';
import { encryption } from './encryption-schema.ts';
import { type command, market, objectives, probe, services, timeZone, trading } from './recovery-schema.ts';
import { redisRestoreFields } from './redis-restore-schema.ts';
import { retention } from './retention-schema.ts';
import { databaseUrlProblem } from './server-url.ts';
import { stores } from './stores-schema.ts';

const timeout = (text: string) => waitingTime.prefault(text);

/** The message of a URL that is missing or wrong. It never repeats the URL: a password may stand in it. */
const notUrl = (kind: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? 'is missing' : `is not a ${kind} URL`;

const databaseUrl = z
  .string({ error: notUrl('postgresql://') })
  .trim()
  .superRefine((text, context) => {
    const message = databaseUrlProblem(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const redisUrl = z.url({ protocol: /^rediss?$/, error: notUrl('redis:// or rediss://') });
const text = z.string().optional();
const root = z.string().default('.').meta({ description: 'Folder the paths are relative to.' });
const certificateAuthority = text.meta({ description: 'Certificate authority for rediss://, in PEM.' });
const names = z.array(z.string().min(1)).default([]);

const database = z
  .strictObject({
    url: databaseUrl.meta({
      format: 'uri',
      description:
        'Where PostgreSQL is: postgresql://user:password@host:port/database, or postgresql://user@/database?host=/folder for a socket. Of libpq’s parameters these have an effect: sslmode, sslrootcert, sslcert, sslkey, ssl_min_protocol_version, ssl_max_protocol_version, connect_timeout, channel_binding, gssencmode.',
      examples: ['${DATABASE_URL}'],
    }),
    format: z.enum(['auto', 'directory', 'custom', 'plain']).default('auto').meta({
      description:
        'Dump format. auto: directory (parallel) with a client of PostgreSQL 16 or newer that has zstd, else custom. plain gives the guide’s .sql.gz.',
    }),
    jobs: z
      .union([z.literal('auto'), z.int().min(1).max(64)], 'must be auto or a whole number from 1 to 64')
      .default('auto')
      .meta({ description: 'Parallel dump jobs in directory format. auto: one per processor, four at most.' }),
    tables: names.meta({ description: 'Only these tables (pg_dump --table patterns). Empty: all.' }),
    'exclude-tables': names.meta({ description: 'Tables to leave out (pg_dump --exclude-table patterns).' }),
    'lock-wait-timeout': timeout('60s').meta({ description: 'How long to wait for a table lock before trying again.' }),
    timeout: timeout('6h').meta({ description: 'The dump is ended and reported as failed after this long.' }),
    'client-path': text.meta({
      description: 'Folder with pg_dump and pg_restore to use instead of the best installed ones.',
    }),
  })
  .meta({ description: 'The PostgreSQL database.' });

const redis = z
  .strictObject({
    url: redisUrl.meta({
      description: 'Where Redis or Valkey is: redis://user:password@host:port, rediss:// for TLS.',
      examples: ['${REDIS_URL}'],
    }),
    method: z.enum(['auto', 'replication', 'bgsave']).default('auto').meta({
      description:
        'How the RDB is taken. replication: over the network. bgsave: by BGSAVE and reading the file. auto: replication, else bgsave where the file can be read.',
    }),
    'ca-file': certificateAuthority,
    timeout: timeout('30m').meta({ description: 'The transfer is ended and reported as failed after this long.' }),
    ...redisRestoreFields,
  })
  .meta({ description: 'The Redis or Valkey server.' });

const configFiles = z
  .strictObject({
    root,
    paths: z
      .array(z.string().min(1))
      .min(1)
      .meta({
        description: 'Files and folders to keep, relative to root.',
        examples: [['.env', 'docker-compose.yml', 'prometheus/', 'certs/']],
      }),
  })
  .meta({ description: 'Configuration files.' });

const restoreTest = z
  .strictObject({
    database: z
      .strictObject({
        url: databaseUrl.meta({
          format: 'uri',
          description:
            'Staging server to prove the database on: postgresql://user:password@host:port/database, a superuser and any database to connect to. It gets a new database, which is dropped afterwards.',
          examples: ['${RESTORE_TEST_DATABASE_URL}'],
        }),
      })
      .optional()
      .meta({
        description: 'A given PostgreSQL in place of a throwaway one. Refused unless proven not to be production.',
      }),
    redis: z
      .strictObject({
        url: redisUrl.meta({
          description:
            'Staging server to prove Redis on: redis://user:password@host:port. It must be empty, and is emptied afterwards.',
          examples: ['${RESTORE_TEST_REDIS_URL}'],
        }),
        'ca-file': certificateAuthority,
      })
      .optional()
      .meta({ description: 'A given Redis in place of a throwaway one. Refused unless proven not to be production.' }),
  })
  .meta({
    description: 'Where restore tests take place. Without it: in throwaway servers on the machine that runs them.',
  });

const logs = z
  .strictObject({
    root,
    paths: names.meta({
      description: 'Log files, as paths or glob patterns relative to root.',
      examples: [['logs/**']],
    }),
    since: duration.prefault('7d').meta({ description: 'Only files changed within this time.' }),
    containers: names.meta({ description: 'Docker containers whose last lines are kept.' }),
    'container-lines': z
      .int()
      .min(1)
      .default(10_000)
      .meta({ description: 'How many of the last lines of each container and journal unit.' }),
    journal: names.meta({ description: 'systemd units whose journal is kept.' }),
  })
  .meta({ description: 'Application, container and system logs.' });

const state = z
  .strictObject({
    path: z.string().min(1).optional().meta({
      description:
        'Folder for what restores of this host keep: journals, former data, reports. Default: /var/lib/backup-actions where it can be written, else ~/.local/state/backup-actions.',
    }),
  })
  .meta({ description: 'What this host keeps of its own restores, wherever the backups lie.' });

const signing = z
  .strictObject({
    'private-key': text.meta({
      description:
        'ed25519 private key in PEM (also on one line, or with \\n for its line feeds) that signs manifests and proofs. In this file only as a reference to the environment.',
      examples: ['${BACKUP_SIGNING_KEY}'],
    }),
    'public-key': text.meta({
      description:
        'ed25519 public key in PEM that signatures are checked with. Default: the public half of private-key.',
    }),
  })
  .meta({ description: 'Signatures of manifests and proofs.' });

/** backup.yml, described once: types, validation, JSON Schema, docs/configuration.md and inputs come from here. */
export const configSchema = z.strictObject({
  system: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes or underscores, 63 at most')
    .default('trading-system')
    .meta({
      description: 'Name of the protected system. Backups of other systems in the same store are never touched.',
    }),
  timezone: timeZone.meta({
    description:
      'Time zone of the system: for people’s eyes, and for the days, weeks and months of retention. Ids are always UTC.',
    examples: ['Asia/Kolkata'],
  }),
  compression: z
    .enum(['zstd', 'gzip'])
    .default('zstd')
    .meta({ description: 'Codec of the files. gzip with database.format plain gives exactly the guide’s file names.' }),
  database: database.optional(),
  redis: redis.optional(),
  config: configFiles.optional(),
  logs: logs.optional(),
  'may-be-missing': z
    .array(z.enum(componentNames))
    .default([])
    .meta({
      description:
        'Components that may be missing in a backup when they cannot be had. It is made all the same, and says everywhere what is missing and why. Default: none, the backup fails.',
      examples: [['logs']],
    }),
  services: services.prefault({}),
  trading: trading.prefault({}),
  market: market.optional(),
  objectives: objectives.prefault({}),
  checks: z.array(probe).default([]).meta({
    description:
      'Checks after a restore, beside the built-in ones; those with sql also in a restore test, on the throwaway server.',
  }),
  'restore-test': restoreTest.prefault({}),
  stores: stores.prefault({}),
  encryption: encryption.prefault({}),
  retention: retention.prefault({}),
  state: state.prefault({}),
  signing: signing.prefault({}),
});

export type Config = z.output<typeof configSchema>;
export type DatabaseConfig = NonNullable<Config['database']>;
export type RedisConfig = NonNullable<Config['redis']>;
export type ConfigFilesConfig = NonNullable<Config['config']>;
export type LogsConfig = NonNullable<Config['logs']>;
export type Command = z.output<typeof command>;
export type Probe = z.output<typeof probe>;
export type MarketConfig = NonNullable<Config['market']>;
