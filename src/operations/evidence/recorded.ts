import type { EvidenceEntry } from '../../catalog/evidence/entry.ts';
import type { Config } from '../../config/schema.ts';
import type { Context, Host, Operation } from '../../host/host.ts';
import { failureOf } from '../../host/run.ts';
import { BackupError, messageOf } from '../../lib/errors.ts';
import type { Report } from '../../report/report.ts';
import { openWritableStore } from '../../stores/index.ts';
import { keepEvidence } from './keep.ts';
import { gatherBackups, type Witness } from './witness.ts';

export interface RecordedContext<Request> extends Context<Request> {
  readonly witness: Witness;
}

/** An operation of which the evidence log of the store at work tells. */
interface RecordedOperation<Request> extends Omit<Operation<Request>, 'run'> {
  /** What the log calls a run; undefined: it keeps nothing of it, because it is a dry run. */
  recordedAs(request: Request): string | undefined;
  run(context: RecordedContext<Request>): Promise<Report>;
}

/** The operation, with an entry in the evidence log for every run that began, however it ended. */
export function recorded<Request>({ recordedAs, run, ...operation }: RecordedOperation<Request>): Operation<Request> {
  return {
    ...operation,
    run: async (context) => {
      const { config, host, request } = context;
      const name = recordedAs(request);
      if (name === undefined) return await run({ ...context, witness: () => {} });
      const startedAt = host.now().toISOString();
      const gathered = gatherBackups();
      const record = (ending: Ending) => {
        const told = { operation: name, startedAt, ...ending, backups: gathered.backups() };
        return keepEvidence(() => openWritableStore(config, host), told, { config, host });
      };
      let report: Report;
      try {
        report = await run({ ...context, witness: gathered.witness });
      } catch (thrown) {
        const error = failureOf(thrown, host.signal);
        // Bad input or configuration: nothing was started.
        if (!(error instanceof BackupError && error.exitCode === 2))
          await record(failedBy(error, host, isHidden(config)));
        throw thrown;
      }
      await record(endingOf(report));
      return report;
    },
  };
}

type Ending = Pick<EvidenceEntry, 'outcome' | 'error'>;

function endingOf(report: Report): Ending {
  const { status } = report;
  if (status === 'failed' || status === 'not-verified') {
    const code = 'errorCode' in report ? report.errorCode : undefined;
    return { outcome: status, ...(code && { error: { code } }) };
  }
  return { outcome: report.operation === 'verify' || report.operation === 'restore-test' ? 'passed' : 'done' };
}

/** A title may name a host or a table, and the log lies in clear beside encrypted backups. */
function isHidden({ encryption }: Pick<Config, 'encryption'>): boolean {
  return encryption.age !== undefined || encryption.gpg !== undefined;
}

/** How a run ended that failed with an error; its code alone where what backups hold is hidden. */
export function failedBy(error: unknown, host: Pick<Host, 'masked'>, hidden = false): Ending {
  if (!(error instanceof BackupError)) return { outcome: 'failed', error: { code: 'internal' } };
  if (hidden) return { outcome: 'failed', error: { code: error.code } };
  return { outcome: 'failed', error: { code: error.code, title: host.masked(titleOf(error)) } };
}

/** Titles are our own words; where one quotes what a tool or a server said, that is left out. */
function titleOf({ message, cause }: BackupError): string {
  const said = cause === undefined || cause instanceof BackupError ? '' : messageOf(cause);
  return said === '' ? message : message.replace(said, '…');
}
