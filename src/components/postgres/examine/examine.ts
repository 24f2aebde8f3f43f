import type { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import { judgeChecksums } from '../../../pipeline/checksums.ts';
import { SmallFile } from '../../../pipeline/small-file.ts';
import type { Finding, StoredFile } from '../../../pipeline/stored-file.ts';
import type { Examination } from '../../component.ts';
import { CustomArchive } from '../archive/custom.ts';
import { bareName, isObjectList } from '../archive/names.ts';
import { endOfGlobals, PlainDump } from '../archive/plain.ts';
import { RowsFile } from '../archive/rows-file.ts';
import { type Facts, factsSchema } from '../facts.ts';
import { type Content, checkArchive, checkFolder, checkPresence, type ReadFiles } from './checks.ts';

/** Judges the files of a database backup. What a consumer refuses while it is read is the reader's to report. */
export function examineDatabase(facts: unknown, files: readonly StoredFile[]): Examination {
  const parsed = facts === undefined ? undefined : factsSchema.safeParse(facts);
  const opened: Content[] = [];
  const read = new Map<string, Content>();
  return {
    consumer(file) {
      const content = contentOf(file);
      if (content === undefined) return undefined;
      opened.push(content);
      return {
        keepsNothing: 'keepsNothing' in content,
        write: (chunk) => content.write(chunk),
        end() {
          content.end();
          read.set(file.path, content);
        },
      };
    },
    async finish() {
      for (const content of opened) if ('abandon' in content) content.abandon();
      const findings = [...read].flatMap(([path, content]) =>
        path.endsWith('.sha256') && content instanceof SmallFile ? judgeChecksums(path, content.text, files) : [],
      );
      if (parsed === undefined) return findings;
      if (!parsed.success) return [...findings, unreadableFacts(parsed.error)];
      return [...findings, ...compare(parsed.data, files, read)];
    },
  };
}

/** Undefined: it is only decoded to its end. */
function contentOf({ path }: StoredFile): Content | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = bareName(name);
  if (name.endsWith('.sha256') || bare === 'toc.dat' || isObjectList(bare))
    return new SmallFile(Number.POSITIVE_INFINITY);
  if (/^\d+\.dat$/.test(bare)) return new RowsFile();
  if (bare.endsWith('.sql')) return new PlainDump(bare.startsWith('globals') ? endOfGlobals : undefined);
  return bare.endsWith('.dump') ? new CustomArchive() : undefined;
}

function compare(facts: Facts, files: readonly StoredFile[], read: ReadFiles): Finding[] {
  const findings = checkPresence(facts, files);
  try {
    findings.push(...(facts.format === 'directory' ? checkFolder(facts, files, read) : checkArchive(facts, read)));
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    findings.push({ file: facts.dump, problem: error.message });
  }
  return findings;
}

function unreadableFacts({ issues: [issue] }: z.ZodError): Finding {
  const where = issue === undefined ? '' : `: ${issue.path.map(String).join('.')}: ${issue.message}`;
  const problem = `what it records about the database cannot be understood${where}`;
  return { file: 'metadata/backup_info.json', problem };
}
