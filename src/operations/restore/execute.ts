import { type Journal, journalEntry, writeJournal } from '../../catalog/journal.ts';
import type { Lease } from '../../catalog/lease.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Host } from '../../host/host.ts';
import { BackupError, failuresIn, messageOf, reasonsOf } from '../../lib/errors.ts';
import { formatDuration } from '../../lib/format.ts';
import type { RestoredComponent } from '../../report/report.ts';
import type { Store } from '../../stores/store.ts';
import { checkTradingOff } from '../checks/preflight.ts';
import { commandText } from '../commands.ts';
import type { PlannedPart, RestoreRun } from './plan.ts';
import { startServices, stopServices } from './services.ts';

export interface RestoreResources {
  readonly host: Pick<Host, 'log' | 'stand' | 'folder'>;
  /** The command that undoes this restore. */
  readonly undoCommand: string;
  readonly store: Store;
  readonly lease: Lease;
  readonly session: RestoreSession;
  /** Live data are replaced, not only a side database made. */
  readonly live: boolean;
  /** The user lets trading be on. */
  readonly tradingMayBeOn: boolean;
}

export interface Restored {
  readonly components: readonly RestoredComponent[];
  readonly steps: readonly { readonly name: string; readonly durationMs: number }[];
  /** Services that are not up again, and why. */
  readonly serviceProblems: readonly string[];
  readonly warnings: readonly string[];
}

const titles = { database: '4/8 Database', redis: '5/8 Redis', config: '6/8 Configuration', logs: 'Logs' } as const;
/** Putting the former data back must not be cut off by the cancellation that made it necessary. */
const rollbackMs = 10 * 60_000;

/**
 * Steps 3 to 7 of the guide. Whatever fails: what was switched is switched back, services are started again, and the
 * error says so. The journal is written ahead of every change, so that after a kill `restore --undo` can do the same.
 */
export async function executeRestore(run: RestoreRun, resources: RestoreResources): Promise<Restored> {
  const { live } = resources;
  const progress = new Progress(run, resources);
  try {
    if (live) await progress.step('3/8 Stop services', () => progress.stop());
    for (const part of run.parts) {
      await progress.step(titles[part.component.name], () => progress.restore(part));
    }
    if (live) await progress.step('7/8 Start services', () => progress.start());
    await progress.finish();
    return progress.result();
  } catch (error) {
    throw await progress.rollBack(error);
  }
}

/** What has been done so far: in the journal on disk, and here. */
class Progress {
  readonly #resources: RestoreResources;
  readonly #components: RestoredComponent[] = [];
  readonly #steps: { name: string; durationMs: number }[] = [];
  readonly #warnings: string[] = [];
  readonly #problems: string[] = [];
  readonly #parts: readonly PlannedPart[];
  #journal: Journal;
  /** Some services may run again. */
  #starting = false;

  constructor(run: RestoreRun, resources: RestoreResources) {
    this.#resources = resources;
    this.#parts = run.parts;
    const { session, live } = resources;
    this.#journal = {
      format: 1,
      restoreId: session.restoreId,
      system: session.config.system,
      backup: run.entry.id,
      startedAt: session.now().toISOString(),
      status: 'running',
      live,
      servicesStopped: false,
      components: [],
    };
  }

  async step(name: string, body: () => Promise<void>): Promise<void> {
    const started = performance.now();
    await this.#resources.host.log.group(name, body);
    this.#steps.push({ name, durationMs: Math.round(performance.now() - started) });
  }

  async stop(): Promise<void> {
    await this.#write({ servicesStopped: true });
    this.#stand('no live data were replaced yet');
    await stopServices(this.#resources.session);
  }

  /** The restored configuration is a running system's: it must not switch trading on by itself, on data of the past. */
  async start(): Promise<void> {
    const { host, session, tradingMayBeOn } = this.#resources;
    const trading = await checkTradingOff(session, host.folder);
    const { start } = session.config.services;
    if (trading.outcome === 'failed' && !tradingMayBeOn && start.length > 0) {
      const commands = start.map(commandText).join(' && ');
      this.#problems.push(
        `not started, because trading would be on: ${trading.detail}. When you are ready: ${commands}`,
      );
      return;
    }
    this.#starting = true;
    this.#stand('the services were being started');
    const problems = await startServices(session);
    this.#problems.push(...problems);
    await this.#note({ servicesStopped: problems.length > 0 });
  }

  async restore({ component, planned }: PlannedPart): Promise<void> {
    const { session, lease, host } = this.#resources;
    const started = performance.now();
    for (const step of planned.plan.steps) host.log.info(step);
    this.#stand(`what was begun of ${component.name} is removed`);
    if (planned.staging !== undefined) await this.#record(journalEntry(component.name, planned.staging, 'staging'));
    await using staged = await planned.stage();
    for (const line of staged.verified) host.log.info(`Checked: ${line}`);
    for (const line of staged.warnings) host.log.warning(line);
    await lease.check();
    await this.#record(journalEntry(component.name, staged.undo, 'switching'));
    this.#stand(`${component.name} is being switched`);
    await staged.switch();
    await this.#record(journalEntry(component.name, staged.undo, 'switched'));
    const durationMs = Math.round(performance.now() - started);
    host.log.info(`Restored in ${formatDuration(durationMs)}. Kept: ${planned.plan.keeps}`);
    const objectiveMs = component.name === 'logs' ? undefined : session.config.objectives.rto[component.name];
    this.#components.push({ component: component.name, verified: staged.verified, durationMs, objectiveMs });
    this.#warnings.push(...staged.warnings);
  }

  /** Services run on the restored data by now: a note that cannot be written is no reason to take them away again. */
  async finish(): Promise<void> {
    await this.#note({ status: 'done' });
  }

  result(): Restored {
    return {
      components: this.#components,
      steps: this.#steps,
      serviceProblems: this.#problems,
      warnings: this.#warnings,
    };
  }

  /** Puts back what was switched, last first, starts the services, and returns the error that tells all of it. */
  async rollBack(cause: unknown): Promise<BackupError> {
    const { host, session } = this.#resources;
    const calm: RestoreSession = { ...session, signal: AbortSignal.timeout(rollbackMs) };
    this.#stand('the rest of what was begun is removed');
    const done: string[] = [];
    const failed: string[] = [];
    const attempt = async (what: string, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        failed.push(`${what}: ${textOf(error)}`);
      }
    };
    await host.log.group('Roll back', async () => {
      if (this.#starting) await attempt('the services could not be stopped again', () => stopServices(calm));
      for (const entry of this.#journal.components.toReversed()) {
        if (entry.phase === 'staging') {
          await attempt(`what was begun beside ${entry.component} may still be there`, async () => {
            await this.#undo(entry, calm);
          });
          continue;
        }
        await attempt(`${entry.component} could not be put back`, async () => {
          done.push(...(await this.#undo(entry, calm)));
        });
      }
      if (this.#journal.servicesStopped) {
        await attempt('the services were not started again', async () => {
          const problems = await startServices(calm);
          failed.push(...problems.map((problem) => `a service did not start: ${problem}`));
          if (problems.length === 0 && calm.config.services.start.length > 0) done.push('services were started again');
        });
      }
    });
    await this.#note({ status: failed.length === 0 ? 'undone' : 'failed', servicesStopped: failed.length > 0 });
    const { first, closing } = failuresIn(cause);
    for (const error of closing) host.log.warning(`Something could not be closed: ${textOf(error)}`);
    return rollbackError(first, done, failed, session.restoreId);
  }

  /** Whoever stops the run now is told what becomes of the live data. */
  #stand(now: string): void {
    const { host, live, undoCommand } = this.#resources;
    const switched = this.#journal.components.filter(({ phase }) => phase === 'switching' || phase === 'switched');
    const back = switched.map(({ component }) => component);
    const services = this.#journal.servicesStopped ? ['the services are started again'] : [];
    const steps = [now, ...(back.length === 0 ? [] : [`the former ${back.join(', ')} put back`]), ...services];
    host.stand({
      stopping: live ? steps.join(', ') : now,
      hint: 'Run it again when you are ready.',
      abandoned: `${back.length === 0 ? 'No live data were replaced' : `${back.join(', ')} may be replaced`}${services.length === 0 ? '' : ', and services are stopped'}: to put everything in order, run  ${undoCommand}`,
    });
  }

  async #undo(entry: Journal['components'][number], calm: RestoreSession): Promise<readonly string[]> {
    const part = this.#parts.find(({ component }) => component.name === entry.component);
    if (part === undefined) throw new BackupError('internal', 'no such component is known');
    const done = await part.component.undoRestore(entry.state, calm);
    await this.#note(changed(this.#journal, { ...entry, phase: 'undone' }));
    return done;
  }

  async #record(entry: Journal['components'][number]): Promise<void> {
    await this.#write(changed(this.#journal, entry));
  }

  /** Writes what is already done. A journal that is behind makes an undo do it once more, which does no harm. */
  async #note(change: Partial<Journal>): Promise<void> {
    try {
      await this.#write(change);
    } catch (error) {
      this.#resources.host.log.warning(`The journal of this restore could not be written: ${textOf(error)}`);
    }
  }

  async #write(change: Partial<Journal>): Promise<void> {
    this.#journal = { ...this.#journal, ...change };
    await writeJournal(this.#resources.store, this.#journal);
  }
}

function changed(journal: Journal, entry: Journal['components'][number]): Pick<Journal, 'components'> {
  const others = journal.components.filter(({ component }) => component !== entry.component);
  return { components: [...others, entry] };
}

function textOf(error: unknown): string {
  return [messageOf(error), ...reasonsOf(error)].join('; ');
}

function rollbackError(cause: unknown, done: string[], failed: string[], restoreId: string): BackupError {
  const code = cause instanceof BackupError && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
  const title = code === 'cancelled' ? 'The restore was cancelled' : `The restore failed: ${messageOf(cause)}`;
  const because = [...reasonsOf(cause), ...done.map((line) => `put back: ${line}`), ...failed];
  const own = cause instanceof BackupError ? cause.hint : undefined;
  const hint =
    failed.length === 0
      ? `The former data serve, as before. ${own ?? 'Mend the cause and run the restore again.'}`
      : `Not everything could be put back. Run: backupctl restore --undo ${restoreId}; by hand, the commands are in restores/${restoreId}/UNDO.md of the store.`;
  return new BackupError(code, title, { cause, because, hint });
}
