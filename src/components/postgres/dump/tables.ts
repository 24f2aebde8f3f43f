import { parseCopy } from '../archive/copy.ts';
import type { CustomArchive } from '../archive/custom.ts';
import { PlainDump } from '../archive/plain.ts';
import { type SequenceState, sequencesIn, type TocEntry } from '../archive/toc.ts';
import type { TableName } from '../facts.ts';
import type { DumpedTable } from './job.ts';

/** Where the sequences stand in an archive or a plain dump. */
export function sequencesOf(content: CustomArchive | PlainDump): SequenceState[] {
  return content instanceof PlainDump ? content.sequences : sequencesIn(content.head?.entries ?? []);
}

/** The fingerprints an archive or a plain dump held. */
export function tablesIn(content: CustomArchive | PlainDump): DumpedTable[] {
  if (content instanceof PlainDump) return content.tables.map((table) => ({ ...table, file: null }));
  const entries = content.head?.entries ?? [];
  return entries.flatMap(({ dumpId, schema = '', name, copy = '' }) => {
    const fingerprint = content.tables.get(dumpId);
    return fingerprint === undefined
      ? []
      : [{ schema, name, columns: parseCopy(copy)?.columns ?? [], fingerprint, file: null }];
  });
}

/** Tables that an archive or a plain dump makes. */
export function definitionsOf(content: CustomArchive | PlainDump): readonly TableName[] {
  return content instanceof PlainDump ? content.definitions : tableDefinitions(content.head?.entries ?? []);
}

export function tableDefinitions(entries: readonly TocEntry[]): TableName[] {
  return entries.filter(({ kind }) => kind === 'TABLE').map(({ schema = '', name }) => ({ schema, name }));
}
