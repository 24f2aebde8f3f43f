import { BackupError, type ErrorCode, messageOf, systemCode } from '../../lib/errors.ts';

interface Known {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  /** After "Redis at 127.0.0.1:6379". */
  readonly says: string;
  readonly hint: string;
  readonly retryable?: boolean;
}

export const replicationAcl = '+sync +psync +replconf +ping';

/** What Redis and the network say, and what it means. The first match counts. */
const known: readonly Known[] = [
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
];

const tlsCodes = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL)/;
const networkCodes = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EADDR)/;

/** Turns what the client or the server said into an error that says what to do. */
export function redisError(error: unknown, name: string, setting = 'redis.url'): BackupError {
  if (error instanceof BackupError) return error;
  const found = translate(error, name);
  if (setting === 'redis.url') return found;
  const renamed = (text: string) => text.replaceAll(' (REDIS_URL)', '').replaceAll('redis.url', setting);
  return new BackupError(found.code, renamed(found.message), {
    because: found.because,
    cause: found.cause,
    retryable: found.retryable,
    ...(found.hint === undefined ? {} : { hint: renamed(found.hint) }),
  });
}

function translate(error: unknown, name: string): BackupError {
  const message = messageOf(error);
  const code = systemCode(error) ?? '';
  if (tlsCodes.test(code)) return tlsError(error, name, code, message);
  const entry = known.find(({ pattern }) => pattern.test(message));
  if (entry !== undefined) {
    const { hint, retryable = false } = entry;
    return new BackupError(entry.code, `Redis at ${name} ${entry.says}`, {
      hint,
      because: [message],
      cause: error,
      retryable,
    });
  }
  if (networkCodes.test(code) || /ECONN|ETIMEDOUT|Connection is closed|socket hang up/i.test(message)) {
    return new BackupError('unreachable', `Redis at ${name} cannot be reached`, {
      hint: 'Check that the server runs, that host and port in redis.url are right, and whether it wants TLS (rediss://).',
      because: [code === '' || message.includes(code) ? message : `${code} ${message}`],
      cause: error,
      retryable: true,
    });
  }
  return new BackupError('tool-failed', `Redis at ${name} answered with an error`, {
    because: [message],
    cause: error,
  });
}

function tlsError(error: unknown, name: string, code: string, message: string): BackupError {
  const plain = /wrong version number|packet length too long/i.test(message);
  return new BackupError('unreachable', `No TLS connection to Redis at ${name}`, {
    hint: plain
      ? 'The server does not speak TLS on this port: use redis:// or its TLS port.'
      : 'Give the authority that signed its certificate in redis.ca-file, and use the host name the certificate is for.',
    because: [`${code}: ${message}`],
    cause: error,
  });
}
