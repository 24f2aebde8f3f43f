const part = '"(?:[^"]|"")+"|[^\\s".,()]+';
const statement = new RegExp(`^COPY (${part})\\.(${part}) (?:\\((.*)\\))? FROM stdin;\\s*$`, 's');

/** What rows are loaded into: the table itself, or the root of its partitions. */
export interface CopyTarget {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** `COPY public.trades (id, "co lumn") FROM stdin;` */
export function parseCopy(text: string): CopyTarget | undefined {
  const [, schema, name, columns = ''] = statement.exec(text) ?? [];
  if (schema === undefined || name === undefined) return undefined;
  return {
    schema: unquote(schema),
    name: unquote(name),
    columns: [...columns.matchAll(new RegExp(part, 'g'))].map(([column]) => unquote(column)),
  };
}

export function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
