import { formatCount } from '../../../lib/format.ts';
import { SmallFile } from '../../../pipeline/small-file.ts';
import type { Finding, StoredFile } from '../../../pipeline/stored-file.ts';
import { CustomArchive } from '../archive/custom.ts';
import { bareName, isObjectList } from '../archive/names.ts';
import { PlainDump } from '../archive/plain.ts';
import { RowsFile } from '../archive/rows-file.ts';
import { parseArchiveHead } from '../archive/toc.ts';
import { type Facts, type TableFacts, tableKey, tableName } from '../facts.ts';
import type { Fingerprint } from '../fingerprint/fingerprint.ts';

export type Content = CustomArchive | PlainDump | RowsFile | SmallFile;
/** Files that were read to their end and found well-formed. */
export type ReadFiles = ReadonlyMap<string, Content>;

/** What the facts name must be among the files. */
export function checkPresence(facts: Facts, files: readonly StoredFile[]): Finding[] {
  const present = new Set(files.map(({ path }) => path));
  const needed = facts.format === 'directory' ? [`${facts.dump}/toc.dat`] : [facts.dump];
  const missing = [...needed, facts.globals.file].filter((path) => !present.has(path));
  return missing.map((file) => ({ file, problem: 'the backup does not list it, although it was made' }));
}

/** A dump in directory format: its table of contents and its files name each other, and each table is as recorded. */
export function checkFolder(facts: Facts, files: readonly StoredFile[], read: ReadFiles): Finding[] {
  const findings: Finding[] = [];
  const path = `${facts.dump}/toc.dat`;
  const toc = read.get(path);
  if (toc instanceof SmallFile && toc.content !== undefined)
    findings.push(...checkToc(facts, files, path, toc.content));
  findings.push(...checkObjects(facts, files, read));
  for (const table of facts.tables) {
    const found = read.get(table.file ?? '');
    if (found instanceof RowsFile && found.fingerprint !== undefined) {
      findings.push(...checkTable(table, found.fingerprint, table.file ?? facts.dump));
    }
  }
  return findings;
}

function checkToc(facts: Facts, files: readonly StoredFile[], path: string, bytes: Buffer): Finding[] {
  const head = parseArchiveHead(bytes);
  if (head === undefined || head.headBytes !== bytes.byteLength)
    return [{ file: path, problem: 'the table of contents is cut' }];
  const entries = head.entries.filter(({ kind }) => kind === 'TABLE DATA');
  const named = new Set(entries.map(({ file }) => file));
  const dataFiles = files.filter((file) => file.path.startsWith(`${facts.dump}/`) && isData(file.path));
  const present = new Set(dataFiles.map((file) => bareName(file.path)));
  const recorded = new Set(facts.tables.map(tableKey));
  const findings: Finding[] = [];
  for (const { file = '', schema = '', name } of entries) {
    if (!present.has(file))
      findings.push({ file: `${facts.dump}/${file}`, problem: `the rows of ${schema}.${name} are missing` });
    if (!recorded.has(tableKey({ schema, name })))
      findings.push({ file: path, problem: `it names ${schema}.${name}, which was not recorded` });
  }
  const found = new Set(entries.map(({ schema = '', name }) => tableKey({ schema, name })));
  for (const table of facts.tables) {
    if (!found.has(tableKey(table))) findings.push({ file: path, problem: `it does not name ${tableName(table)}` });
  }
  for (const file of dataFiles) {
    if (!named.has(bareName(file.path)))
      findings.push({ file: file.path, problem: 'the table of contents does not name it' });
  }
  return findings;
}

/** Large objects: each list names, line by line, an OID and its file; every file is named. */
function checkObjects(facts: Facts, files: readonly StoredFile[], read: ReadFiles): Finding[] {
  const inside = files.filter(({ path }) => path.startsWith(`${facts.dump}/`));
  const objects = new Map(
    inside.map(({ path }) => [bareName(path), path] as const).filter(([bare]) => /^blob_\d+\.dat$/.test(bare)),
  );
  const lists = inside.filter(({ path }) => isObjectList(bareName(path)));
  const findings: Finding[] = [];
  for (const { path } of lists) {
    const list = read.get(path);
    // A list that could not be read is reported already; without it nothing can be said about the files.
    if (!(list instanceof SmallFile) || list.text === undefined) return findings;
    const named = namesInList(list.text, objects);
    if (named === undefined)
      findings.push({ file: path, problem: 'it is cut, or names a large object that is not there' });
    for (const bare of named ?? []) objects.delete(bare);
  }
  for (const path of objects.values())
    findings.push({ file: lists[0]?.path ?? path, problem: `it does not name ${path}` });
  return findings;
}

function namesInList(text: string, objects: ReadonlyMap<string, string>): string[] | undefined {
  const lines = text.split('\n');
  if (lines.pop() !== '') return undefined;
  const names = lines.map((line) => /^\d+ (\S+)$/.exec(line)?.[1] ?? '');
  return names.every((bare) => objects.has(bare)) ? names : undefined;
}

function isData(path: string): boolean {
  return /\/\d+\.dat(\.zst|\.gz)?$/.test(path);
}

/** A dump in one file: the tables in it are those recorded, each with its rows. */
export function checkArchive(facts: Facts, read: ReadFiles): Finding[] {
  const content = read.get(facts.dump);
  if (!(content instanceof CustomArchive || content instanceof PlainDump)) return [];
  const found = new Map(content.tables.map((table) => [tableKey(table), table.fingerprint]));
  const findings: Finding[] = [];
  for (const table of facts.tables) {
    const fingerprint = found.get(tableKey(table));
    if (fingerprint === undefined)
      findings.push({ file: facts.dump, problem: `the rows of ${tableName(table)} are missing` });
    else findings.push(...checkTable(table, fingerprint, facts.dump));
    found.delete(tableKey(table));
  }
  for (const key of found.keys())
    findings.push({ file: facts.dump, problem: `it holds table ${key}, which was not recorded` });
  return findings;
}

function checkTable(table: TableFacts, found: Fingerprint, file: string): Finding[] {
  if (found.rows !== table.rows) {
    const problem = `${tableName(table)} has ${formatCount(found.rows)} rows, ${formatCount(table.rows)} were recorded`;
    return [{ file, problem }];
  }
  if (found.sum === table.fingerprint && found.bytes === table.bytes) return [];
  return [
    { file, problem: `the rows of ${tableName(table)} are not those recorded (as many, but with other content)` },
  ];
}
