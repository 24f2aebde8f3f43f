import { BackupError } from '../../lib/errors.ts';
import type { Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { Examination } from '../component.ts';
import { CustomArchive } from './archive/custom.ts';
import { endOfGlobals, MarkedText, PlainDump } from './archive/plain.ts';
import { RowsFile } from './archive/rows-file.ts';
import { Drain, Text } from './archive/text.ts';
import { checkArchive, checkChecksums, checkFolder, checkPresence } from './checks.ts';
import { isObjectList } from './dump/names.ts';
import { type Facts, factsSchema } from './facts.ts';

export type Content = CustomArchive | PlainDump | MarkedText | RowsFile | Text | Drain;

/** A file that was read to its end and found well-formed. */
export interface Read {
  readonly file: StoredFile;
  readonly content: Content;
}

/** Judges the files of a database backup. What a consumer refuses while it is read is the reader's to report. */
export function examineDatabase(facts: unknown, files: readonly StoredFile[]): Examination {
  const parsed = facts === undefined ? undefined : factsSchema.safeParse(facts);
  const opened: Content[] = [];
  const read = new Map<string, Read>();
  return {
    consumer(file) {
      const content = contentOf(file);
      opened.push(content);
      return {
        keepsNothing: content instanceof RowsFile || content instanceof Drain,
        write: (chunk) => content.write(chunk),
        end() {
          content.end();
          read.set(file.path, { file, content });
        },
      };
    },
    async finish() {
      for (const content of opened) if ('abandon' in content) content.abandon();
      const findings = [...checkChecksums(files, read)];
      if (parsed === undefined) return findings;
      if (!parsed.success) return [...findings, unreadableFacts(parsed.error.issues[0])];
      return [...findings, ...compare(parsed.data, files, read)];
    },
  };
}

function contentOf({ path }: StoredFile): Content {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = name.replace(/\.(zst|gz)$/, '');
  if (name.endsWith('.sha256') || bare === 'toc.dat' || isObjectList(bare)) return new Text();
  if (/^\d+\.dat$/.test(bare)) return new RowsFile();
  if (bare.endsWith('.sql')) return bare.startsWith('globals') ? new MarkedText(endOfGlobals) : new PlainDump();
  return bare.endsWith('.dump') ? new CustomArchive() : new Drain();
}

function compare(facts: Facts, files: readonly StoredFile[], read: ReadonlyMap<string, Read>): Finding[] {
  const findings = checkPresence(facts, files);
  try {
    findings.push(...(facts.format === 'directory' ? checkFolder(facts, files, read) : checkArchive(facts, read)));
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    findings.push({ file: facts.dump, problem: error.message });
  }
  return findings;
}

function unreadableFacts(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Finding {
  const where = issue === undefined ? '' : `: ${issue.path.map(String).join('.')}: ${issue.message}`;
  return {
    file: 'metadata/backup_info.json',
    problem: `what it records about the database cannot be understood${where}`,
  };
}
