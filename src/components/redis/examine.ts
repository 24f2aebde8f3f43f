import { z } from 'zod';
import { parseJson } from '../../lib/json.ts';
import { judgeChecksums } from '../../pipeline/checksums.ts';
import { SmallFile } from '../../pipeline/small-file.ts';
import type { Consumer, Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { Examination } from '../component.ts';
import { factsSchema, type RedisFacts, serverFileSchema } from './facts.ts';
import { compareContent, inWords } from './proof/compare.ts';
import { RdbReader, type RdbSummary } from './rdb/reader.ts';

const dumpName = /\.rdb(\.zst|\.gz)?$/;
const mostTextBytes = 16 * 1024 * 1024;

/**
 * Judges the dump, the server file and their checksums. A dump that cannot be read says so itself while it is read; here
 * comes what differs from the facts. Without facts a dump must be whole and agree with its own checksum.
 */
export function examine(facts: unknown, files: readonly StoredFile[]): Examination {
  const dumps = new Map<string, RdbReader>();
  const texts = new Map<string, SmallFile>();
  return {
    consumer(file): Consumer | undefined {
      if (dumpName.test(file.path)) return remember(dumps, file.path, new RdbReader());
      if (/\.(sha256|json)$/.test(file.path)) return remember(texts, file.path, new SmallFile(mostTextBytes));
      return undefined;
    },
    async finish(): Promise<readonly Finding[]> {
      const findings: Finding[] = [];
      for (const [path, text] of texts) {
        if (path.endsWith('.sha256')) findings.push(...judgeChecksums(path, text.text, files));
      }
      if (facts !== undefined) findings.push(...judgeFacts(facts, dumps, texts));
      return findings;
    },
  };
}

function remember<T>(readers: Map<string, T>, path: string, reader: T): T {
  readers.set(path, reader);
  return reader;
}

function judgeFacts(
  facts: unknown,
  dumps: ReadonlyMap<string, RdbReader>,
  texts: ReadonlyMap<string, SmallFile>,
): Finding[] {
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success) {
    const why = z.prettifyError(parsed.error);
    return [{ file: 'redis', problem: `the manifest's facts of redis are not what this version writes: ${why}` }];
  }
  const known = parsed.data;
  const reader = dumps.get(known.dumpFile);
  const findings = judgeServerFile(known.serverFile, texts.get(known.serverFile));
  if (reader === undefined) findings.push({ file: known.dumpFile, problem: 'the dump was not read' });
  else if (reader.done) {
    findings.push(...compare(known, reader.summary).map((problem) => ({ file: known.dumpFile, problem })));
  }
  return findings;
}

/** Every difference between what was captured and what was read. */
function compare(known: RedisFacts, read: RdbSummary): string[] {
  const problems: string[] = [];
  if (read.bytes !== known.rdb.bytes) problems.push(`it has ${read.bytes} bytes, recorded were ${known.rdb.bytes}`);
  if (read.format !== known.rdb.format || read.version !== known.rdb.version) {
    problems.push(
      `it is ${read.format} RDB version ${read.version}, recorded was ${known.rdb.format} ${known.rdb.version}`,
    );
  }
  problems.push(...inWords(compareContent(known, read)));
  return problems;
}

function judgeServerFile(path: string, text: SmallFile | undefined): Finding[] {
  if (text?.text === undefined) return [{ file: path, problem: 'it was not read' }];
  return serverFileSchema.safeParse(parseJson(text.text)).success
    ? []
    : [{ file: path, problem: 'it is not a server file' }];
}
