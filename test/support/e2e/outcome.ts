import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { type ErrorCode, errorCodes } from '../../../src/lib/errors.ts';
import { installedMajors } from '../postgres.ts';
import { descendants, isRunning } from '../processes.ts';
import { installedServers } from '../redis.ts';
import type { ActionResult, ProcessResult } from '../runner.ts';

/** True where the servers are missing and nobody insists on them. */
export const serversMissing = !process.env.CI && (installedMajors().length === 0 || installedServers().length === 0);

/** A step that did its work, and said so. */
export function expectDone(result: ActionResult): void {
  expect(result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([]);
  expect(result).toMatchObject({ exitCode: 0, killedBy: null, stderr: '', outputs: { status: 'ok' }, leftInTemp: [] });
}

/** A step that failed with one clear error: a title, a hint, the code as output, and the exit code of its family. */
export function expectRefused(result: ActionResult, code: ErrorCode): void {
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(({ message }) => /^code: (.*)$/m.exec(message)?.[1])).toEqual([code]);
  expect(errors[0]?.properties.title).toMatch(/\w/);
  expect(errors[0]?.message).toMatch(/^hint: \w/m);
  expect(result.summary).toContain(code);
  expect(result).toMatchObject({
    exitCode: errorCodes[code],
    killedBy: null,
    stderr: '',
    outputClosed: true,
    outputs: { status: 'failed', 'error-code': code },
    leftInTemp: [],
  });
}

/** The same from a terminal. */
export function expectRefusedAtTerminal(result: ProcessResult, code: ErrorCode): void {
  expect(result.stderr).toMatch(/^error: \S/m);
  expect(result.stderr).toMatch(/^ {2}hint: \w/m);
  expect(result.stderr).toContain(`code: ${code} `);
  expect(result).toMatchObject({ exitCode: errorCodes[code], killedBy: null, stdout: '', outputClosed: true });
}

/** Names in a store that are, or would become, backups. */
export async function backupsIn(store: string): Promise<string[]> {
  const names = await readdir(store).catch(() => []);
  return names.filter((name) => !['leases', 'evidence', 'index'].includes(name)).sort();
}

/** All files below a folder, relative to it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .sort();
}

/** Remembers the processes below one, to see afterwards that none of them lives on. */
export function rememberDescendants(pid: number): { readonly stillRunning: () => number[] } {
  const known = descendants(pid);
  return { stillRunning: () => known.filter(isRunning) };
}
