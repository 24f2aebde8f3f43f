/** An answer that lists names and values in turn. Values that are not text are left out. */
export function pairs(answer: unknown): Record<string, string> {
  if (!Array.isArray(answer)) return {};
  const items: readonly unknown[] = answer;
  const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return Object.fromEntries(
    items.flatMap((name, at) => (at % 2 === 0 && isText(items[at + 1]) ? [[String(name), String(items[at + 1])]] : [])),
  );
}

/** An answer that is a list of texts. */
export function texts(answer: unknown): string[] {
  return Array.isArray(answer) ? answer.map(String) : [];
}
