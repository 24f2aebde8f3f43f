/** Where a field's value goes: into the configuration or into the operation's own request. */
export type FieldTarget = readonly ['config' | 'request', ...string[]];

/**
 * One thing a user may set for an operation, described once: an input of its action, a flag of the command line, and
 * where they exist an environment variable.
 */
export interface Field {
  readonly description: string;
  /** store: see choose-store.ts. days: a duration, of which a bare number counts days. */
  readonly kind: 'text' | 'flag' | 'list' | 'number' | 'store' | 'days';
  readonly to: FieldTarget;
  /** An environment variable of the operations guide; stronger than backup.yml, weaker than an input. */
  readonly env?: string;
  /** An environment variable read only when neither an input nor backup.yml gives a value. For secrets. */
  readonly fallbackEnv?: string;
  readonly secret?: boolean;
  /** What happens without a value, for the documentation. */
  readonly absent?: string;
  readonly choices?: readonly string[];
  /** Another name of its flag on the command line. */
  readonly alias?: string;
  /** The command line takes it as its first bare word: `backupctl verify <backup>`. */
  readonly positional?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

/** Name of the input that names the configuration file; read before all others. */
export const configFileField = 'config';
export const defaultConfigFile = '.github/backup.yml';

/** Fields of operations that read a store. */
export const storeFields = {
  config: {
    description: 'Path of backup.yml, relative to the workspace.',
    kind: 'text',
    to: ['request', 'configFile'],
    absent: `${defaultConfigFile} if it exists; else the inputs alone`,
  },
  system: {
    description: 'Name of the protected system.',
    kind: 'text',
    to: ['config', 'system'],
    absent: 'system of backup.yml, else trading-system',
  },
  store: {
    description:
      'The store to work on: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
    kind: 'store',
    to: ['config', 'stores'],
    env: 'BACKUP_ROOT',
    absent: 'the first one in backup.yml, else the folder ./backups',
  },
  'public-key': {
    description: 'ed25519 public key (PEM) that signatures are checked with.',
    kind: 'text',
    to: ['config', 'signing', 'public-key'],
    fallbackEnv: 'BACKUP_PUBLIC_KEY',
    absent: 'signatures are checked against the key recorded in each backup only',
  },
} as const satisfies Fields;

/** Fields of operations that also write a manifest or a proof. */
export const writerFields = {
  ...storeFields,
  'signing-key': {
    description: 'ed25519 private key (PEM) that signs manifests, proofs and entries of the evidence log.',
    kind: 'text',
    to: ['config', 'signing', 'private-key'],
    fallbackEnv: 'BACKUP_SIGNING_KEY',
    secret: true,
    absent: 'nothing is signed',
  },
} as const satisfies Fields;

/** Fields of operations that read what a backup holds. */
export const keyFields = {
  'identity-files': {
    description: 'Files with private keys that open encrypted backups.',
    kind: 'list',
    to: ['config', 'encryption', 'age', 'identity-files'],
    absent: 'encryption.age.identity-files of backup.yml',
  },
  'age-identity': {
    description: 'Private keys of age (AGE-SECRET-KEY-1…) that open encrypted backups.',
    kind: 'text',
    to: ['config', 'encryption', 'age', 'identity'],
    fallbackEnv: 'BACKUP_AGE_IDENTITY',
    secret: true,
    absent: 'only identity files are used',
  },
} as const satisfies Fields;

/** Fields of operations that reach the protected servers. */
export const sourceFields = {
  'database-url': {
    description: 'postgresql:// URL of the database.',
    kind: 'text',
    to: ['config', 'database', 'url'],
    fallbackEnv: 'DATABASE_URL',
    secret: true,
    absent: 'database.url of backup.yml, else DATABASE_URL of the environment',
  },
  'redis-url': {
    description: 'redis:// or rediss:// URL of Redis or Valkey.',
    kind: 'text',
    to: ['config', 'redis', 'url'],
    fallbackEnv: 'REDIS_URL',
    secret: true,
    absent: 'redis.url of backup.yml, else REDIS_URL of the environment',
  },
} as const satisfies Fields;

/** Fields of operations that prove on given servers. */
export const stagingFields = {
  'staging-database-url': {
    description: 'postgresql:// URL of a staging server to prove the database on, in place of a throwaway one.',
    kind: 'text',
    to: ['config', 'restore-test', 'database', 'url'],
    fallbackEnv: 'RESTORE_TEST_DATABASE_URL',
    secret: true,
    absent: 'restore-test.database.url of backup.yml, else RESTORE_TEST_DATABASE_URL, else a throwaway server',
  },
  'staging-redis-url': {
    description: 'redis:// or rediss:// URL of an empty staging server to prove Redis on, in place of a throwaway one.',
    kind: 'text',
    to: ['config', 'restore-test', 'redis', 'url'],
    fallbackEnv: 'RESTORE_TEST_REDIS_URL',
    secret: true,
    absent: 'restore-test.redis.url of backup.yml, else RESTORE_TEST_REDIS_URL, else a throwaway server',
  },
} as const satisfies Fields;

/** A field for each component, that leaves it out of an operation: "backup-redis", BACKUP_REDIS. */
export function switchFields(
  operation: string,
  names: readonly string[],
  description: (name: string) => string,
): Fields {
  const fields = names.map((name): [string, Field] => {
    const field = `${operation}-${name}`;
    const env = field.replace('-', '_').toUpperCase();
    const to = ['request', 'switches', name] as const;
    return [field, { description: description(name), kind: 'flag', to, env, absent: 'true' }];
  });
  return Object.fromEntries(fields);
}

/** Splits a list as people write it in a workflow: by commas or lines. */
export function splitList(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item.length > 0);
}

/** true/false as people and YAML write them; undefined for anything else. */
export function parseFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(word)) return true;
  if (['false', 'no', 'off', '0'].includes(word)) return false;
  return undefined;
}
