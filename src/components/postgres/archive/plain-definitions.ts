import type { Consumer } from '../../../pipeline/stored-file.ts';
import { parseCopy } from './copy.ts';
import { EndOfRows } from './end-of-rows.ts';
import { Lines } from './lines.ts';
import { encodingSet, endOfDump } from './plain.ts';
import type { TocEntry } from './toc.ts';

/** An object as a dump defines it. */
export type Definition = Pick<
  TocEntry,
  'kind' | 'schema' | 'name' | 'owner' | 'definition' | 'tablespace' | 'accessMethod'
>;

const heading = /^-- (Data for )?Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: (.*?)(?:; Tablespace: (.*))?$/;
/** What stands between objects, and settings whose place depends on what else is in the dump. */
const between =
  /^(--( TOC entry \d+ .*| Dependencies: [\d ]+| (?:Started|Completed) on .*)?|SET default_table(space|_access_method) = .*;|\\unrestrict .*)?$/;

/** Collects what a plain dump defines, object by object, by the comments that pg_dump puts above each. Rows are passed over. */
export class PlainDefinitions implements Consumer {
  readonly definitions: Definition[] = [];
  encoding: string | undefined;
  #part: { readonly heading: Omit<Definition, 'definition'>; readonly lines: string[] } | undefined;
  #accessMethod: string | undefined;
  readonly #copied = new EndOfRows();
  readonly #lines = new Lines((line) => this.#read(line));

  write(chunk: Uint8Array): void {
    for (let rest = chunk; rest.byteLength > 0; )
      rest = this.#copied.within ? rest.subarray(this.#copied.pass(rest)) : this.#lines.take(rest);
  }

  end(): void {
    this.#lines.end();
    this.#close();
  }

  #read(line: string): 'go on' | 'stop' {
    if (parseCopy(line) !== undefined) {
      this.#copied.begin();
      return 'stop';
    }
    if (this.encoding === undefined) this.encoding = this.#lines.encoding = encodingSet(line);
    const method = /^SET default_table_access_method = (.*);$/.exec(line)?.[1];
    if (method !== undefined) this.#accessMethod = method;
    if (line === endOfDump) this.#close();
    else if (line.startsWith('-- ') && heading.test(line)) this.#open(line);
    else if (!between.test(line)) this.#part?.lines.push(line);
    return 'go on';
  }

  #open(line: string): void {
    this.#close();
    const [, data, name = '', kind = '', schema, owner, tablespace] = heading.exec(line) ?? [];
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
