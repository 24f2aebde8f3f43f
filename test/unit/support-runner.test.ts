import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRunning, watchArgv } from '../support/processes.ts';
import { runAction, runCli, startAction } from '../support/runner.ts';
import { temporaryFolder } from '../support/temp.ts';
import { readCommands, readFileCommands } from '../support/workflow-commands.ts';

/** A folder of bundles with one action made of this source. */
async function bundle(name: string, source: string) {
  const folder = await temporaryFolder();
  await mkdir(join(folder.path, name));
  await writeFile(join(folder.path, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder.path, name, 'index.js'), source);
  return { dist: folder.path, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}

describe('an action under the runner', () => {
  test('sees inputs, a workspace and its files, and nothing of our environment', async () => {
    process.env.LEAKED_FROM_TESTS = 'yes';
    await using made = await bundle(
      'probe',
      `import { appendFileSync, writeFileSync } from 'node:fs';
       const env = process.env;
       appendFileSync(env.GITHUB_OUTPUT, 'seen<<END\\n' + env['INPUT_STORE-PATH'] + '\\n' + env.LEAKED_FROM_TESTS + '\\nEND\\n');
       appendFileSync(env.GITHUB_OUTPUT, 'cwd=' + (process.cwd() === env.GITHUB_WORKSPACE) + '\\n');
       appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');
       appendFileSync(env.GITHUB_STATE, 'phase=post\\n');
       writeFileSync(env.RUNNER_TEMP + '/left', '');
       console.log('::add-mask::s3cret%25');
       console.log('::error title=No disk%2C sorry::first%0Asecond');
       console.log('plain');
       process.exitCode = 4;`,
    );
    const result = await runAction('probe', { inputs: { 'store-path': 'a b' }, dist: made.dist });
    delete process.env.LEAKED_FROM_TESTS;
    expect(result).toMatchObject({
      exitCode: 4,
      killedBy: null,
      outputs: { seen: 'a b\nundefined', cwd: 'true' },
      state: { phase: 'post' },
      summary: '# Done\n',
      masks: ['s3cret%'],
      annotations: [{ level: 'error', message: 'first\nsecond', properties: { title: 'No disk, sorry' } }],
      log: 'plain\n',
      leftInTemp: ['left'],
      outputClosed: true,
    });
  });

  test('gets SIGINT at the line that asks for it', async () => {
    await using made = await bundle(
      'wait',
      `process.once('SIGINT', () => { console.log('stopping'); process.exit(130); });
       setInterval(() => {}, 1000);
       console.log('ready');`,
    );
    const result = await runAction('wait', { inputs: {}, dist: made.dist, cancelWhen: (line) => line === 'ready' });
    expect(result).toMatchObject({ exitCode: 130, stdout: 'ready\nstopping\n' });
  });

  test('is killed with its scope', async () => {
    await using made = await bundle('stay', `setInterval(() => {}, 1000);`);
    let pid = 0;
    {
      await using started = await startAction('stay', { inputs: {}, dist: made.dist });
      pid = started.pid;
      expect(isRunning(pid)).toBe(true);
    }
    expect(isRunning(pid)).toBe(false);
  });
});

test('the command line gets arguments, stdin and its own environment', async () => {
  await using made = await bundle(
    'cli',
    `import { readFileSync } from 'node:fs';
     console.log(process.argv.slice(2).join('|') + readFileSync(0, 'utf8') + process.env.ONE);`,
  );
  const result = await runCli(['list', '--json'], { dist: made.dist, input: '!', env: { ONE: '1' } });
  expect(result).toMatchObject({ exitCode: 0, stdout: 'list|--json!1\n', stderr: '' });
});

test('argv of grandchildren is seen while they run', async () => {
  await using made = await bundle(
    'tree',
    `import { spawnSync } from 'node:child_process';
     spawnSync('sh', ['-c', 'sleep 0.2; sleep "$1"', 'sh', '0.21']);`,
  );
  await using started = await startAction('tree', { inputs: {}, dist: made.dist });
  await using watch = watchArgv(started.pid);
  await started.result;
  expect([...watch.seen].filter((line) => line.startsWith('sleep'))).toEqual(['sleep 0.2', 'sleep 0.21']);
  expect([...watch.pids].filter(isRunning)).toEqual([]);
});

describe('workflow commands', () => {
  test('lines between stop-commands and its token are text', () => {
    const { annotations, log } = readCommands(
      '::stop-commands::abc\n::error::no\n::abc::\n::warning::yes\n::group::Part\n',
    );
    expect(annotations).toEqual([{ level: 'warning', message: 'yes', properties: {} }]);
    expect(log).toBe('::error::no\nPart\n');
  });

  test('a file command without its end is refused', () => {
    expect(readFileCommands('a<<E\n1\n2\nE\nb=3\n')).toEqual({ a: '1\n2', b: '3' });
    expect(() => readFileCommands('a<<E\n1\n')).toThrow("delimiter not found 'E'");
    expect(() => readFileCommands('nonsense\n')).toThrow('Invalid format');
  });
});
