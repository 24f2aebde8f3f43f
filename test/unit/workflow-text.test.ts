import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandless } from '../../src/host/printable.ts';
import { fileCommands, runnerEnvironment } from '../support/runner-environment.ts';
import { temporaryFolder } from '../support/temp.ts';
import { parseCommand, readCommands, registeredCommands, runnerLines } from '../support/workflow-commands.ts';

/** White space of .NET and JavaScript, control characters, and signs that a comparison by language passes over. */
const between = [
  ...' \t\v\f\r\n\u0085\u00a0\u1680\u2003\u2028\u2029\u3000\ufeff\u200b\u00ad\u001b\u009b\0',
  '\u001b[31m',
];
const pieces = fc.constantFrom(
  '::',
  ':',
  '#',
  '##[',
  '[',
  ']',
  '%0A',
  '=',
  ',',
  ';',
  '-',
  ...registeredCommands,
  ...between,
);
const command = fc
  .tuple(fc.constantFrom(...between, ''), fc.constantFrom(...registeredCommands), fc.boolean(), fc.string())
  .map(([space, name, first, data]) =>
    first ? `${data}##[${name} name=A;]${space}` : `${space}::${name} name=A::${data}`,
  );
const hostile = fc
  .array(fc.oneof(pieces, command, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 8 })
  .map((parts) => parts.join(''));

const commandsIn = (text: string) => runnerLines(text).flatMap((line) => parseCommand(line) ?? []);

describe('text for the log of a workflow', () => {
  test('is never a command to the runner, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(commandsIn(commandless(text))).toEqual([]);
        expect(commandsIn(`a prefix: ${commandless(text)}`)).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });

  test('such as these, which the runner takes', () => {
    for (const text of [
      '\u0085::set-env name=A::b',
      'socket q ##[set-env name=A;]b',
      'a\r::add-path::/tmp',
      '\v::ECHO::on',
    ]) {
      expect(commandsIn(text)).toHaveLength(1);
      expect(commandsIn(commandless(text))).toEqual([]);
    }
  });

  test('reads as before where nothing in it is a command', () => {
    for (const text of ["a\tb ::text, '1'::int # ## [x]", 'Ünï ₹ 📈', 'one\n  two'])
      expect(commandless(text)).toBe(text);
  });
});

test('a step gives the runner its own commands and no others, on every way out; and hides its secrets', async () => {
  await using home = await temporaryFolder();
  for (const folder of ['file-commands', 'temp']) await mkdir(join(home.path, folder));
  for (const file of fileCommands) await writeFile(join(home.path, 'file-commands', file), '');
  const texts = [
    ...fc.sample(hostile, { numRuns: 150, seed: 1 }),
    'password a##[b::c',
    '::add-mask::x',
    'q ##[set-env name=A;]b',
  ];
  const program = fileURLToPath(new URL('../support/say-to-workflow.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    env: runnerEnvironment(home.path, home.path),
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const { annotations, masks, reaching, log } = readCommands(stdout);
  expect(reaching).toEqual([]);
  expect(masks).toEqual(['a##[b::c', ...texts]);
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(2 * texts.length);
  expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
  expect(log).toContain('the end');
  expect(log).toContain('password ***');
  expect(log.replaceAll(/^.*\bat .*say-to-workflow.*$/gm, '')).not.toContain('a# #[b');
});
