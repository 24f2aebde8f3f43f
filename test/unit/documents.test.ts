import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes, exitMeanings } from '../../src/lib/errors.ts';
import { type Verb, verbs } from '../../src/operations/index.ts';
import { programVersion } from '../../src/operations/version.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

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

const documents = globSync(['*.md', 'docs/*.md'], { cwd: root });
/** Without fenced code, where brackets are not links. */
const prose = (path: string) => read(path).replace(/^```[\s\S]*?^```/gm, '');

test('every link in a document leads to a file, and to a heading of it', () => {
  const broken = documents.flatMap((path) => {
    const targets = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    return targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !leadsSomewhere(path, target))
      .map((target) => `${path}: ${target}`);
  });
  expect(broken).toEqual([]);
});

function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', heading] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(root, path))) return false;
  return heading === undefined || anchors(path).includes(heading);
}

/** The anchors GitHub gives to the headings of a document. */
function anchors(path: string): string[] {
  const headings = [...prose(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, text]) => text ?? '');
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(documents)('commands in %s', (path) => {
  test('name operations, and flags and values that they have', () => {
    const calls = [...read(path).matchAll(/(?:backupctl|dist\/cli\/index\.js) ([a-z-]+)((?: [^\n`|)]*)?)/g)];
    for (const [call, name = '', rest = ''] of calls) {
      const verb = verbs.find((one) => one.name === name);
      if (verb === undefined) expect(['help', '--help', '--version'], call).toContain(name);
      else
        for (const flag of rest.split('#')[0]?.matchAll(/ --([a-z-]+)(?:[= ]([^\s,;]+))?/g) ?? [])
          checkFlag(verb, flag);
    }
  });
});

/** Flags of script/demo, which the documents also speak of. */
const scriptFlags = ['keep', 'scale'];

test.each(documents)('a flag alone in %s is one that some operation has', (path) => {
  for (const flag of prose(path).matchAll(/`--([a-z][a-z-]+)(?: ([^`<,]+))?`/g)) {
    if (scriptFlags.includes(flag[1] ?? '')) continue;
    const takes = (verb: Verb) => {
      try {
        checkFlag(verb, flag);
        return true;
      } catch {
        return false;
      }
    };
    expect(verbs.some(takes), flag[0]).toBe(true);
  }
});

function checkFlag({ name, fields }: Verb, [text, flag = '', value]: RegExpExecArray): void {
  if (['help', 'json', 'verbose'].includes(flag)) return;
  const aliased = Object.values(fields).find(({ alias }) => alias === flag);
  const negated = flag.startsWith('no-') ? fields[flag.slice(3)] : undefined;
  const field = fields[flag] ?? aliased ?? (negated?.kind === 'flag' ? negated : undefined);
  expect(field, `backupctl ${name}${text}`).toBeDefined();
  if (field?.choices !== undefined && value !== undefined) expect(field.choices, text).toContain(value);
}

test('docs/architecture.md tells what each room may import, as the layers test holds it', () => {
  const source = read('test/unit/layers.test.ts').split('const allowed')[1]?.split('};')[0] ?? '';
  const rooms = [...source.matchAll(/^ {2}'?([\w/]+)'?: \[(.*)\],$/gm)];
  expect(rooms.length).toBeGreaterThan(10);
  const table = read('docs/architecture.md');
  const missing = rooms
    .map(([, room = '', list = '']) => ({ room, imports: list.replaceAll("'", '') || '–' }))
    .filter(({ room, imports }) => !new RegExp(`^\\| \`${room}\` \\| [^|]+ \\| ${imports} \\|$`, 'm').test(table));
  expect(missing).toEqual([]);
});

test('README.md has the exit codes as the program means them', () => {
  const rows = Object.entries(exitMeanings).map(([code, meaning]) => `| ${code} | ${meaning} |`);
  expect(rows.filter((row) => !read('README.md').includes(row))).toEqual([]);
});
