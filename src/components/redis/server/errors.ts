import { BackupError, type ErrorCode, messageOf, systemCode } from '../../../lib/errors.ts';

interface Known {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  /** After "Redis at 127.0.0.1:6379". */
  readonly says: string;
  readonly hint?: string;
  readonly retryable?: boolean;
}

export const replicationAcl = '+sync +psync +replconf +ping';

/** What Redis and the network say, and what it means. The first match counts. */
const known: readonly Known[] = [
  {
    pattern: /^(ERR_TLS|ERR_SSL|EPROTO|ERR_OSSL).*(wrong version number|packet length too long)/is,
    code: 'unreachable',
    says: 'does not speak TLS on this port',
    hint: 'Use redis:// or its TLS port.',
  },
  {
    pattern: /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL)/,
    code: 'unreachable',
    says: 'takes no TLS connection',
    hint: 'Give the authority that signed its certificate in redis.ca-file, and use the host name the certificate is for.',
  },
  {
    pattern: /WRONGPASS|invalid password|invalid username-password/i,
    code: 'access-denied',
    says: 'refused the user name or password',
    hint: 'Correct the user and password in redis.url (REDIS_URL). Special characters in them must be percent-encoded.',
  },
  {
    pattern: /without any password configured|no password is set/i,
    code: 'access-denied',
    says: 'has no password, but redis.url gives one',
    hint: 'Remove the password from redis.url, or set one on the server.',
  },
  {
    pattern: /NOAUTH|DENIED/,
    code: 'access-denied',
    says: 'wants a password',
    hint: 'Put it into redis.url as redis://user:password@host:port, from the environment (REDIS_URL).',
  },
  {
    pattern: /NOPERM/,
    code: 'access-denied',
    says: 'does not let the user in redis.url take a copy of it',
    hint: `Give the user these rights: ACL SETUSER <name> ${replicationAcl} +info +config|get +acl|list.`,
  },
  {
    pattern:
      /unknown command.*(P?SYNC)|command .*(P?SYNC).* is not (allowed|supported)|(P?SYNC).*(not allowed|forbidden|disabled)/i,
    code: 'unsupported',
    says: 'does not allow the replication protocol',
    hint: 'Managed services forbid SYNC. Use the snapshots of the service, or redis.method bgsave where the dump file can be read.',
  },
  {
    pattern: /NOMASTERLINK/,
    code: 'unreachable',
    says: 'is a replica that has lost its primary',
    hint: 'Wait until it is in sync again, or back up the primary.',
    retryable: true,
  },
  {
    pattern: /^-?LOADING|LOADING Redis|LOADING Valkey/,
    code: 'unreachable',
    says: 'is still loading its data',
    hint: 'Wait until it has loaded, then run the backup again.',
    retryable: true,
  },
  {
    // ioredis, in its own words.
    pattern: /^Command timed out$/,
    code: 'timeout',
    says: 'takes connections but does not answer',
    hint: 'Look whether it is Redis that listens there and whether it wants TLS (rediss://). If so, it is busy or stopped: find out what keeps it (redis-cli --latency, SLOWLOG GET, its log).',
    retryable: true,
  },
  {
    pattern: /max number of clients/,
    code: 'unreachable',
    says: 'takes no more clients',
    hint: 'Raise maxclients, or find out who keeps so many connections open.',
    retryable: true,
  },
  {
    pattern:
      /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EADDR)|ECONN|ETIMEDOUT|Connection is closed|socket hang up/i,
    code: 'unreachable',
    says: 'cannot be reached',
    hint: 'Check that the server runs, that host and port in redis.url are right, and whether it wants TLS (rediss://).',
    retryable: true,
  },
];

const unknown: Omit<Known, 'pattern'> = { code: 'tool-failed', says: 'answered with an error' };

/** Turns what the client or the server said into an error that says what to do. */
export function redisError(error: unknown, name: string, setting = 'redis.url'): BackupError {
  if (error instanceof BackupError) return error;
  const message = messageOf(error);
  const code = systemCode(error) ?? '';
  const told = code === '' ? message : `${code}: ${message}`;
  const { code: meaning, says, hint, retryable = false } = known.find(({ pattern }) => pattern.test(told)) ?? unknown;
  const renamed = (text: string) =>
    setting === 'redis.url' ? text : text.replaceAll(' (REDIS_URL)', '').replaceAll('redis.url', setting);
  return new BackupError(meaning, renamed(`Redis at ${name} ${says}`), {
    because: [message.includes(code) ? message : told],
    cause: error,
    retryable,
    ...(hint === undefined ? {} : { hint: renamed(hint) }),
  });
}
