import { z } from 'zod';
import { parseJson } from '../../lib/json.ts';
import { judgeChecksums } from '../../pipeline/checksums.ts';
import { SmallFile } from '../../pipeline/small-file.ts';
import type { Consumer, Finding, StoredFile } from '../../pipeline/stored-file.ts';
import type { Examination } from '../component.ts';
import { factsSchema, type RedisFacts, serverFileSchema } from './facts.ts';
import { compareContent, inWords } from './rdb/compare.ts';
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
    consumer({ path }): Consumer | undefined {
      if (dumpName.test(path)) return dumps.set(path, new RdbReader()).get(path);
      if (/\.(sha256|json)$/.test(path)) return texts.set(path, new SmallFile(mostTextBytes)).get(path);
      return undefined;
    },
    async finish(): Promise<readonly Finding[]> {
      const sums = [...texts].filter(([path]) => path.endsWith('.sha256'));
      const findings = sums.flatMap(([path, { text }]) => judgeChecksums(path, text, files));
      return facts === undefined ? findings : [...findings, ...judgeFacts(facts, dumps, texts)];
    },
  };
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
  const { dumpFile, serverFile } = known;
  const dump = dumps.get(dumpFile);
  const text = texts.get(serverFile)?.text;
  const findings: Finding[] = [];
  if (text === undefined) findings.push({ file: serverFile, problem: 'it was not read' });
  else if (!serverFileSchema.safeParse(parseJson(text)).success)
    findings.push({ file: serverFile, problem: 'it is not a server file' });
  if (dump === undefined) findings.push({ file: dumpFile, problem: 'the dump was not read' });
  else if (dump.done) findings.push(...compare(known, dump.summary).map((problem) => ({ file: dumpFile, problem })));
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
