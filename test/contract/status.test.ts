import { createHash, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { status } from '../../src/operations/status/index.ts';
import { sync } from '../../src/operations/sync/index.ts';
import { type StatusReport, statusReportSchema } from '../../src/report/status-report.ts';
import { reportText } from '../../src/report/text.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...path: string[]) => join(folder.path, ...path);
const today = new Date('2026-11-27T22:00:00Z');
const hoursAgo = (hours: number) => new Date(today.getTime() - hours * 3_600_000);

function configure(stores: string, more = ''): void {
  writeFileSync(
    at('.github/backup.yml'),
    `system: s\nconfig: { paths: [conf] }\nstate: { path: state }\n${more}\nstores: ${stores}\n`,
  );
}

beforeEach(async () => {
  folder = await temporaryFolder();
  mkdirSync(at('.github'));
  mkdirSync(at('conf'));
  writeFileSync(at('conf/.env'), 'TRADING_ENABLED=false\n');
  configure(
    '{ local: { path: here }, second: { kind: local, path: second, keep: [daily] }, offsite: { kind: local, path: there, off-site: true, keep: [daily] } }',
  );
});
afterEach(() => folder[Symbol.asyncDispose]());

async function run<Request>(
  operation: Operation<Request>,
  input: Readonly<Record<string, string>> = {},
  at_: Date = today,
): Promise<Ended> {
  const env = { PATH: process.env.PATH };
  const host = testHost({ folder: folder.path, temporaryFolder: at('tmp'), env, input, now: () => at_ });
  const code = await runOperation(operation, host);
  return { ...host.ended, code };
}

async function made(hours: number): Promise<string> {
  const { report, error } = await run(backup, {}, hoursAgo(hours));
  if (report?.operation !== 'backup' || report.status !== 'ok') throw error;
  return report.id;
}

async function told(
  input: Readonly<Record<string, string>> = {},
  at_: Date = today,
): Promise<StatusReport & { readonly code: number }> {
  const { report, code, error } = await run(status, input, at_);
  if (report?.operation !== 'status') throw error;
  // What is printed is what was published.
  expect(statusReportSchema.parse(JSON.parse(JSON.stringify(report)))).toMatchObject({ status: report.status });
  return { ...report, code };
}

const kindsOf = (report: StatusReport) =>
  report.findings.filter(({ severity }) => severity !== 'note').map(({ finding }) => finding);

describe('status', () => {
  test('before the first backup: at risk, and nothing is made', async () => {
    const report = await told();
    expect(report).toMatchObject({ status: 'at-risk', code: 12 });
    expect(kindsOf(report)).toContain('no-backup');
    expect(readdirSync(folder.path)).not.toContain('here');
  });

  test('proven, copied and read back it only lacks a second kind of storage; then the schedule stops', async () => {
    const ids = [await made(30), await made(6)];
    expect(await run(restoreTest, {}, hoursAgo(5))).toMatchObject({ code: 0 });
    expect(await run(sync, {}, hoursAgo(4))).toMatchObject({ code: 0 });
    const report = await told();
    expect(report.audit).toMatchObject({ backup: ids[1], data: 4, kinds: ['local'], offSite: 1, verdict: 'broken' });
    expect(report.audit.copies.map(({ result }) => result)).toEqual(['whole', 'whole', 'whole']);
    expect(kindsOf(report)).toEqual(['rule-3-2-1']);
    expect(report).toMatchObject({ status: 'degraded', code: 11, newest: { id: ids[1] }, proven: { id: ids[1] } });
    expect(report.stores[0]?.tiers.find(({ tier }) => tier === 'daily')?.id).toBe(ids[1]);
    expect(reportText(report)).toContain('s is protected, but not as it should be');
    const later = await told({}, hoursAgo(-19));
    expect(kindsOf(later)).toContain('rpo-missed');
    expect(later.status).toBe('degraded');
    expect((await told({}, hoursAgo(-48))).status).toBe('at-risk');
  });

  test('reads copies back: one that is damaged, one that is gone, one store that is down', async () => {
    const id = await made(6);
    expect(await run(restoreTest, {}, hoursAgo(5))).toMatchObject({ code: 0 });
    expect(await run(sync, {}, hoursAgo(4))).toMatchObject({ code: 0 });
    const file = at(
      'second',
      id,
      'config',
      readdirSync(at('second', id, 'config')).find((n) => n.endsWith('.zst')) ?? '',
    );
    const content = readFileSync(file);
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    writeFileSync(file, content);
    rmSync(at('there'), { recursive: true });
    writeFileSync(at('there'), 'the disk is not mounted');
    for (const audit of ['sample', 'full']) {
      const report = await told({ audit });
      expect(report.audit.copies.map(({ result }) => result)).toEqual(['whole', 'damaged', 'unknown']);
      expect(kindsOf(report)).toEqual(expect.arrayContaining(['copy-damaged', 'store-down', 'rule-3-2-1']));
      expect(report.findings.find(({ finding }) => finding === 'copy-damaged')?.what).toContain('SHA-256');
    }
    const listed = await told({ audit: 'none' });
    expect(listed.audit.copies.map(({ result }) => result)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(kindsOf(listed)).not.toContain('copy-damaged');
  });

  test('a copy that agrees with itself, but is another backup, is none; and a proof must be by the right hand', async () => {
    const id = await made(6);
    expect(await run(restoreTest, {}, hoursAgo(5))).toMatchObject({ code: 0 });
    expect(await run(sync, {}, hoursAgo(4))).toMatchObject({ code: 0 });
    expect((await told()).audit.proof).toMatchObject({ can: 'yes' });
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const manifest = readFileSync(at('second', id, 'metadata/backup_info.json'));
    const other = Buffer.from(manifest.toString().replace('"skewMs": 0', '"skewMs": 1'));
    const sums = readFileSync(at('second', id, 'metadata/SHA256SUMS'), 'utf8');
    writeFileSync(at('second', id, 'metadata/backup_info.json'), other);
    writeFileSync(at('second', id, 'metadata/SHA256SUMS'), sums.replace(hashOf(manifest), hashOf(other)));
    const report = await told();
    expect(report.audit.copies.map(({ result }) => result)).toEqual(['whole', 'damaged', 'whole']);
    expect(report.findings.find(({ finding }) => finding === 'copy-damaged')?.what).toContain('another than that');
    const { publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(kindsOf(await told({ 'public-key': key }))).toContain('proof-not-held');
  });

  test('tells of runs that failed and of an evidence log that was changed', async () => {
    const id = await made(6);
    rmSync(at('conf'), { recursive: true });
    expect((await run(backup, {}, hoursAgo(2))).code).not.toBe(0);
    const failing = await told();
    expect(failing.findings.find(({ finding }) => finding === 'runs-failed')?.what).toContain('backup');
    expect(failing.newest?.id).toBe(id);
    appendFileSync(at('here/evidence/s/00000001.json'), ' ');
    expect(kindsOf(await told())).toContain('evidence');
  });
});
