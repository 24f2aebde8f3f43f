import { shellQuote } from '../../../lib/format.ts';
import { conninfo, type Source } from '../source.ts';

/** For a person's shell: each statement is sent by itself, and the first that fails ends it. psql takes PGPASSWORD, or asks. */
export function psqlCommand(source: Source, statements: readonly string[]): string {
  const database = /^\w+$/.test(source.database) ? source.database : conninfo(source.database);
  const where = ['-h', source.host, '-p', String(source.port), '-U', source.user, '-d', database];
  const sent = statements.map((statement) => `-c ${shellQuote(statement)}`);
  return ['psql -X -v ON_ERROR_STOP=1', ...where.map(shellQuote), ...sent].join(' ');
}
