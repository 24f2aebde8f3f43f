import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { RedisConfig } from '../../../config/schema.ts';
import type { Connection, Endpoint } from '../../../connections/connection.ts';
import { BackupError } from '../../../lib/errors.ts';

/** Where the server is and how it is entered. */
export interface Target {
  /** As the user wrote it, without secrets: "127.0.0.1:6379". */
  readonly name: string;
  readonly endpoint: Endpoint;
  /** A socket file, in place of the endpoint. */
  readonly socketPath?: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Present for rediss://. */
  readonly tls: ConnectionOptions | undefined;
  /** The setting it comes from, for hints; undefined: redis.url. */
  readonly setting?: string;
}

const defaultPort = 6379;

/** @throws BackupError `invalid-config`, `path-missing` */
export async function findTarget(
  config: Pick<RedisConfig, 'url' | 'ca-file'>,
  connection: Connection,
  setting?: string,
): Promise<Target> {
  const url = new URL(config.url);
  const named = setting ?? 'redis.url';
  const decode = (part: string) => decodePart(part, named);
  if (!/^\/?\d*$/.test(url.pathname)) {
    throw new BackupError('invalid-config', `${named} names a socket file or a folder`, {
      because: [`After host and port it says ${url.pathname}, which is no number of a database.`],
      hint: 'Only TCP is supported: redis://user:password@host:6379. Have the server listen on 127.0.0.1 (port, bind).',
    });
  }
  const host = url.hostname === '' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? defaultPort : Number(url.port);
  return {
    name: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    endpoint: await connection.endpoint(host, port),
    username: url.username === '' ? undefined : decode(url.username),
    password: url.password === '' ? undefined : decode(url.password),
    tls: url.protocol === 'rediss:' ? await tlsOptions(host, config['ca-file'], named) : undefined,
    ...(setting === undefined ? {} : { setting }),
  };
}

function decodePart(text: string, setting: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BackupError('invalid-config', `${setting} could not be read`, {
      because: ['a % in it must be written as %25'],
      hint: 'Write it as redis://user:password@host:6379, with special characters of the password escaped (@ as %40).',
    });
  }
}

/** The certificate is checked against the name in the URL, whatever address leads there. */
async function tlsOptions(host: string, caFile: string | undefined, setting: string): Promise<ConnectionOptions> {
  return {
    ...(caFile === undefined ? {} : { ca: await readAuthority(caFile, setting) }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
  };
}

async function readAuthority(path: string, setting: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new BackupError('path-missing', `The certificate authority file ${path} cannot be read`, {
      cause,
      hint: `Correct ${setting.replace(/url$/, 'ca-file')}.`,
    });
  }
}
