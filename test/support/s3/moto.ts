import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { StoreConfigOf } from '../../../src/config/stores-schema.ts';
import { type Entered, mayChroot, otherRelease, otherRootHas, runInOtherRoot } from '../other-root/index.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Moto extends AsyncDisposable {
  readonly endpoint: string;
  /** Of a user who may do everything. */
  readonly keys: Keys;
  readonly client: S3Client;
  /** Makes a bucket. */
  make(more?: { readonly lock?: boolean }): Promise<string>;
  /** Makes a user who may do these only; while it does not check who asks. */
  user(actions: readonly string[]): Promise<Keys>;
  /** Whether it checks signatures and policies. Its check fails for a right one where a query has a "/" (5.1.1). */
  authenticate(on: boolean): Promise<void>;
}

const program = '/usr/bin/moto_server';
/** A release that has none, and no way from there to another. */
const inOlderRoot = process.env.BACKUP_TEST_RELEASE !== undefined && !existsSync(program);

/** Why there is no moto here; undefined when there is, or in CI, where its absence is a failure. */
export function whyNoMoto(): string | undefined {
  if (inOlderRoot) return `Debian ${process.env.BACKUP_TEST_RELEASE} has no moto`;
  if (process.env.CI !== undefined || existsSync(program)) return undefined;
  if (!otherRootHas(program)) return `no moto in a root of ${otherRelease}: script/bootstrap --root ${otherRelease}`;
  return mayChroot() ? undefined : 'chroot is not allowed here';
}

/** A server that speaks the protocol of S3, from here or from the root of another release. */
export async function startMoto(): Promise<Moto> {
  const command = [program, '-H', '127.0.0.1', '-p', '0'];
  await using stack = new AsyncDisposableStack();
  const server = stack.use(existsSync(program) ? await runHere(command) : await runInOtherRoot(command));
  const endpoint = await addressOf(server);
  let users = 0;
  const user = async (actions: readonly string[]) => {
    users += 1;
    return await makeUser(endpoint, `user${users}`, actions);
  };
  const keys = await user(['*']);
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: keys });
  stack.defer(() => client.destroy());
  let buckets = 0;
  const kept = stack.move();
  return {
    endpoint,
    keys,
    client,
    make: async ({ lock = false } = {}) => {
      buckets += 1;
      const Bucket = `backups-${buckets}`;
      await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: lock }));
      return Bucket;
    },
    user,
    authenticate: async (on) => {
      await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: on ? '0' : '100000000' });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Settings of a store in a bucket. */
export function s3Config(
  bucket: string,
  { endpoint, keys }: Pick<Moto, 'endpoint' | 'keys'>,
  more: Partial<StoreConfigOf<'s3'>> = {},
): StoreConfigOf<'s3'> {
  const own = { 'access-key-id': keys.accessKeyId, 'secret-access-key': keys.secretAccessKey };
  return { kind: 's3', bucket, prefix: '', region: 'us-east-1', endpoint, 'max-parts': 10_000, ...own, ...more };
}

async function runHere([file = '', ...args]: readonly string[]): Promise<
  Pick<Entered, 'process' | 'said'> & AsyncDisposable
> {
  const child: ChildProcess = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return {
    process: child,
    said: () => said,
    [Symbol.asyncDispose]: async () => {
      process.off('exit', kill);
      if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    },
  };
}

async function addressOf({ process: child, said }: Pick<Entered, 'process' | 'said'>): Promise<string> {
  for (;;) {
    const address = /Running on (http:\/\/[\d.:]+)/.exec(said())?.[1];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`moto ended: ${said()}`);
    await wait(50);
  }
}

async function makeUser(endpoint: string, name: string, actions: readonly string[]): Promise<Keys> {
  await iam(endpoint, { Action: 'CreateUser', UserName: name });
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam(endpoint, { Action: 'PutUserPolicy', UserName: name, PolicyName: 'p', PolicyDocument });
  const made = await iam(endpoint, { Action: 'CreateAccessKey', UserName: name });
  const field = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(made)?.[1] ?? '';
  return { accessKeyId: field('AccessKeyId'), secretAccessKey: field('SecretAccessKey') };
}

async function iam(endpoint: string, fields: Readonly<Record<string, string>>): Promise<string> {
  // The scope of a signature tells which of its services is meant.
  const authorization = 'AWS4-HMAC-SHA256 Credential=any/20261122/us-east-1/iam/aws4_request, Signature=any';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams({ ...fields, Version: '2010-05-08' }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
