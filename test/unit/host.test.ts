import { describe, expect, test } from 'vitest';
import type { Fields } from '../../src/config/fields.ts';
import { operationHelp, overviewHelp } from '../../src/host/help.ts';
import { Masker } from '../../src/host/masker.ts';
import { printable } from '../../src/host/printable.ts';
import { ProgressLine } from '../../src/host/progress.ts';
import { BackupError, errorCodes, exitMeanings, failuresIn } from '../../src/lib/errors.ts';
import { escapeMarkdown } from '../../src/report/markdown.ts';

describe('masker', () => {
  test('hides a secret wherever it stands, also inside JSON', () => {
    const masker = new Masker();
    const secret = 'a"b\\c$&';
    masker.add(secret);
    expect(masker.apply(`pw=${secret}, ${secret}!`)).toBe('pw=***, ***!');
    expect(masker.apply(JSON.stringify({ url: `x${secret}y` }))).toBe('{"url":"x***y"}');
    expect(masker.apply(escapeMarkdown(`x${secret}y`))).toBe('x***y');
  });

  test('a secret that holds another is hidden whole', () => {
    const masker = new Masker();
    masker.add('secret');
    masker.add('secret-and-more');
    expect(masker.apply('secret-and-more secret')).toBe('*** ***');
  });

  test('each line of a private key is hidden; its header, known to all, is not', () => {
    const masker = new Masker();
    masker.add('-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----\n');
    expect(masker.apply('read MC4CAQAwBQYDK2Vw')).toBe('read ***');
    masker.add('-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2Vx\\n-----END PRIVATE KEY-----');
    expect(masker.apply('read MC4CAQAwBQYDK2Vx')).toBe('read ***');
    expect(masker.apply('-----BEGIN PRIVATE KEY-----')).toBe('-----BEGIN PRIVATE KEY-----');
  });

  test('nothing to hide changes nothing', () => {
    const masker = new Masker();
    masker.add('');
    expect(masker.apply('plain text')).toBe('plain text');
  });
});

test('what is printed cannot steer a terminal', () => {
  const steering = ['\u001b[2J', '\u001b]0;title\u0007', '\r', '\u0008', '\u009b31m', '\u007f', '\0'];
  const text = printable(`table ${steering.join('x')} y`);
  expect([...text].filter((sign) => sign < ' ' || (sign >= '\u007f' && sign <= '\u009f'))).toEqual([]);
  expect(printable('ümläut €\n\t日本')).toBe('ümläut €\n\t日本');
});

describe('progress', () => {
  function line() {
    const clock = { ms: 0 };
    return { clock, progress: new ProgressLine(() => clock.ms) };
  }

  test('tells share, bytes, rate and time left', () => {
    const { clock, progress } = line();
    progress.update({ label: 'database', doneBytes: 0, totalBytes: 1000e6 });
    clock.ms = 2000;
    progress.update({ label: 'database', doneBytes: 250e6, totalBytes: 1000e6 });
    expect(progress.text()).toBe('database 25 % 250 MB, 125 MB/s, 6.0 s left');
  });

  test('an estimate that was too low never shows more than 99 %', () => {
    const { clock, progress } = line();
    progress.update({ label: 'redis', doneBytes: 1, totalBytes: 10 });
    clock.ms = 1000;
    progress.update({ label: 'redis', doneBytes: 15, totalBytes: 10 });
    expect(progress.text()).toContain('redis 99 % 15 B');
    progress.update({ label: 'redis', doneBytes: 10, totalBytes: 10 });
    expect(progress.text()).toBe('redis 100 % 10 B');
  });

  test('without a total, or before anything moved, it invents none', () => {
    const { clock, progress } = line();
    expect(progress.text()).toBe('');
    progress.update({ label: 'logs', doneBytes: 0, totalBytes: undefined });
    progress.update({ label: 'config', doneBytes: 0, totalBytes: 5 });
    clock.ms = 1000;
    expect(progress.text()).toBe('logs 0 B, 0 B/s · config 0 % 0 B, 0 B/s');
    progress.clear();
    expect(progress.text()).toBe('');
  });
});

describe('help', () => {
  const fields = {
    backup: { description: 'Which one.', kind: 'text', to: ['request', 'backup'], positional: true, absent: 'latest' },
    'dry-run': { description: 'Stop early.', kind: 'flag', to: ['request', 'dryRun'], env: 'DRY_RUN' },
    'database-url': {
      description: 'Where.',
      kind: 'text',
      to: ['config', 'database', 'url'],
      fallbackEnv: 'DATABASE_URL',
    },
  } as const satisfies Fields;
  const operations = [
    { name: 'verify', description: 'Check a backup.', fields },
    { name: 'list', description: 'List backups.', fields: {} },
  ];

  test('the overview names every operation and every exit code', () => {
    const text = overviewHelp(operations);
    for (const part of ['verify  Check a backup.', 'list    List backups.', ...Object.values(exitMeanings)]) {
      expect(text).toContain(part);
    }
  });

  test('every error code ends with an exit code that has a meaning', () => {
    for (const code of Object.values(errorCodes)) expect(exitMeanings[code]).toBeDefined();
  });

  test('an operation’s help names its settings, defaults and variables', () => {
    expect(operationHelp({ name: 'verify', description: 'Check a backup.', fields })).toMatchInlineSnapshot(`
      "Usage: backupctl verify [backup] [--<setting> value …] [--json] [--verbose]

      Check a backup.

      Settings:
        --backup
            Which one.
            Default: latest.
        --dry-run, --no-dry-run
            Stop early.
            Environment: DRY_RUN
        --database-url
            Where.
            Environment: DATABASE_URL
        --json
            Print the report as JSON on stdout; everything else goes to stderr.
        --verbose
            Print details and, for errors, where they came from.
      "
    `);
    expect(operationHelp({ name: 'list', description: '', fields: {} })).toMatch(/^Usage: backupctl list \[--/);
  });
});

test('of a failure and the failures of closing after it, the first is the error', () => {
  const first = new BackupError('disk-full', 'The disk became full');
  const thrown = new SuppressedError(new Error('lease'), new SuppressedError(new Error('scratch'), first));
  expect(failuresIn(thrown)).toEqual({ first, closing: [new Error('scratch'), new Error('lease')] });
  expect(failuresIn(first)).toEqual({ first, closing: [] });
});
