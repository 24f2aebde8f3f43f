import { judgeChecksums } from '../../pipeline/checksums.ts';
import { SmallFile } from '../../pipeline/small-file.ts';
import type { Consumer, Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { Examination } from '../component.ts';
import { agrees, archiveFactsSchema, differences, entriesOf, inTermsOf, mostListBytes } from './tar/entry.ts';
import { outsideProblems } from './tar/outside.ts';
import { TarReader } from './tar/tar-reader.ts';

const archiveName = /\.tar(\.zst|\.gz)?$/;
const listName = /\.files\.json(\.zst|\.gz)?$/;
const mostFindingsPerFile = 20;
const mostSumsBytes = 64 * 1024;

/** Judges the archive of a component: every entry as recorded, no more and no less, and nothing that would land outside. */
export function examine(component: string, facts: unknown, files: readonly StoredFile[]): Examination {
  const archives = new Map<string, TarReader>();
  const texts = new Map<string, SmallFile>();
  return {
    consumer({ path }): Consumer | undefined {
      if (archiveName.test(path)) archives.set(path, new TarReader());
      else if (listName.test(path)) texts.set(path, new SmallFile(mostListBytes));
      else if (path.endsWith('.sha256')) texts.set(path, new SmallFile(mostSumsBytes));
      return archives.get(path) ?? texts.get(path);
    },
    async finish(): Promise<readonly Finding[]> {
      const findings: Finding[] = [];
      for (const [path, reader] of archives) findings.push(...judgeAlone(path, reader));
      for (const [path, { text }] of texts)
        if (path.endsWith('.sha256')) findings.push(...judgeChecksums(path, text, files));
      if (facts !== undefined) findings.push(...judgeFacts(component, facts, archives, texts));
      return findings;
    },
  };
}

function judgeAlone(path: string, reader: TarReader): Finding[] {
  if (!reader.complete) return [{ file: path, problem: 'the archive cannot be read to its end' }];
  return few(outsideProblems(reader.entries)).map((problem) => ({ file: path, problem }));
}

function judgeFacts(
  component: string,
  facts: unknown,
  archives: ReadonlyMap<string, TarReader>,
  texts: ReadonlyMap<string, SmallFile>,
): Finding[] {
  const parsed = archiveFactsSchema.safeParse(facts);
  if (!parsed.success) {
    return [{ file: component, problem: `the manifest's facts of ${component} are not what this version writes` }];
  }
  const known = parsed.data;
  const reader = archives.get(known.archive);
  if (reader === undefined) return [{ file: known.archive, problem: 'the archive was not read' }];
  const recorded = known.list === undefined ? known.files : entriesOf(texts.get(known.list));
  const findings: Finding[] = [];
  if (known.list !== undefined && recorded === undefined) {
    findings.push({ file: known.list, problem: 'the list of entries cannot be read' });
  } else if (recorded !== undefined && !agrees(known, recorded)) {
    const file = known.list ?? component;
    findings.push({ file, problem: 'the list of entries is not the one whose digest the manifest holds' });
  }
  if (!reader.complete) return findings;
  const read = inTermsOf(known, reader.entries);
  const problems = recorded === undefined ? [] : differences(recorded, read);
  if (problems.length === 0 && !agrees(known, read)) {
    problems.push('the entries are not those whose digest the manifest holds');
  }
  return [...findings, ...few(problems).map((problem) => ({ file: known.archive, problem }))];
}

function few(problems: readonly string[]): string[] {
  if (problems.length <= mostFindingsPerFile) return [...problems];
  const rest = problems.length - mostFindingsPerFile;
  return [...problems.slice(0, mostFindingsPerFile), `and ${rest} more problems of this kind`];
}
