import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Rooms and what each may import from. A room may always import from itself and from lib. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  config: [],
  connections: ['config'],
  pipeline: ['config'],
  stores: ['config', 'pipeline'],
  'components/postgres': ['components', 'connections', 'pipeline', 'config'],
  'components/redis': ['components', 'connections', 'pipeline', 'config'],
  'components/files': ['components', 'connections', 'pipeline', 'config'],
  components: ['components/postgres', 'components/redis', 'components/files', 'connections', 'pipeline', 'config'],
  catalog: ['stores/store', 'pipeline', 'config'],
  state: ['stores', 'config'],
  report: ['catalog/manifest', 'catalog/evidence', 'components/restorable', 'components/way-back'],
  host: ['config', 'report'],
  operations: ['host', 'report', 'catalog', 'state', 'stores', 'components', 'pipeline', 'connections', 'config'],
  actions: ['host', 'operations'],
  cli: ['host', 'operations', 'config'],
  bundle: ['actions', 'cli'],
};

const toBeDone = ['plan', 'capture', 'examine', 'restore', 'proof'];
const format = ['server', ...toBeDone];

/** Rooms of a component, and those of the same component that each must not know. */
const unknown: Readonly<Record<string, readonly string[]>> = {
  archive: format,
  fingerprint: format,
  rdb: format,
  tar: format,
  facts: format,
  server: toBeDone,
  examine: ['server', 'plan', 'capture', 'restore', 'proof'],
  plan: ['restore', 'proof'],
  capture: ['restore', 'proof'],
};

/** Outside packages and the one room that may import each. */
const owners: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['host/github'],
  '@actions/artifact': ['host/artifact'],
  '@aws-sdk/client-s3': ['stores/s3'],
  '@azure/storage-blob': ['stores/azure'],
  zod: [
    'config',
    'catalog',
    'state',
    'components',
    'operations',
    'pipeline',
    'stores/azure',
    'stores/s3',
    'host',
    'report',
  ],
  yaml: ['config'],
  'age-encryption': ['pipeline/encryption'],
  pg: ['components/postgres'],
  ioredis: ['components/redis'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly own: boolean;
}

const statement = /^(?:import|export)\b[^;'`]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm;

const imports: Import[] = globSync('src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.kernel.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(statement)].map(([, first, second, third]) => {
      const to = first ?? second ?? third ?? '';
      const own = to.startsWith('.');
      return { from: withoutEnding(file), to: own ? withoutEnding(join(dirname(file), to)) : to, own };
    });
  });

describe('layers', () => {
  test('there are imports to look at', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test('imports go down only', () => {
    const wrong = imports.filter(({ from, to, own }) => own && !mayImport(from, to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('what reads a format knows no server, and what makes a backup no restore', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [[, component, room = ''], [, other, known = '']] = [from.split('/'), to.split('/')];
      return isOfComponent(from) && component === other && unknown[room]?.includes(known);
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('no file imports itself through others', () => {
    expect(inCircles(imports.filter(({ own }) => own))).toEqual([]);
  });

  test('each outside package is imported in one room only', () => {
    const wrong = imports.filter(({ from, to, own }) => {
      if (own || to.startsWith('node:')) return false;
      const rooms = owners[packageOf(to)];
      return rooms === undefined || !rooms.some((room) => within(from, room));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

/** What is left when all is taken away that imports nothing that is left, or is imported by nothing that is. */
function inCircles(all: readonly Import[]): string[] {
  let left = all;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const [importing, imported] = [new Set(left.map(({ from }) => from)), new Set(left.map(({ to }) => to))];
    left = left.filter(({ from, to }) => imported.has(from) && importing.has(to));
  }
  return [...new Set(left.map(({ from }) => from))];
}

function mayImport(from: string, to: string): boolean {
  const room = roomOf(from);
  if (within(to, 'lib')) return true;
  if (room === roomOf(to)) return true;
  return (allowed[room] ?? []).some((one) => (one === 'components' ? roomOf(to) === one : within(to, one)));
}

function isOfComponent(path: string): boolean {
  return path.split('/').length > 2 && within(path, 'components');
}

/** The most specific room a file is in. */
function roomOf(path: string): string {
  const rooms = Object.keys(allowed).filter((room) => within(path, room));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? path;
}

function within(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function withoutEnding(file: string): string {
  return relative('src', file).replace(/\.ts$/, '');
}
