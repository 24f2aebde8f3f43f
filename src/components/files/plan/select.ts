import { posix } from 'node:path';
import { BackupError } from '../../../lib/errors.ts';
import { ancestorsOf } from '../tar/paths.ts';
import type { ToolSession } from '../tar/tool-environment.ts';
import { type Found, find } from './find.ts';
import { resolveLinks } from './links.ts';

/** What the configured paths stand for at this moment. */
export interface Selection {
  /** Sorted by name, each once; without sockets and without root itself. */
  readonly found: readonly Found[];
  /** Configured paths that do not exist and patterns that match nothing, as the user wrote them. */
  readonly missing: readonly string[];
  readonly unreadable: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Finds everything the configured paths stand for. A path that exists is taken as it is, a folder with all that is in it;
 * otherwise it is a glob pattern (`*`, `**`, `?`, `[…]`, `{a,b}`), which matches names with a leading dot too.
 *
 * @param setting name of the setting for messages: "config"
 * @throws BackupError `invalid-config` for a path that leaves root, `path-missing` when root does not exist
 */
export async function select(
  session: ToolSession,
  setting: 'config' | 'logs',
  root: string,
  paths: readonly string[],
): Promise<Selection> {
  refuseOutside(setting, paths);
  const here = await find(session, root, ['.'], 0);
  if (here.found.length === 0) throw rootMissing(session, setting, root, here.unreadable);
  const { paths: plain, links, outside } = await resolveLinks(session, root, paths.map(normalise));
  const literal = await find(session, root, [...new Set(plain)]);
  const chosen = new Map<string, Found>();
  const unreadable = new Set(literal.unreadable);
  add(chosen, [...links, ...literal.found]);
  const missing: string[] = [];
  for (const [index, path] of plain.entries()) {
    if (literal.found.some((found) => found.path === path)) continue;
    const matched = await findMatches(session, root, path);
    for (const one of matched.unreadable) unreadable.add(one);
    add(chosen, matched.found);
    if (matched.found.length === 0) missing.push(paths[index] ?? path);
  }
  const all = [...chosen.values()].sort((a, b) => Buffer.compare(a.name, b.name));
  const above = new Set(outside.length === 0 ? [] : all.flatMap(({ path }) => ancestorsOf(path)));
  const found = all.filter(
    ({ type, path }) => type !== 'socket' && path !== '.' && !(type === 'link' && above.has(path)),
  );
  const left = outside.map(
    (words) =>
      `${words}: what was asked for below it is kept, and can be put back by hand only unless ${setting}.root is a folder above both`,
  );
  return { found, missing, unreadable: [...unreadable], warnings: [...left, ...warningsOf(all, plain)] };
}

/** True when a path matches a glob pattern. A leading dot is nothing special: a backup leaves nothing out by accident. */
export function matches(path: string, pattern: string): boolean {
  return posix.matchesGlob(hideDots(path), hideDots(pattern));
}

/** `*` never matches a leading dot; so dots become another character on both sides (U+E000 is for private use). */
function hideDots(text: string): string {
  return text.replaceAll('.', '\uE000');
}

/** The longest part of a pattern that is no pattern, and how deep a match can lie below it. */
export function searchArea(pattern: string): { readonly base: string; readonly depth: number | undefined } {
  const parts = pattern.split('/');
  const magic = parts.findIndex((part) => /[*?[\]{}()!+@\\]/.test(part));
  const fixed = magic < 0 ? parts.length : magic;
  const deep = pattern.includes('**') || /\{[^}]*\//.test(pattern);
  return { base: fixed === 0 ? '.' : parts.slice(0, fixed).join('/'), depth: deep ? undefined : parts.length - fixed };
}

async function findMatches(session: ToolSession, root: string, pattern: string) {
  const { base, depth } = searchArea(pattern);
  if (depth === 0) return { found: [], unreadable: [] };
  const near = await find(session, root, [base], depth);
  const matched = near.found.filter((found) => matches(found.path, pattern));
  const folders = matched.filter((found) => found.type === 'folder').map((found) => `${found.path}/`);
  if (folders.length === 0) {
    return { found: matched, unreadable: depth === undefined ? near.unreadable : [] };
  }
  const all = depth === undefined ? near : await find(session, root, [base]);
  const below = all.found.filter((found) => folders.some((folder) => found.path.startsWith(folder)));
  return { found: [...matched, ...below], unreadable: all.unreadable };
}

function add(chosen: Map<string, Found>, found: readonly Found[]): void {
  for (const one of found) chosen.set(one.name.toString('latin1'), one);
}

function warningsOf(chosen: readonly Found[], asked: readonly string[]): string[] {
  const warnings: string[] = [];
  const mangled: string[] = [];
  for (const found of chosen) {
    if (found.type === 'socket') warnings.push(`${found.path} is a socket and was left out`);
    if (found.type === 'link' && asked.includes(found.path)) {
      warnings.push(`${found.path} is a symbolic link: the link is kept, what it points at is not`);
    }
    if (!found.path.isWellFormed()) mangled.push(found.path);
  }
  if (mangled.length > 0) {
    warnings.push(
      `${mangled.length} names are not UTF-8; they are kept byte for byte, and shown with \uFFFD: ${mangled.slice(0, 3).join(', ')}`,
    );
  }
  return warnings;
}

function normalise(path: string): string {
  const plain = posix.normalize(path);
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

function refuseOutside(setting: string, paths: readonly string[]): void {
  const outside = paths.filter((path) => posix.isAbsolute(path) || normalise(path).split('/')[0] === '..');
  if (outside.length === 0) return;
  throw new BackupError('invalid-config', `${setting}.paths must lie below ${setting}.root`, {
    because: outside.map((path) => `${JSON.stringify(path)} leaves it`),
    hint: `Set ${setting}.root to a folder above all of them (for example /) and write the paths relative to it.`,
  });
}

function rootMissing(session: ToolSession, setting: string, root: string, unreadable: readonly string[]): BackupError {
  const title = (what: string) => `${setting}.root ${root} ${what} on ${session.connection.name}`;
  if (unreadable.length > 0) {
    const hint = 'Run the backup as a user that may read it.';
    return new BackupError('access-denied', title('cannot be read'), { hint });
  }
  const hint = `Correct ${setting}.root. A relative path starts at the folder the backup runs in.`;
  return new BackupError('path-missing', title('does not exist'), { hint });
}
