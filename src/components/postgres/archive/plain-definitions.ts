import type { Consumer } from '../../../pipeline/stored-file.ts';
import { Lines } from './lines.ts';
import { endOfDump } from './plain.ts';
import type { TocEntry } from './toc.ts';

/** An object as a dump defines it. */
export type Definition = Pick<
  TocEntry,
  'kind' | 'schema' | 'name' | 'owner' | 'definition' | 'tablespace' | 'accessMethod'
>;

const heading = /^-- (Data for )?Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: (.*?)(?:; Tablespace: (.*))?$/;
/** What stands between objects, and settings whose place depends on what else is in the dump. */
const between =
  /^(--( TOC entry \d+ .*| Dependencies: [\d ]+)?|SET default_table(space|_access_method) = .*;|\\unrestrict .*)?$/;

/** Collects what a plain dump defines, object by object, by the comments that pg_dump puts above each. Rows are passed over. */
export class PlainDefinitions implements Consumer {
  readonly definitions: Definition[] = [];
  encoding: string | undefined;
  #part: { readonly heading: Omit<Definition, 'definition'>; readonly lines: string[] } | undefined;
  #rows: 'none' | 'announced' | 'copied' = 'none';
  #accessMethod: string | undefined;
  readonly #lines = new Lines((line) => {
    this.#read(line);
    return 'go on';
  });

  write(chunk: Uint8Array): void {
    for (let rest = chunk; rest.byteLength > 0; ) rest = this.#lines.take(rest);
  }

  end(): void {
    this.#lines.end();
    this.#close();
  }

  #read(line: string): void {
    if (this.#rows === 'copied') {
      if (line === '\\.') this.#rows = 'none';
      return;
    }
    if (this.#rows === 'announced' && line.startsWith('COPY ')) {
      this.#rows = 'copied';
      return;
    }
    this.encoding ??= /^SET client_encoding = '(.*)';$/.exec(line)?.[1];
    const method = /^SET default_table_access_method = (.*);$/.exec(line)?.[1];
    if (method !== undefined) this.#accessMethod = method;
    if (line === endOfDump) this.#close();
    else if (line.startsWith('-- ') && heading.test(line)) this.#open(line);
    else if (!between.test(line)) this.#part?.lines.push(line);
  }

  #open(line: string): void {
    this.#close();
    const [, data, name = '', kind = '', schema, owner, tablespace] = heading.exec(line) ?? [];
    this.#rows = data === undefined ? 'none' : 'announced';
    if (data !== undefined) return;
    const accessMethod = kind === 'TABLE' || kind === 'MATERIALIZED VIEW' ? this.#accessMethod : undefined;
    this.#part = {
      heading: { kind, name, schema: known(schema), owner: known(owner), tablespace, accessMethod },
      lines: [],
    };
  }

  #close(): void {
    if (this.#part !== undefined)
      this.definitions.push({ ...this.#part.heading, definition: this.#part.lines.join('\n') });
    this.#part = undefined;
  }
}

function known(word: string | undefined): string | undefined {
  return word === '-' ? undefined : word;
}
