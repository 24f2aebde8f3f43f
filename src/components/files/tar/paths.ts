/** "a/b/c" → ["a", "a/b"]. */
export function ancestorsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}

/** "./a//b/" → "a/b". */
export function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** True when `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Names for people: odd ones in quotes, and not more than a screen full. */
export function nameSome(paths: readonly string[], most = 20): string {
  const names = paths.slice(0, most).map((path) => (/^[\w@%+=:,./-]+$/.test(path) ? path : JSON.stringify(path)));
  return paths.length > most ? `${names.join(', ')} and ${paths.length - most} more` : names.join(', ');
}
