import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { StoreConfigOf } from '../../src/config/stores-schema.ts';

/** The account that every emulator has; its key is published. */
export const account = 'devstoreaccount1';
export const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Azurite extends AsyncDisposable {
  /** Address of the account. */
  readonly endpoint: string;
  container(name: string): ContainerClient;
  /** Makes a container. */
  make(): Promise<{ readonly name: string; readonly client: ContainerClient }>;
}

const script = find();
/** In CI it must be there. */
export const withoutAzurite = script === undefined && process.env.CI === undefined;

function find(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js');
  } catch {
    return undefined;
  }
}

/**
 * Microsoft's emulator of Azure Blob Storage. It checks signatures, SAS, conditions and checksums as the service does.
 *
 * @param tls files of a certificate and its key; it then takes tokens too, whose signatures it does not check
 */
export async function startAzurite(tls?: { readonly cert: string; readonly key: string }): Promise<Azurite> {
  if (script === undefined) throw new Error('azurite is not installed: run npm ci');
  // It knows older versions of the protocol only than the one that the client speaks.
  const options = ['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', '--silent'];
  const place = ['--blobHost', '127.0.0.1', '--blobPort', '0'];
  const secure = tls === undefined ? [] : ['--oauth', 'basic', '--cert', tls.cert, '--key', tls.key];
  const server = spawn(process.execPath, [script, ...place, ...options, ...secure], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /listens on (https?:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(`${address}/${account}`);
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`azurite ended: ${said}`)));
  });
  const container = (name: string) =>
    new ContainerClient(`${endpoint}/${name}`, new StorageSharedKeyCredential(account, accountKey));
  let made = 0;
  return {
    endpoint,
    container,
    make: async () => {
      made += 1;
      const name = `backups-${made}`;
      const client = container(name);
      await client.create();
      return { name, client };
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      if (server.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit');
    },
  };
}

/** Settings of a store in a container of it. */
export function azuriteConfig(
  container: string,
  { endpoint }: { readonly endpoint: string },
  more: Partial<StoreConfigOf<'azure'>> = {},
): StoreConfigOf<'azure'> {
  return { kind: 'azure', container, prefix: '', account, endpoint, 'account-key': accountKey, ...more };
}
