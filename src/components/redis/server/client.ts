import { Redis } from 'ioredis';
import { cancelled } from '../../../lib/errors.ts';
import { redisError } from './errors.ts';
import type { Target } from './target.ts';

/** A connection for commands. Answers are as Redis sends them; text is UTF-8. */
export interface Client extends Disposable {
  readonly target: Target;
  /** @throws BackupError translated from the server's answer */
  command(name: string, ...args: string[]): Promise<unknown>;
  /** The same with text or bytes to send; what comes as a string is bytes. */
  bytes(name: string, ...args: (string | Buffer)[]): Promise<unknown>;
}

const connectTimeoutMs = 10_000;
const commandTimeoutMs = 30_000;
/** A server ends a connection that is idle for longer than its `timeout`, which is a second at least. */
const signOfLifeMs = 500;

/** @throws BackupError `unreachable`, `timeout`, `access-denied`, `cancelled` */
export async function connect(target: Target, signal: AbortSignal, answerWithinMs = commandTimeoutMs): Promise<Client> {
  if (signal.aborted) throw cancelled(signal);
  const redis = new Redis({
    ...(target.socketPath === undefined
      ? { host: target.endpoint.host, port: target.endpoint.port }
      : { path: target.socketPath }),
    ...(target.tls === undefined ? {} : { tls: target.tls }),
    protocol: 2,
    lazyConnect: true,
    enableReadyCheck: false,
    disableClientInfo: true,
    connectTimeout: connectTimeoutMs,
    commandTimeout: answerWithinMs,
    retryStrategy: () => null,
  });
  let lastError: unknown;
  redis.on('error', (error: unknown) => {
    lastError ??= error;
  });
  const stop = () => redis.disconnect();
  signal.addEventListener('abort', stop, { once: true });
  const translate = (error: unknown) =>
    signal.aborted ? cancelled(signal) : redisError(lastError ?? error, target.name, target.setting);
  const translated = (error: unknown) => {
    throw translate(error);
  };
  let signsOfLife: NodeJS.Timeout | undefined;
  const close = () => {
    clearInterval(signsOfLife);
    signal.removeEventListener('abort', stop);
    redis.disconnect();
  };
  try {
    await redis.connect();
    if (target.password !== undefined) await redis.call('AUTH', ...credentials(target.username, target.password));
    await redis.call('PING').catch(ignoreRefusal);
  } catch (error) {
    close();
    throw translate(error);
  }
  signsOfLife = setInterval(() => void redis.call('PING').catch(() => {}), signOfLifeMs);
  return {
    target,
    command: (name, ...args) => redis.call(name, ...args).catch(translated),
    bytes: (name, ...args) => redis.callBuffer(name, ...args).catch(translated),
    [Symbol.dispose]: close,
  };
}

export function credentials(username: string | undefined, password: string): string[] {
  return username === undefined ? [password] : [username, password];
}

/** PING is forbidden, renamed, or refused by a server that cannot save; what matters may be allowed all the same. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Error) || !/^(NOPERM|MISCONF|ERR unknown command)/.test(error.message)) throw error;
}
