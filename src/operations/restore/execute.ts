import type { RestoreSession, Undo } from '../../components/restorable.ts';
import type { Host } from '../../host/host.ts';
import type { BackupError } from '../../lib/errors.ts';
import { formatDuration } from '../../lib/format.ts';
import type { RestoredComponent } from '../../report/report.ts';
import { type Journal, journalEntry } from '../../state/journal.ts';
import type { Store } from '../../stores/store.ts';
import { differenceLine, requireAgreed } from './definitions.ts';
import { OpenJournal } from './open-journal.ts';
import type { PlannedPart, RestoreRun } from './plan.ts';
import { rollBack } from './roll-back.ts';
import { startServices, stopServices } from './services.ts';
import type { Leases } from './take-lease.ts';
import { type TradingGate, whyTradingWouldBeOn } from './trading-gate.ts';

export interface RestoreResources extends TradingGate {
  readonly host: Pick<Host, 'log' | 'stand'>;
  /** The command that undoes this restore. */
  readonly undoCommand: string;
  /** Where the journal is written. */
  readonly journals: Store;
  /** The same by hand: a file of this host. */
  readonly undoFile: string;
  readonly leases: Pick<Leases, 'check'>;
  readonly session: RestoreSession;
  /** Checks that may fail. */
  readonly override: readonly string[];
  /** Live data are replaced, not only a side database made. */
  readonly live: boolean;
}

export interface Restored {
  readonly components: RestoredComponent[];
  readonly steps: { readonly name: string; readonly durationMs: number }[];
  /** Services that are not up again, and why. */
  readonly serviceProblems: string[];
  readonly warnings: string[];
}

const titles = { database: '4/8 Database', redis: '5/8 Redis', config: '6/8 Configuration', logs: 'Logs' } as const;
type Phase = Journal['components'][number]['phase'];

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
    return await progress.finish();
  } catch (error) {
    throw await progress.rollBack(error);
  }
}

/** What has been done so far: in the journal on disk, and here. */
class Progress {
  readonly #resources: RestoreResources;
  readonly #restored: Restored = { components: [], steps: [], serviceProblems: [], warnings: [] };
  /** What was left down and services need. */
  readonly #down: string[] = [];
  readonly #parts: readonly PlannedPart[];
  readonly #journal: OpenJournal;
  /** Some services may run again. */
  #starting = false;

  constructor(run: RestoreRun, resources: RestoreResources) {
    this.#resources = resources;
    this.#parts = run.parts;
    const { session, live } = resources;
    const begun: Journal = {
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
    this.#journal = new OpenJournal(begun, resources.journals, resources.host.log);
  }

  async step(name: string, body: () => Promise<void>): Promise<void> {
    const started = performance.now();
    await this.#resources.host.log.group(name, body);
    this.#restored.steps.push({ name, durationMs: Math.round(performance.now() - started) });
  }

  async stop(): Promise<void> {
    await this.#journal.write({ servicesStopped: true });
    this.#stand('no live data were replaced yet');
    await stopServices(this.#resources.session);
  }

  async start(): Promise<void> {
    const { session, host } = this.#resources;
    const reasons = [...(await whyTradingWouldBeOn(session, this.#resources)), ...this.#down];
    this.#starting = true;
    this.#stand('the services were being started');
    const problems = await startServices(session, reasons);
    for (const problem of problems) host.log.warning(`Services: ${problem}`);
    this.#restored.serviceProblems.push(...problems);
    await this.#journal.note({ servicesStopped: problems.length > 0 });
  }

  async restore({ component, planned }: PlannedPart): Promise<void> {
    const { session, host, override } = this.#resources;
    const started = performance.now();
    for (const step of planned.plan.steps) host.log.info(step);
    this.#stand(`what was begun of ${component.name} is removed`);
    const record = (undo: Undo, phase: Phase) => this.#journal.record(journalEntry(component.name, undo, phase));
    if (planned.staging !== undefined) await record(planned.staging, 'staging');
    await using staged = await planned.stage((made) => record(made, 'staging'));
    for (const line of staged.verified) host.log.info(`Checked: ${line}`);
    for (const line of staged.warnings) host.log.warning(line);
    const differing = staged.definitions ?? [];
    requireAgreed(differing, override);
    for (const one of differing) host.log.warning(`Not as in the backup: ${differenceLine(one)}`);
    await this.#resources.leases.check();
    await record(staged.undo, 'switching');
    this.#stand(`${component.name} is being switched`);
    const switched = await staged.switch();
    const verified = [...staged.verified, ...switched.verified];
    if (switched.down !== undefined) this.#down.push(switched.down);
    await record(staged.undo, 'switched');
    const durationMs = Math.round(performance.now() - started);
    host.log.info(`Restored in ${formatDuration(durationMs)}. Kept: ${planned.plan.keeps}`);
    const objectiveMs = component.name === 'logs' ? undefined : session.config.objectives.rto[component.name];
    this.#restored.components.push({ component: component.name, verified, durationMs, objectiveMs, differing });
    this.#restored.warnings.push(...staged.warnings);
  }

  /** Services run on the restored data by now: a note that cannot be written is no reason to take them away again. */
  async finish(): Promise<Restored> {
    await this.#journal.note({ status: 'done' });
    return this.#restored;
  }

  async rollBack(cause: unknown): Promise<BackupError> {
    this.#stand('the rest of what was begun is removed');
    const { session, undoCommand, undoFile } = this.#resources;
    const failed = { cause, parts: this.#parts, journal: this.#journal, starting: this.#starting };
    return await rollBack({ ...failed, session, undoCommand, undoFile, gate: this.#resources });
  }

  /** Whoever stops the run now is told what becomes of the live data. */
  #stand(now: string): void {
    const { host, live, undoCommand } = this.#resources;
    const back = this.#journal.switched;
    const services = this.#journal.now.servicesStopped ? ['the services are started again'] : [];
    const steps = [now, ...(back.length === 0 ? [] : [`the former ${back.join(', ')} put back`]), ...services];
    host.stand({
      stopping: live ? steps.join(', ') : now,
      hint: 'Run it again when you are ready.',
      abandoned: `${back.length === 0 ? 'No live data were replaced' : `${back.join(', ')} may be replaced`}${services.length === 0 ? '' : ', and services are stopped'}: to put everything in order, run  ${undoCommand}`,
    });
  }
}
