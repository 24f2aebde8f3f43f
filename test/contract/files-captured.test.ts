import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { logs } from '../../src/components/files/index.ts';
import { canMount, mountSmallDisk } from '../support/e2e/small-disk.ts';
import { standIn } from '../support/files/stand-in.ts';
import { backUp, sessionOf, temporaryFolder, verify } from '../support/files.ts';
import { isRunning, send } from '../support/processes.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const id = '20261122_020000';
/** Longer than any source of logs may take. */
const longMs = 10 * 60_000;

/** Keeps its arguments, one on a line. */
const noteArguments = 'for word in "$@"; do printf "%s\\n" "$word"; done > "$0.arguments"';

/** Says who it is, its child included, then neither writes nor ends, whatever it is asked. */
const hang = `trap '' TERM
sh -c 'trap "" TERM; while :; do sleep 1; done' &
echo "$$ $!" > "$0.started"
while :; do wait; done`;

afterEach(() => {
  vi.useRealTimers();
});

async function pidsIn(started: string): Promise<number[]> {
  const text = await until('the stand-in', async () => {
    const written = await readFile(started, 'utf8').catch(() => '');
    return written.endsWith('\n') && written;
  });
  return text.trim().split(' ').map(Number);
}

async function entryOf(archive: string, name: string): Promise<string> {
  const { stdout } = await run('tar', ['-xOf', archive, name]);
  return stdout;
}

describe('logs that tools give', () => {
  test('the last lines of containers, both outputs in the order of their stamps', async () => {
    await using folder = await temporaryFolder();
    const env = await standIn(
      folder.path,
      'docker',
      `${noteArguments}
      echo '2026-11-22T01:00:00.000000001Z started'
      echo '2026-11-22T01:00:01.500000000Z a warning' >&2
      echo '2026-11-22T01:00:02.000000000Z working'
      echo '2026-11-22T01:00:03.000000000Z an error' >&2`,
    );
    const config = { logs: { root: folder.path, containers: ['trading-system', '--since=1'] } };
    const target = { id, folder: join(folder.path, id) };
    const { facts, files, warnings, highlights } = await backUp(
      logs,
      sessionOf({ config, scratch: folder.path, env }),
      target,
    );
    expect(warnings).toEqual([]);
    expect(facts).toMatchObject({ entries: 2, containers: ['trading-system', '--since=1'], journal: [] });
    expect(highlights).toEqual([expect.stringContaining('2 containers')]);
    const archive = join(target.folder, String(facts.archive));
    for (const name of ['trading-system', '--since=1']) {
      expect(await entryOf(archive, `containers/${name}.log`)).toBe(
        [
          '2026-11-22T01:00:00.000000001Z started\n',
          '2026-11-22T01:00:01.500000000Z a warning\n',
          '2026-11-22T01:00:02.000000000Z working\n',
          '2026-11-22T01:00:03.000000000Z an error\n',
        ].join(''),
      );
    }
    expect(await verify(logs, target.folder, facts, files)).toEqual([]);
  });

  test('docker is asked for the guide’s 10,000 lines, or as many as are wanted', async () => {
    for (const [setting, lines] of [
      [{}, '10000'],
      [{ 'container-lines': 25 }, '25'],
    ] as const) {
      await using folder = await temporaryFolder();
      const env = await standIn(folder.path, 'docker', noteArguments);
      const config = { logs: { containers: ['trading-system'], ...setting } };
      await backUp(logs, sessionOf({ config, scratch: folder.path, env }), { id, folder: join(folder.path, id) });
      const asked = await readFile(join(folder.path, 'bin/docker.arguments'), 'utf8');
      expect(asked).toBe(`logs\n--tail\n${lines}\n--timestamps\n--\ntrading-system\n`);
    }
  });

  test('the last lines of a unit’s journal', async () => {
    await using folder = await temporaryFolder();
    const line = '2026-11-22T01:00:00+0000 host dockerd[1]: ready';
    const env = await standIn(folder.path, 'journalctl', `${noteArguments}; echo '${line}'`);
    const config = { logs: { journal: ['docker.service'] } };
    const target = { id, folder: join(folder.path, id) };
    const { facts, warnings } = await backUp(logs, sessionOf({ config, scratch: folder.path, env }), target);
    expect([warnings, facts.journal]).toEqual([[], ['docker.service']]);
    const archive = join(target.folder, String(facts.archive));
    expect(await entryOf(archive, 'journal/docker.service.log')).toBe(`${line}\n`);
    const asked = (await readFile(join(folder.path, 'bin/journalctl.arguments'), 'utf8')).split('\n');
    expect(asked).toEqual(expect.arrayContaining(['--unit=docker.service', '--lines=10000', '--no-pager']));
  });

  test('a container that docker does not know is a warning in docker’s words', async () => {
    await using folder = await temporaryFolder();
    const script = 'echo "Error response from daemon: No such container: gone" >&2; exit 1';
    const env = await standIn(folder.path, 'docker', script);
    const session = sessionOf({ config: { logs: { containers: ['gone'] } }, scratch: folder.path, env });
    const { warnings } = await backUp(logs, session, { id, folder: join(folder.path, id) });
    expect(warnings).toEqual(['Not kept: container gone: Error response from daemon: No such container: gone']);
  });

  test.each([
    ['docker', { containers: ['trading-system'] }, 'container trading-system'],
    ['journalctl', { journal: ['docker'] }, 'journal of docker'],
  ])('%s that hangs is stopped with all it started, and the other logs are kept', async (program, source, called) => {
    await using folder = await temporaryFolder();
    const env = await standIn(folder.path, program, hang);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const config = { logs: { root: folder.path, paths: [`bin/${program}`], ...source } };
    const target = { id, folder: join(folder.path, id) };
    const session = sessionOf({ config, scratch: folder.path, env });
    const running = backUp(logs, session, target);
    running.catch(() => {});
    const pids = await pidsIn(join(folder.path, `bin/${program}.started`));
    try {
      expect(pids.map(isRunning)).toEqual([true, true]);
      vi.advanceTimersByTime(longMs);
      // What does not end when it is asked to is killed a little later.
      vi.advanceTimersByTime(longMs);
      const { facts, warnings } = await running;
      expect(warnings).toEqual([`Not kept: ${called}: ${program} did not end within 2 minutes and was stopped`]);
      expect(facts).toMatchObject({ entries: 1, containers: [], journal: [], files: [{ path: `bin/${program}` }] });
      await until('the end of both', () => !pids.some(isRunning));
    } finally {
      send(pids, 'SIGKILL');
    }
  });

  test('a cancelled run does not wait for docker', async () => {
    await using folder = await temporaryFolder();
    const env = await standIn(
      folder.path,
      'docker',
      hang.replaceAll("trap '' TERM", ':').replaceAll('trap "" TERM', ':'),
    );
    const abort = new AbortController();
    const config = { logs: { containers: ['one', 'two'] } };
    const session = sessionOf({ config, scratch: folder.path, env, signal: abort.signal });
    const running = backUp(logs, session, { id, folder: join(folder.path, id) });
    running.catch(() => {});
    const pids = await pidsIn(join(folder.path, 'bin/docker.started'));
    try {
      abort.abort();
      await expect(running).rejects.toMatchObject({ code: 'cancelled' });
      await until('its end', () => !pids.some(isRunning));
    } finally {
      send(pids, 'SIGKILL');
    }
  });

  test('lines longer than a string can be, on both outputs, are kept as they are', async () => {
    await using folder = await temporaryFolder();
    const env = await standIn(
      folder.path,
      'docker',
      `echo '2026-11-22T01:00:01Z first'
      printf '2026-11-22T01:00:03Z '; head -c 540M /dev/zero | tr '\\0' x
      echo '2026-11-22T01:00:02Z second' >&2
      printf '2026-11-22T01:00:04Z ' >&2; head -c 20M /dev/zero | tr '\\0' y >&2`,
    );
    const session = sessionOf({ config: { logs: { containers: ['app'] } }, scratch: folder.path, env });
    const target = { id, folder: join(folder.path, id) };
    const { facts, warnings } = await backUp(logs, session, target);
    expect(warnings).toEqual([]);
    const archive = join(target.folder, String(facts.archive));
    const squeezed = `tar -xOf ${archive} containers/app.log | tr -s 'xy'`;
    expect((await run('sh', ['-c', squeezed])).stdout).toBe(
      [
        '2026-11-22T01:00:01Z first\n',
        '2026-11-22T01:00:02Z second\n',
        '2026-11-22T01:00:03Z x\n',
        '2026-11-22T01:00:04Z y\n',
      ].join(''),
    );
    const stampedBytes = 2 * '2026-11-22T01:00:03Z \n'.length;
    const whole = ['2026-11-22T01:00:01Z first\n', '2026-11-22T01:00:02Z second\n'].join('').length + stampedBytes;
    expect(facts.contentBytes).toBe(whole + 560 * 1024 * 1024);
  });

  test.skipIf(!canMount())(
    'a temporary folder that becomes full costs that source only, and it is given back',
    async () => {
      await using folder = await temporaryFolder();
      const env = await standIn(folder.path, 'docker', 'head -c 5M /dev/zero');
      await using disk = await mountSmallDisk('size=1m');
      const session = sessionOf({
        config: { logs: { root: folder.path, paths: ['bin/docker'], containers: ['app'] } },
        scratch: disk.path,
        env,
      });
      const { facts, warnings } = await backUp(logs, session, { id, folder: join(folder.path, id) });
      expect(warnings).toEqual([
        expect.stringMatching(/^Not kept: container app: The disk became full while writing .*docker-/),
      ]);
      expect(facts).toMatchObject({ entries: 1, containers: [] });
      expect(await readdir(disk.path)).toEqual([]);
    },
  );

  test('a section that names nothing is an error: an archive of nothing would look like a backup', async () => {
    await using folder = await temporaryFolder();
    const session = sessionOf({ config: { logs: {} }, scratch: folder.path });
    await expect(logs.plan(session)).rejects.toMatchObject({ code: 'invalid-config', hint: expect.any(String) });
  });
});
