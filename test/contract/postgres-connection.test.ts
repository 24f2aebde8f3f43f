import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connectTo } from '../../src/components/postgres/server/connect.ts';
import { toolError } from '../../src/components/postgres/server/errors.ts';
import { parseSource, toolEnv } from '../../src/components/postgres/server/source.ts';
import { localConnection } from '../../src/connections/local.ts';
import { runTool } from '../../src/lib/exec.ts';
import { startMute } from '../support/mute-port.ts';
import { installedMajors, type PostgresServer, serverOwner, startPostgres } from '../support/postgres.ts';

const run = promisify(execFile);
const answerSchema = z.object({ tls: z.boolean(), version: z.string().nullable(), socket: z.boolean() });

let plain: PostgresServer;
let secure: PostgresServer;
let folder: string;

beforeAll(async () => {
  if (installedMajors().length === 0) return;
  folder = await mkdtemp(join(tmpdir(), 'connection-test-'));
  const { key, certificate } = await selfSigned('server');
  plain = await startPostgres();
  secure = await startPostgres({ settings: { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key } });
});

afterAll(async () => {
  await plain?.stop();
  await secure?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** A certificate for "localhost" and its key, as the server's own user may read them. */
async function selfSigned(who: string): Promise<{ key: string; certificate: string }> {
  const key = join(folder, `${who}.key`);
  const certificate = join(folder, `${who}.crt`);
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await run('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', certificate]);
  const { uid, gid } = await serverOwner();
  await chmod(folder, 0o755);
  if (uid !== undefined && gid !== undefined) await chown(key, uid, gid);
  return { key, certificate };
}

const authority = () => `sslrootcert=${encodeURIComponent(join(folder, 'server.crt'))}`;
const urlOf = (server: PostgresServer, query: string, host = '127.0.0.1') =>
  `${server.url().replace('127.0.0.1', host)}?${query}`;

/** What a session says of itself. */
async function ask(url: string): Promise<z.output<typeof answerSchema>> {
  await using database = await connectTo(parseSource(url), localConnection, new AbortController().signal);
  const [answer] = await database.rows(
    answerSchema,
    `SELECT ssl AS tls, version, inet_server_addr() IS NULL AS socket FROM pg_stat_ssl WHERE pid = pg_backend_pid()`,
  );
  return answerSchema.parse(answer);
}

/** The same of a session that a program of PostgreSQL makes. */
async function askByProgram(server: PostgresServer, url: string): Promise<string> {
  const sql = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
  const source = parseSource(url);
  const { stdout } = await runTool(join(server.binDir, 'psql'), ['-XAtc', sql], {
    env: toolEnv(source, process.env),
    signal: new AbortController().signal,
  }).then((exit) => {
    if (exit.code !== 0) throw toolError('psql', exit, source);
    return exit;
  });
  return stdout.trim();
}

describe.skipIf(installedMajors().length === 0 && process.env.CI === undefined)('a connection to PostgreSQL', () => {
  test('is encrypted when asked for, and checks as much as asked for', async () => {
    expect(await ask(urlOf(secure, 'sslmode=require'))).toMatchObject({ tls: true });
    expect(await ask(urlOf(secure, `sslmode=verify-ca&${authority()}`))).toMatchObject({ tls: true });
    const whole = urlOf(secure, `sslmode=verify-full&ssl_min_protocol_version=TLSv1.3&${authority()}`, 'localhost');
    expect(await ask(whole)).toMatchObject({ tls: true, version: 'TLSv1.3' });
    expect(await askByProgram(secure, whole)).toBe('t');
    expect(await ask(urlOf(secure, 'sslmode=disable'))).toMatchObject({ tls: false });
  });

  test('keeps the newest allowed version of TLS', async () => {
    const url = urlOf(secure, 'sslmode=require&ssl_max_protocol_version=TLSv1.2');
    expect(await ask(url)).toMatchObject({ tls: true, version: 'TLSv1.2' });
  });

  test('goes through a socket, where there is no TLS', async () => {
    const sockets = encodeURIComponent(join(secure.dataDir, '..', 'sockets'));
    const url = `postgresql://postgres:${secure.password}@:${secure.port}/postgres?host=${sockets}&sslmode=require`;
    expect(await ask(url)).toMatchObject({ tls: false, socket: true });
    expect(await askByProgram(secure, url)).toBe('f');
  });

  const refusals = [
    ['a server without TLS', () => urlOf(plain, 'sslmode=require'), 'access-denied', /turned off.*ssl = on/],
    ['a self-signed certificate', () => urlOf(secure, 'sslmode=verify-ca'), 'access-denied', /sslrootcert/],
    [
      'a certificate for another name',
      () => urlOf(secure, `sslmode=verify-full&${authority()}`),
      'access-denied',
      /name the certificate is for/,
    ],
    [
      'no version of TLS in common',
      () => urlOf(secure, 'sslmode=require&ssl_max_protocol_version=TLSv1.1'),
      'access-denied',
      /version/,
    ],
  ] as const;
  test.each(refusals)('says what to do about %s', async (_what, url, code, hint) => {
    const told = { code, hint: expect.stringMatching(hint), retryable: false };
    await expect(ask(url())).rejects.toMatchObject(told);
    await expect(askByProgram(secure, url())).rejects.toMatchObject(told);
  });

  test('says what a program of PostgreSQL minds about the key', async () => {
    const { key, certificate } = await selfSigned('open');
    await chmod(key, 0o644);
    const url = urlOf(secure, `sslmode=require&sslcert=${certificate}&sslkey=${key}`);
    expect(await ask(url)).toMatchObject({ tls: true });
    await expect(askByProgram(secure, url)).rejects.toMatchObject({
      code: 'invalid-config',
      hint: expect.stringContaining('chmod 600'),
    });
  });

  test.each(['sslrootcert', 'sslcert', 'sslkey'])('names the parameter %s whose file is missing', async (name) => {
    for (const mode of ['sslmode=verify-full&', 'sslmode=prefer&', '']) {
      await expect(ask(urlOf(secure, `${mode}${name}=/no/such.pem`))).rejects.toMatchObject({
        code: 'path-missing',
        message: `The file /no/such.pem, which ${name} names, cannot be read`,
        hint: expect.stringContaining('database.url'),
      });
    }
  });

  test('says that a key and a certificate do not fit', async () => {
    const certificate = join(folder, 'server.crt');
    const noKey = join(folder, 'no.key');
    await writeFile(noKey, 'not a key');
    const url = urlOf(secure, `sslmode=require&sslcert=${certificate}&sslkey=${noKey}`);
    await expect(ask(url)).rejects.toMatchObject({ code: 'invalid-config', hint: expect.stringContaining('sslkey') });
  });

  test('waits no longer than connect_timeout', async () => {
    await using mute = await startMute();
    const url = `postgresql://u@127.0.0.1:${mute.port}/d?connect_timeout=1`;
    const started = performance.now();
    await expect(ask(url)).rejects.toMatchObject({ code: 'unreachable' });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
