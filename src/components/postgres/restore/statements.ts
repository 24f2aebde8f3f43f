import { Lines } from '../archive/lines.ts';

/** The statements of a script that pg_dumpall or pg_dump wrote, each at the end of a line; comments and commands of psql are left out. */
export function statementsIn(script: string): string[] {
  const statements: string[] = [];
  const lines = new Lines((line) => {
    if (/^[^-\\]/.test(line) && line.endsWith(';')) statements.push(line.slice(0, -1));
    return 'go on';
  });
  lines.take(Buffer.from(script));
  lines.end();
  return statements;
}
