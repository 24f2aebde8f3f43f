import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Host } from '../../host/host.ts';
import { messageOf } from '../../lib/errors.ts';
import { statusPage } from '../../report/page/index.ts';
import type { StatusReport } from '../../report/status-report.ts';

/** Writes the page; whoever opens it while it is written sees the former one. A page that cannot be written changes no state. */
export async function writePage(report: StatusReport, page: string, host: Host): Promise<StatusReport> {
  const path = resolve(host.folder, page);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, host.masked(statusPage(report)));
    await rename(`${path}.new`, path);
    return { ...report, page: path };
  } catch (error) {
    const warning = `The page ${path} could not be written: ${messageOf(error)}`;
    return { ...report, warnings: [...report.warnings, warning] };
  }
}
