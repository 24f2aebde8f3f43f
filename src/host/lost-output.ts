import { systemCode } from '../lib/errors.ts';

/**
 * What cannot be said must never end a run that is putting things back, nor change its exit code: a reader that went away
 * (`backupctl list | head`: EPIPE), a terminal that did (EIO), a full disk behind stdout (ENOSPC).
 */
export function surviveLostOutput(): void {
  process.stderr.on('error', () => {});
  let told = false;
  process.stdout.on('error', (error) => {
    const code = systemCode(error);
    if (told || code === 'EPIPE' || code === 'EIO') return;
    told = true;
    process.stderr.write(`warning: what is printed on stdout gets lost (${code}); the exit code is still true\n`);
  });
}
