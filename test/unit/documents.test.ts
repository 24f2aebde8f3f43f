import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes, exitMeanings } from '../../src/lib/errors.ts';
import { programVersion } from '../../src/operations/version.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

test('every error code has an entry in docs/troubleshooting.md with its exit code', () => {
  const text = read('docs/troubleshooting.md');
  const missing = Object.entries(errorCodes).filter(
    ([code, exit]) => !text.includes(`### ${code}\n\nExit code ${exit}.`),
  );
  expect(missing).toEqual([]);
});

test('docs/troubleshooting.md has no entry for a code that does not exist', () => {
  const named = [...read('docs/troubleshooting.md').matchAll(/^### (\S+)\n\nExit code/gm)].map(([, code]) => code);
  expect(named.filter((code) => code === undefined || !(code in errorCodes))).toEqual([]);
});

test('every exit code has a meaning', () => {
  expect(Object.values(errorCodes).filter((code) => exitMeanings[code] === undefined)).toEqual([]);
});

test('the program tells the version of package.json', () => {
  expect(JSON.parse(read('package.json')).version).toBe(programVersion);
});
