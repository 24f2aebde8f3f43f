import { BackupError } from '../../../../lib/errors.ts';
import type { StoredFile } from '../../../../pipeline/stored-file.ts';
import { endOfGlobals, PlainDump } from '../../archive/plain.ts';
import { globalsPath } from '../../names.ts';
import { conninfo } from '../../server/source.ts';
import type { DumpJob } from './job.ts';
import { streamTool } from './stream.ts';

export interface DumpedGlobals {
  readonly file: StoredFile;
  /** False: roles must be given new passwords after a restore. */
  readonly passwords: boolean;
}

/** Roles, their settings and tablespaces: what belongs to the server and is in no database's dump. */
export async function dumpGlobals(job: DumpJob): Promise<DumpedGlobals> {
  const path = globalsPath(job.sink.id, job.codec);
  const dump = async (more: readonly string[]) => {
    const args = ['--globals-only', '--no-password', `--database=${conninfo(job.source.database)}`, ...more];
    return (await streamTool('pg_dumpall', args, job, { path, consumer: new PlainDump(endOfGlobals) })).file;
  };
  try {
    return { file: await dump([]), passwords: true };
  } catch (error) {
    if (!isAboutPasswords(error)) throw error;
    await job.sink.discard(path);
    return { file: await dump(['--no-role-passwords']), passwords: false };
  }
}

/** Only superusers and those with pg_read_all_data may read pg_authid. */
function isAboutPasswords(error: unknown): boolean {
  return error instanceof BackupError && error.because.some((line) => line.includes('pg_authid'));
}
