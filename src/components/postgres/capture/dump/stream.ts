import { type ToolExit, throwIfAborted } from '../../../../lib/exec.ts';
import type { StoredFile } from '../../../../pipeline/stored-file.ts';
import { type WriteOptions, writeStored } from '../../../../pipeline/write.ts';
import { CustomArchive } from '../../archive/custom.ts';
import { PlainDump } from '../../archive/plain.ts';
import { dumpPath } from '../../names.ts';
import { program } from '../../server/clients.ts';
import { toolError } from '../../server/errors.ts';
import { commonArguments, type Dumped, type DumpJob, warningsIn } from './job.ts';

/** Takes a dump in custom or plain format from pg_dump's stdout: compressed, hashed and fingerprinted as it streams by. */
export async function dumpToFile(job: DumpJob): Promise<Dumped> {
  const path = dumpPath(job.source.database, job.sink.id, job.format, job.codec);
  const content = job.format === 'custom' ? new CustomArchive() : new PlainDump();
  const format = job.format === 'custom' ? ['--format=custom', '--compress=0'] : ['--format=plain'];
  try {
    const { file, exit } = await streamTool('pg_dump', [...format, ...commonArguments(job)], job, {
      path,
      consumer: content,
      onBytes: (doneBytes) => job.log.progress({ label: 'database', doneBytes, totalBytes: job.estimatedRawBytes }),
    });
    return {
      path,
      files: [file],
      tables: content.tables.map((table) => ({ ...table, file: null })),
      definitions: content.definitions,
      sequences: content.sequences,
      warnings: warningsIn(exit.stderr),
    };
  } finally {
    content.abandon();
  }
}

interface Output extends Pick<WriteOptions, 'consumer' | 'onBytes'> {
  readonly path: string;
}

/** Stores what a program prints. The program's own failure is the reason shown, unless our writing failed first. */
export async function streamTool(
  name: 'pg_dump' | 'pg_dumpall',
  args: readonly string[],
  job: DumpJob,
  { path, ...how }: Output,
): Promise<{ file: StoredFile; exit: ToolExit }> {
  const { signal, env, codec } = job;
  await using tool = await job.connection.start(program(job.client, name), args, { env, signal, stdout: 'pipe' });
  const [written] = await Promise.allSettled([
    writeStored(job.sink, path, tool.stdout ?? [], { ...how, codec, signal }),
  ]);
  tool.stdout?.destroy();
  const exit = await tool.exit;
  throwIfAborted(signal);
  const ours = written.status === 'rejected' && stoppedByUs(exit);
  if (exit.code !== 0 && !ours) throw toolError(name, exit, job.source);
  if (written.status === 'rejected') throw written.reason;
  return { file: written.value, exit };
}

/** It lost its reader: we had closed its output, a pair of sockets, because of an error of our own. */
function stoppedByUs(exit: ToolExit): boolean {
  return exit.killedBy === 'SIGPIPE' || exit.stderr.some((line) => lostReader.test(line));
}

const lostReader = /Broken pipe|could not write.*Connection reset by peer/;
