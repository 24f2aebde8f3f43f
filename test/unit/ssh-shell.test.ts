import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remoteCommand, shellWord } from '../../src/stores/ssh/shell.ts';

const shells = ['sh', 'dash', 'bash', 'zsh', 'ksh', 'fish', 'busybox'];
const argumentsOf = (shell: string) => (shell === 'busybox' ? ['sh'] : []);
const installed = shells.filter(
  (shell) => spawnSync(shell, [...argumentsOf(shell), '-c', 'exit 0'], { stdio: 'ignore' }).status === 0,
);

const awkward = [
  '',
  ' ',
  "it's",
  '-rf',
  '$HOME',
  '`id`',
  '$(id)',
  'a\nb',
  '\\',
  "\\'",
  '"',
  '*',
  '!x',
  '#',
  '~',
  'ü',
  '\t',
  '%n',
];

describe('what a login shell is given', () => {
  test.each(installed)('in %s every word comes out as it went in', (shell) => {
    const word = fc.string({ unit: fc.constantFrom(...awkward.filter((one) => one !== ''), 'a') });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const all = [...awkward, ...words];
        const command = remoteCommand(`for word; do printf '%s\\0' "$word"; done`, 'begun', all);
        const { stdout } = spawnSync(shell, [...argumentsOf(shell), '-c', command], { encoding: 'utf8' });
        expect(stdout).toBe(`begun\n${all.map((one) => `${one}\0`).join('')}`);
      }),
      { numRuns: 15 },
    );
  });

  test('a NUL can be in no word', () => {
    expect(() => shellWord('a\0b')).toThrow('NUL');
  });
});
