/**
 * The statements of a script that pg_dumpall wrote: comments and commands of psql are left out, a ";" within quotes does not
 * end a statement.
 */
export function statementsIn(script: string): string[] {
  const statements: string[] = [];
  let at = 0;
  let from = 0;
  while (at < script.length) {
    const lineStart = script.slice(from, at).trim() === '';
    if (lineStart && (script.startsWith('--', at) || script[at] === '\\')) {
      const end = script.indexOf('\n', at);
      at = from = end < 0 ? script.length : end + 1;
      continue;
    }
    const sign = script[at];
    if (sign === "'" || sign === '"') at = endOfQuote(script, at);
    if (sign === ';') {
      statements.push(script.slice(from, at).trim());
      from = at + 1;
    }
    at += 1;
  }
  return statements.filter((statement) => statement !== '');
}

/** A doubled quote within ends and begins again, which comes to the same; in E'' a backslash escapes. */
function endOfQuote(script: string, from: number): number {
  const quote = script[from] ?? '';
  const escapes = quote === "'" && /[^\w]E$/.test(script.slice(Math.max(0, from - 2), from));
  for (let at = from + 1; at < script.length; at += 1) {
    if (escapes && script[at] === '\\') at += 1;
    else if (script[at] === quote) return at;
  }
  return script.length;
}
