export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path of a tree; undefined: nothing. */
export function valueAt(tree: unknown, path: readonly string[]): unknown {
  let node = tree;
  for (const step of path) node = Array.isArray(node) ? node[Number(step)] : isRecord(node) ? node[step] : undefined;
  return node;
}
