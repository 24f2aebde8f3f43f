import type { Entry } from './entry.ts';
import { ancestorsOf, plainPath } from './paths.ts';

/** Entries that would write outside the folder they are extracted into, in words. */
export function outsideProblems(entries: readonly Entry[]): string[] {
  const links = new Set<string>();
  const problems: string[] = [];
  for (const entry of entries) {
    const name = JSON.stringify(entry.path);
    if (leaves(entry.path)) problems.push(`entry ${name} would write outside its target`);
    else if (entry.type === 'link' && leaves(entry.link ?? '')) {
      problems.push(`entry ${name} would write outside its target: it is a hard link to ${JSON.stringify(entry.link)}`);
    } else if (ancestorsOf(plainPath(entry.path)).some((parent) => links.has(parent))) {
      problems.push(`entry ${name} would write outside its target: it lies below a symbolic link`);
    } else if (entry.type === 'link' && ancestorsOf(plainPath(entry.link ?? '')).some((parent) => links.has(parent))) {
      problems.push(`entry ${name} would reach outside its target: it is a hard link through a symbolic link`);
    }
    const linksOn = entry.type === 'link' && links.has(plainPath(entry.link ?? ''));
    if (entry.type === 'symlink' || linksOn) links.add(plainPath(entry.path));
  }
  return problems;
}

function leaves(path: string): boolean {
  return path.startsWith('/') || path.split('/').includes('..');
}
