import { posix } from 'node:path';
import { ancestorsOf } from '../tar/paths.ts';
import { type ToolSession, toolOptions } from '../tar/tool-environment.ts';
import { type Found, find } from './find.ts';

/** Where the configured paths really lie. */
export interface Resolved {
  readonly paths: readonly string[];
  /** Symbolic links on the way, to be kept themselves. */
  readonly links: readonly Found[];
  /** Links that lead out of root, in words. What is asked for below them stays as it is written. */
  readonly outside: readonly string[];
}

/** Longer chains are loops, as Linux sees it too (path_resolution(7)). */
const mostLinks = 40;

/**
 * Follows the symbolic links on the way to each path. No archive may hold a file below a link: extracting it would write to
 * wherever the link leads.
 */
export async function resolveLinks(session: ToolSession, root: string, asked: readonly string[]): Promise<Resolved> {
  const links = new Map<string, Found>();
  const outside = new Map<string, string>();
  let paths = [...asked];
  for (let round = 0; round < mostLinks; round += 1) {
    const above = [...new Set(paths.flatMap(ancestorsOf))].filter((path) => !outside.has(path));
    const { found } = above.length === 0 ? { found: [] } : await find(session, root, above, 0);
    const next = new Map(found.filter(({ type }) => type === 'link').map((link) => [link.path, link]));
    if (next.size === 0) break;
    const absolute = [...next.values()].some(({ target }) => target.startsWith('/'));
    const realRoot = absolute ? await realPath(session, root) : '/';
    paths = paths.map((path) => {
      const link = ancestorsOf(path).flatMap((folder) => next.get(folder) ?? [])[0];
      if (link === undefined || outside.has(link.path)) return path;
      const leads = link.target.startsWith('/')
        ? posix.relative(realRoot, link.target)
        : posix.join(posix.dirname(link.path), link.target);
      if (leads === '..' || leads.startsWith('../')) {
        outside.set(link.path, `${link.path} leads to ${link.target}, outside ${root}`);
        return path;
      }
      links.set(link.path, link);
      return posix.join(leads, path.slice(link.path.length + 1));
    });
  }
  return { paths, links: [...links.values()], outside: [...outside.values()] };
}

async function realPath(session: ToolSession, path: string): Promise<string> {
  const { stdout } = await session.connection.run('realpath', ['-z', '--', path], toolOptions(session));
  return stdout.replace(/\0$/, '');
}
