import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type pg from 'pg';
import { BackupError } from '../../../lib/errors.ts';
import type { Source } from './source.ts';
import type { Tls } from './url-parameters.ts';

/**
 * libpq's modes, for the driver. Without a mode: no encryption, where libpq would try it first. On a Unix socket there is
 * never any.
 *
 * @throws BackupError `path-missing`, `invalid-config`
 */
export async function tlsOptions(source: Source): Promise<pg.ClientConfig['ssl']> {
  const { tls, host } = source;
  if (tls.mode === 'disable' || host.startsWith('/')) return false;
  const files = await readFiles(source);
  requireUsable(files, source);
  if (tls.mode === undefined || tls.mode === 'allow' || tls.mode === 'prefer') return false;
  const checked = tls.mode === 'verify-full' || tls.mode === 'verify-ca' || files.ca !== undefined;
  return {
    rejectUnauthorized: checked,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(tls.mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
    ...(tls.oldest === undefined ? {} : { minVersion: tls.oldest }),
    ...(tls.newest === undefined ? {} : { maxVersion: tls.newest }),
    ...files,
  };
}

interface TlsFiles {
  ca?: string;
  cert?: string;
  key?: string;
}

/** What the URL names must be there also where the mode leaves it unused: whoever wrote it counts on it. */
async function readFiles(source: Source): Promise<TlsFiles> {
  const { rootCertificate, certificate, key }: Tls = source.tls;
  const files: TlsFiles = {};
  if (rootCertificate !== undefined && rootCertificate !== 'system')
    files.ca = await readNamed('sslrootcert', rootCertificate, source);
  if (certificate !== undefined) files.cert = await readNamed('sslcert', certificate, source);
  if (key !== undefined) files.key = await readNamed('sslkey', key, source);
  return files;
}

async function readNamed(parameter: string, path: string, { setting = 'database.url' }: Source): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new BackupError('path-missing', `The file ${path}, which ${parameter} names, cannot be read`, {
      cause,
      hint: `Correct ${parameter} in ${setting}, or what this user may read.`,
    });
  }
}

function requireUsable(files: TlsFiles, { setting = 'database.url' }: Source): void {
  try {
    createSecureContext(files);
  } catch (cause) {
    throw new BackupError('invalid-config', `The TLS files that ${setting} names cannot be used`, {
      cause,
      hint: 'sslcert must name a certificate and sslkey its own private key without a passphrase, both in PEM; sslrootcert names the authority’s certificates.',
    });
  }
}
