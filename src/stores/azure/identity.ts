import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BackupError, messageOf } from '../../lib/errors.ts';
import { runTool } from '../../lib/exec.ts';
import { callSignal, type Surroundings } from '../retry.ts';
import { denied, request } from './identity-request.ts';

/*
 * What @azure/identity finds by itself, without its 1.5 MB and 45 packages: each way is one request. In its order: a client of the
 * environment (secret, federated token file, the OIDC of GitHub), a managed identity, the login of `az` (azure/login).
 */

const resource = 'https://storage.azure.com';
/** Where no machine of Azure is, nobody answers at its address. */
const metadataTimeoutMs = 3_000;

interface Token {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** The client asks again before a token expires. */
export function identity(around: Surroundings): { getToken(): Promise<Token> } {
  return { getToken: () => findToken(around) };
}

async function findToken(around: Surroundings): Promise<Token> {
  const { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client, IDENTITY_ENDPOINT: endpoint } = around.env;
  const proof = tenant === undefined || client === undefined ? undefined : await proofOfClient(around);
  if (tenant !== undefined && client !== undefined && proof !== undefined)
    return await clientToken(around, tenant, client, proof);
  const managed = endpoint === undefined ? await machineToken(around) : await serviceToken(around, endpoint);
  return managed ?? (await loginToken(around));
}

type Proof = Readonly<Record<string, string>>;

async function proofOfClient(around: Surroundings): Promise<Proof | undefined> {
  const { env } = around;
  if (env.AZURE_CLIENT_SECRET !== undefined) return { client_secret: env.AZURE_CLIENT_SECRET };
  const assertion = await federatedToken(around);
  if (assertion === undefined) return undefined;
  return {
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  };
}

const gitHubToken = z.object({ value: z.string().min(1) });

/** Read each time: both are renewed during long runs. */
async function federatedToken(around: Surroundings): Promise<string | undefined> {
  const {
    AZURE_FEDERATED_TOKEN_FILE: file,
    ACTIONS_ID_TOKEN_REQUEST_URL: url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
  } = around.env;
  if (file !== undefined) {
    return await readFile(file, 'utf8').catch((cause: unknown) => {
      throw denied(`AZURE_FEDERATED_TOKEN_FILE cannot be read`, messageOf(cause));
    });
  }
  if (url === undefined || token === undefined) return undefined;
  const asked = new URL(url);
  asked.searchParams.set('audience', 'api://AzureADTokenExchange');
  return gitHubToken.parse(await request(around, asked, { headers: { authorization: `Bearer ${token}` } })).value;
}

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });

function tokenOf(answer: unknown): Token {
  const { access_token: token, expires_in: seconds } = granted.parse(answer);
  return { token, expiresOnTimestamp: Date.now() + seconds * 1000 };
}

async function clientToken(around: Surroundings, tenant: string, client: string, proof: Proof): Promise<Token> {
  const authority = around.env.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com';
  const url = new URL(`${tenant}/oauth2/v2.0/token`, `${authority.replace(/\/+$/, '')}/`);
  const scope = `${resource}/.default`;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client, scope, ...proof });
  return tokenOf(await request(around, url, { method: 'POST', body }));
}

/** App Service, Functions, Container Apps. */
async function serviceToken(around: Surroundings, endpoint: string): Promise<Token> {
  const url = managedUrl(around, endpoint, '2019-08-01');
  const headers = { 'X-IDENTITY-HEADER': around.env.IDENTITY_HEADER ?? '' };
  const { access_token: token, expires_on: until } = expiring.parse(await request(around, url, { headers }));
  return { token, expiresOnTimestamp: until * 1000 };
}

const expiring = z.object({ access_token: z.string().min(1), expires_on: z.coerce.number() });

/** A virtual machine with an identity; undefined where there is none. */
async function machineToken(around: Surroundings): Promise<Token | undefined> {
  const host = around.env.AZURE_POD_IDENTITY_AUTHORITY_HOST ?? 'http://169.254.169.254';
  const url = managedUrl(around, `${host}/metadata/identity/oauth2/token`, '2018-02-01');
  try {
    return tokenOf(await request(around, url, { headers: { Metadata: 'true' } }, metadataTimeoutMs));
  } catch (error) {
    const isBusy = error instanceof BackupError && error.retryable && error.cause === undefined;
    if (isBusy) throw error;
    around.log.debug(`no managed identity: ${messageOf(error)}`);
    return undefined;
  }
}

function managedUrl({ env }: Surroundings, endpoint: string, version: string): URL {
  const url = new URL(endpoint);
  url.searchParams.set('api-version', version);
  url.searchParams.set('resource', resource);
  if (env.AZURE_CLIENT_ID !== undefined) url.searchParams.set('client_id', env.AZURE_CLIENT_ID);
  return url;
}

const printed = z.object({ accessToken: z.string().min(1), expires_on: z.number() });

async function loginToken(around: Surroundings): Promise<Token> {
  const args = ['account', 'get-access-token', '--resource', resource, '--output', 'json'];
  const options = { env: around.env, signal: callSignal(around.signal) };
  const answer = await runTool('az', args, options).catch((error: unknown) => messageOf(error));
  if (typeof answer === 'string') throw noIdentity(answer);
  if (answer.code !== 0) throw noIdentity(answer.stderr.at(-1) ?? 'az account get-access-token failed');
  const { accessToken: token, expires_on: until } = printed.parse(JSON.parse(answer.stdout));
  return { token, expiresOnTimestamp: until * 1000 };
}

function noIdentity(because: string): BackupError {
  return denied('There is no key, no SAS and no identity for Azure', because, {
    hint: 'In a workflow give the job "id-token: write", AZURE_TENANT_ID and AZURE_CLIENT_ID, or run azure/login before; on a machine of Azure give it a managed identity; elsewhere set account-key or sas-token.',
  });
}
