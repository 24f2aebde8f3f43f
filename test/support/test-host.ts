import type { Host } from '../../src/host/host.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Report } from '../../src/report/report.ts';

/** What a run came to. */
export interface Ended {
  readonly code: number;
  readonly report: Report | undefined;
  readonly error: unknown;
}

/** A terminal at which nobody sits, for operations that run in this process. */
export interface TestHost extends Host {
  readonly ended: Omit<Ended, 'code'>;
}

export function testHost({
  folder,
  temporaryFolder,
  env,
  input,
  now = () => new Date(),
}: Pick<Host, 'folder' | 'temporaryFolder' | 'env'> & {
  readonly input: Readonly<Record<string, string>>;
  now?(): Date;
}): TestHost {
  const ended: { report: Report | undefined; error: unknown } = { report: undefined, error: undefined };
  const log: Log = {
    info() {},
    warning() {},
    debug() {},
    progress() {},
    group: (_title, body) => body(),
  };
  return {
    kind: 'terminal',
    log,
    signal: new AbortController().signal,
    stand() {},
    env,
    folder,
    temporaryFolder,
    run: { machine: 'here' },
    now,
    input: (name) => input[name],
    inputLabel: (name) => name,
    ask: async () => undefined,
    mask() {},
    masked: (text) => text,
    keepReport: async () => {},
    async deliver(report) {
      ended.report = report;
    },
    async fail(error) {
      ended.error = error;
    },
    ended,
  };
}
