import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { azureStore } from '../../src/stores/azure/index.ts';
import { type Azurite, startAzurite, withoutAzurite } from '../support/azurite.ts';
import { temporaryFolder } from '../support/temp.ts';

type Env = Readonly<Record<string, string>>;
const client = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_ID: 'client' };

describe.skipIf(withoutAzurite)('azure without key and SAS', () => {
  let azurite: Azurite;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let tokens: Awaited<ReturnType<typeof startTokenServer>>;

  beforeAll(async () => {
    folder = await temporaryFolder('azure-');
    tokens = await startTokenServer();
    const [cert, key] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const files = ['-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    });
    setDefaultCACertificates([...getCACertificates(), await readFile(cert, 'utf8')]);
    azurite = await startAzurite({ cert, key });
  });
  afterAll(async () => {
    await azurite?.[Symbol.asyncDispose]();
    await tokens?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  const open = (container: string, env: Env) => {
    const config = { kind: 'azure', container, prefix: '', endpoint: azurite.endpoint } as const;
    const signal = new AbortController().signal;
    const none = { PATH: folder.path, AZURE_POD_IDENTITY_AUTHORITY_HOST: `${tokens.url}/none` };
    const around = { signal, log: { debug: () => {}, warning: () => {} }, env: { ...none, ...env } };
    return azureStore('offsite', config, around);
  };

  const serverEnv = (env: Env) =>
    Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace('TOKENS', tokens.url)]));

  test.each<readonly [string, Env]>([
    ['the secret of a client', { ...client, AZURE_CLIENT_SECRET: 'secret', AZURE_AUTHORITY_HOST: 'TOKENS/' }],
    [
      'the OIDC of GitHub',
      {
        ...client,
        AZURE_AUTHORITY_HOST: 'TOKENS',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'TOKENS/github?api-version=2.0',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner',
      },
    ],
    ['a managed identity', { AZURE_POD_IDENTITY_AUTHORITY_HOST: 'TOKENS/machine' }],
    ['that of a service', { IDENTITY_ENDPOINT: 'TOKENS/service', IDENTITY_HEADER: 'header' }],
  ])('%s opens a store', async (_what, env) => {
    const { name } = await azurite.make();
    const store = open(name, serverEnv(env));
    await store.put('a/x', Buffer.from('content'));
    expect((await store.readSmall('a/x'))?.toString()).toBe('content');
  });

  test('a federated token is read again when the token it gave has expired', async () => {
    const { name } = await azurite.make();
    const file = join(folder.path, 'federated');
    const env = { ...client, AZURE_AUTHORITY_HOST: `${tokens.url}/short`, AZURE_FEDERATED_TOKEN_FILE: file };
    const store = open(name, env);
    await writeFile(file, 'first');
    await store.put('a/x', Buffer.from('content'));
    await writeFile(file, 'second');
    await store.put('a/x', Buffer.from('content'));
    expect(tokens.assertions).toEqual(expect.arrayContaining(['first', 'second']));
  });

  test('the login of az opens a store', async () => {
    const { name } = await azurite.make();
    await using tools = await temporaryFolder('az-');
    const az = join(tools.path, 'az');
    const printed = JSON.stringify({ accessToken: jwt(), expires_on: Math.round(Date.now() / 1000) + 3600 });
    await writeFile(az, `#!/bin/sh\necho '${printed}'\n`);
    await chmod(az, 0o755);
    const store = open(name, { PATH: tools.path });
    await store.put('a/x', Buffer.from('content'));
    expect(await store.folders()).toEqual(['a']);
  });

  test('a client that is refused is told why; its secret is in no word of it', async () => {
    const env = { ...client, AZURE_CLIENT_SECRET: 'not-the-s3cret', AZURE_AUTHORITY_HOST: tokens.url };
    const error = await open('x', env)
      .list('')
      .catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 'access-denied', because: [expect.stringContaining('AADSTS7000215')] });
    expect(JSON.stringify([error, String(error)])).not.toContain('not-the-s3cret');
  });

  test('where there is no identity at all, it is said how to get one', async () => {
    await expect(open('x', {}).list('')).rejects.toMatchObject({
      code: 'access-denied',
      hint: expect.stringContaining('id-token: write'),
    });
  });
});

/** As the service gives them out; the emulator does not look at the signature. */
function jwt(): string {
  const now = Math.round(Date.now() / 1000);
  const issuer = 'https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/';
  const claims = { aud: 'https://storage.azure.com', iss: issuer, iat: now, nbf: now - 600, exp: now + 3600 };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'none', typ: 'JWT' }), part(claims), 'none'].join('.');
}

/** All the services that give tokens, each at its path. */
async function startTokenServer() {
  const assertions: string[] = [];
  const answer = async (request: IncomingMessage): Promise<readonly [number, object]> => {
    const url = new URL(request.url ?? '/', 'http://x');
    const form = new URLSearchParams(await text(request));
    const forStorage = url.searchParams.get('resource') === 'https://storage.azure.com';
    switch (url.pathname) {
      case '/github':
        if (request.headers.authorization !== 'Bearer runner') return [401, {}];
        return [200, { value: `for ${url.searchParams.get('audience')}` }];
      case '/machine/metadata/identity/oauth2/token':
        if (request.headers.metadata !== 'true' || !forStorage) return [400, {}];
        return [200, { access_token: jwt(), expires_in: '3600' }];
      case '/service':
        if (request.headers['x-identity-header'] !== 'header' || !forStorage) return [401, {}];
        return [200, { access_token: jwt(), expires_on: `${Math.round(Date.now() / 1000) + 3600}` }];
      case '/tenant/oauth2/v2.0/token': {
        const proof = form.get('client_secret') ?? form.get('client_assertion');
        if (proof !== 'secret' && proof !== 'for api://AzureADTokenExchange')
          return [
            401,
            { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.\nTrace: 1' },
          ];
        if (form.get('client_id') !== 'client' || form.get('scope') !== 'https://storage.azure.com/.default')
          return [400, {}];
        return [200, { access_token: jwt(), expires_in: 3600 }];
      }
      case '/short/tenant/oauth2/v2.0/token':
        assertions.push(form.get('client_assertion') ?? '');
        return [200, { access_token: jwt(), expires_in: 0 }];
      default:
        return [404, {}];
    }
  };
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    assertions,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
