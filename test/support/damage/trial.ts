import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type ProcessResult, runCli } from '../runner.ts';
import { type BackupFolder, copyBackup, filesIn } from './copy.ts';
import { type Damage, damagesOf, damagesOfFolders, proofTarget } from './mutations.ts';
import { Random } from './random.ts';

export type Depth = 'quick' | 'checksum' | 'deep';

/** Two good backups of one form, and how their copies are made and verified. */
export interface Form {
  readonly name: string;
  readonly good: BackupFolder;
  readonly other: BackupFolder;
  /** Signs the copies; undefined: unsigned. */
  readonly key: KeyObject | undefined;
  /** backup.yml of a store for copies, in an environment that has the key. */
  prepareStore(name: string, keys?: boolean): Promise<TrialStore>;
}

export interface TrialStore {
  readonly path: string;
  readonly configFile: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Trial {
  readonly damage: Damage;
  readonly copy: BackupFolder;
  /** What verify must name. */
  readonly files: readonly string[];
}

const reportSchema = z.object({
  status: z.string(),
  backups: z.array(
    z.object({
      id: z.string(),
      outcome: z.string(),
      findings: z.array(z.object({ file: z.string(), problem: z.string() })),
    }),
  ),
});
export type Findings = z.output<typeof reportSchema>['backups'][number]['findings'];

export interface Verdict {
  readonly exitCode: number | null;
  /** By id of the backup. */
  readonly findings: ReadonlyMap<string, Findings>;
  readonly stderr: string;
}

/** Every damage to every file and folder of a form's good backup. */
export async function planDamages(good: BackupFolder): Promise<Damage[]> {
  const files = (await filesIn(good.folder)).filter((path) => !path.startsWith('proofs/'));
  const folders = [...new Set(files.map((path) => path.slice(0, path.lastIndexOf('/'))))];
  return [...[...files, proofTarget].flatMap(damagesOf), ...damagesOfFolders(['', ...folders, 'proofs'])];
}

/** A copy for each damage, all verified as good and so with a proof each, then broken. */
export async function breakCopies(
  form: Form,
  store: TrialStore,
  damages: readonly Damage[],
  seed: number,
): Promise<{ trials: Trial[]; untouched: BackupFolder; before: Verdict }> {
  const copies: BackupFolder[] = [];
  const untouched = await copyBackup(form.good, store.path, idOf(damages.length), form.key);
  for (const at of damages.keys()) copies.push(await copyBackup(form.good, store.path, idOf(at), form.key));
  const before = await verify(store, 'all', 'quick');
  const random = new Random(seed);
  const trials: Trial[] = [];
  for (const [at, damage] of damages.entries()) {
    const copy = copies[at];
    const files = copy && (await damage.apply({ copy, other: form.other, random }));
    if (copy !== undefined && files !== undefined) trials.push({ damage, copy, files });
  }
  return { trials, untouched, before };
}

/** Runs the shipped command line over backups of a store. */
export async function verify(store: TrialStore, backup: string, depth: Depth): Promise<Verdict> {
  const args = ['verify', backup, '--depth', depth, '--config', store.configFile, '--json'];
  const result = await runCli(args, { env: store.env });
  return { exitCode: result.exitCode, findings: findingsIn(result), stderr: result.stderr };
}

function findingsIn({ stdout, stderr, exitCode }: ProcessResult): Map<string, Findings> {
  const parsed = reportSchema.safeParse(stdout === '' ? undefined : JSON.parse(stdout));
  if (!parsed.success) throw new Error(`verify gave no report (exit code ${exitCode}):\n${stdout}\n${stderr}`);
  return new Map(parsed.data.backups.map(({ id, findings }) => [id, findings]));
}

/** The files that should have been named and were not. */
export function unnamed(trial: Trial, verdict: Verdict): string[] {
  const named = new Set((verdict.findings.get(trial.copy.id) ?? []).map(({ file }) => file));
  return trial.files.filter((file) => !named.has(file));
}

/** Ids a second apart; all before the good backups' own. */
function idOf(at: number): string {
  const digits = new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}_${digits.slice(8, 14)}`;
}

/** A copy of a good backup for each of `count`, all unsigned. */
export async function copyUnsigned(form: Form, store: TrialStore, count: number): Promise<BackupFolder[]> {
  const copies: BackupFolder[] = [];
  for (let at = 0; at < count; at += 1) copies.push(await copyBackup(form.good, store.path, idOf(at), undefined));
  return copies;
}
