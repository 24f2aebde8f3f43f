import type { Writable } from 'node:stream';
import { BackupError, systemCode } from '../../../lib/errors.ts';
import { describeExit, type ToolExit } from '../../../lib/exec.ts';
import type { Measured } from '../../../pipeline/read.ts';
import type { Consumer, StoredFile } from '../../../pipeline/stored-file.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Session } from '../../session.ts';
import type { Tar } from '../tar/tar.ts';
import { toolOptions } from '../tar/tool-environment.ts';
import { readFromBackup } from './stored-archive.ts';

export interface Extraction {
  readonly backup: StoredBackup;
  readonly file: StoredFile;
  /** An empty folder of ours. */
  readonly into: string;
  /** Give files back to their owners; only root can. */
  readonly owners: boolean;
  /** Sees the archive too while it goes by. */
  readonly alongside?: Consumer;
}

/** True when the tools on the host run as root. */
export async function runsAsRoot(session: Session): Promise<boolean> {
  const { stdout } = await session.connection.run('id', ['-u'], toolOptions(session));
  return stdout.trim() === '0';
}

/**
 * Extracts a stored archive with GNU tar on the host. The stored file is decoded here, so the host needs no zstd.
 *
 * @throws BackupError `damaged` when the stored file cannot be decoded, `disk-full`, `restore-failed` when tar fails, `cancelled`
 */
export async function extract(session: Session, tar: Tar, what: Extraction): Promise<Measured> {
  const args = [
    '--extract',
    '--file=-',
    `--directory=${what.into}`,
    '--preserve-permissions',
    what.owners ? '--same-owner' : '--no-same-owner',
    // A folder without write permission gets its mode only when all that is in it is there.
    '--delay-directory-restore',
    ...tar.options,
  ];
  await using tool = await session.connection.start('tar', args, { ...toolOptions(session), stdin: 'pipe' });
  if (tool.stdin === null) throw new BackupError('internal', 'tar was started without an input');
  const feed = feedInto(tool.stdin);
  const { alongside } = what;
  const consumer: Consumer = {
    write: async (chunk) => {
      await Promise.all([feed.write(chunk), alongside?.write(chunk)]);
    },
    end: () => Promise.resolve(alongside?.end()),
  };
  const measured = await readFromBackup(session, what.backup, what.file, consumer, (doneBytes) =>
    session.log.progress({ label: what.file.path, doneBytes, totalBytes: what.file.bytes }),
  );
  feed.end();
  const exit = await tool.exit;
  if (measured.problem !== undefined) {
    throw new BackupError('damaged', `${what.file.path} cannot be read`, {
      because: [measured.problem],
      hint: 'Verify the backup, and restore from another one.',
    });
  }
  if (exit.code !== 0) throw extractError(exit);
  const failure = feed.failure();
  if (failure !== undefined)
    throw new BackupError('restore-failed', 'tar did not take the archive', { cause: failure });
  return measured;
}

function extractError(exit: ToolExit): BackupError {
  const full = exit.stderr.some((line) => /No space left on device|Disk quota exceeded/.test(line));
  const [code, title, hint] = full
    ? ([
        'disk-full',
        'The disk became full while the files were extracted',
        'Free some space, then run it again.',
      ] as const)
    : (['restore-failed', 'tar could not extract the files', 'See the lines of tar above.'] as const);
  const because = [describeExit(exit), ...exit.stderr.slice(-5)];
  return new BackupError(code, title, { because, hint: `${hint} Nothing in place was touched.` });
}

/** Writes with back-pressure. A tar that ended early closes the pipe: its exit says why, so that alone is no failure. */
function feedInto(stdin: Writable) {
  let failure: unknown;
  const closed = new Promise<void>((resolve) => stdin.once('close', resolve));
  stdin.on('error', (error) => {
    if (systemCode(error) !== 'EPIPE') failure ??= error;
  });
  return {
    async write(chunk: Buffer): Promise<void> {
      if (stdin.closed || stdin.write(chunk)) return;
      await Promise.race([new Promise<void>((resolve) => stdin.once('drain', resolve)), closed]);
    },
    end: () => stdin.end(),
    failure: () => failure,
  };
}
