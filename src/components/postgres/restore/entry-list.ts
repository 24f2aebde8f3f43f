import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface EntryList extends AsyncDisposable {
  readonly args: readonly string[];
}

/** The entries pg_restore shall restore, in this order, as a file that goes away with it. */
export async function writeList(folder: string, ids: readonly number[]): Promise<EntryList> {
  const path = join(folder, `entries-${process.hrtime.bigint()}`);
  await writeFile(path, ids.map((id) => `${id};\n`).join(''), { mode: 0o600 });
  return { args: [`--use-list=${path}`], [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}
