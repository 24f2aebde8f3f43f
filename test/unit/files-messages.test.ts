import { describe, expect, test } from 'vitest';
import { matches, searchArea } from '../../src/components/files/plan/select.ts';
import { judge } from '../../src/components/files/tar/tar.ts';
import { readMessage } from '../../src/components/files/tar/tool-messages.ts';

const lines = {
  changed: 'tar: logs/app.log: file changed as we read it',
  shrank: 'tar: logs/app.log: File shrank by 4194304 bytes; padding with zeros',
  removed: 'tar: logs/app.log: File removed before we read it',
  gone: 'tar: na\\303\\257ve: Cannot stat: No such file or directory',
  denied: 'tar: cert.key: Cannot open: Permission denied',
  broken: 'tar: data: Read error at byte 0, while reading 512 bytes: Input/output error',
  socket: 'tar: run/app.sock: socket ignored',
  summary: 'tar: Exiting with failure status due to previous errors',
  unknown: 'tar: something nobody has seen',
};

function judged(names: readonly (keyof typeof lines)[], code: number, unreadable: 'fails' | 'warns' = 'fails') {
  const stderr = names.map((name) => lines[name]);
  return judge(stderr.map(readMessage), { code, killedBy: null, stderr }, unreadable);
}

describe('messages of tar and find', () => {
  test.each([
    [lines.changed, { kind: 'changed', path: 'logs/app.log' }],
    [lines.shrank, { kind: 'changed', path: 'logs/app.log' }],
    [lines.removed, { kind: 'vanished', path: 'logs/app.log' }],
    [lines.gone, { kind: 'vanished', path: 'naïve' }],
    [lines.denied, { kind: 'unreadable', path: 'cert.key' }],
    [lines.broken, { kind: 'broken', path: 'data' }],
    [lines.socket, { kind: 'socket', path: 'run/app.sock' }],
    ["find: './cl\\303\\251': Permission denied", { kind: 'unreadable', path: './clé' }],
    ["find: 'a': No such file or directory", { kind: 'vanished', path: 'a' }],
    ['tar: f: Warning: Cannot llistxattr: Permission denied', { kind: 'other', text: expect.any(String) }],
  ])('%s', (line, message) => expect(readMessage(line)).toEqual(message));
});

describe('how tar ended', () => {
  test('changes and losses on the way are warnings', () => {
    expect(judged(['changed', 'shrank', 'removed'], 1)).toHaveLength(3);
    expect(judged(['gone', 'summary'], 2)).toEqual([expect.stringContaining('naïve vanished')]);
    expect(judged(['socket', 'unknown'], 0)).toHaveLength(2);
  });

  test('logs are kept whatever tar says of one of them', () => {
    expect(judged(['broken', 'summary'], 2, 'warns')).toEqual([expect.stringContaining('data could not be read')]);
    expect(judged(['unknown', 'summary'], 2, 'warns')).toEqual(['tar: something nobody has seen']);
    expect(() => judged([], 2, 'warns')).toThrow(/could not archive/);
  });

  test('everything else fails', () => {
    expect(() => judged(['denied', 'summary'], 2)).toThrow(/cert\.key may not be read/);
    expect(judged(['denied', 'summary'], 2, 'warns')).toHaveLength(1);
    expect(() => judged(['broken', 'summary'], 2)).toThrow(/data could not be read/);
    expect(() => judged(['gone', 'unknown', 'summary'], 2)).toThrow(/could not archive/);
    expect(() => judged(['summary'], 2)).toThrow(/could not archive/);
    expect(() => judged([], 1)).toThrow(/could not archive/);
    const killed = { code: null, killedBy: 'SIGKILL', stderr: [] } as const;
    expect(() => judge([readMessage(lines.changed)], killed, 'warns')).toThrow(/could not archive/);
  });
});

describe('patterns', () => {
  test.each([
    ['.env.production', '.env*', true],
    ['.env', '*', true],
    ['certs/.hidden/x', 'certs/**', true],
    ['logs/a/b.log', 'logs/**/*.log', true],
    ['logs/b.log', 'logs/**/*.log', true],
    ['logs/b.log', '*.log', false],
    ['blog', '*.log', false],
    ['a.yaml', '*.{yml,yaml}', true],
  ])('%s %s', (path, pattern, expected) => expect(matches(path, pattern)).toBe(expected));

  test.each([
    ['*.log', { base: '.', depth: 1 }],
    ['logs/app/*.log', { base: 'logs/app', depth: 1 }],
    ['logs/*/x.log', { base: 'logs', depth: 2 }],
    ['logs/**', { base: 'logs', depth: undefined }],
    ['{a,b/c}/d', { base: '.', depth: undefined }],
    ['no/pattern', { base: 'no/pattern', depth: 0 }],
  ])('the search area of %s', (pattern, area) => expect(searchArea(pattern)).toEqual(area));
});
