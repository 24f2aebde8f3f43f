import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestEdits, signatureDamages, signedEdits, sumsEdits } from '../support/damage/edits.ts';
import { forgeries } from '../support/damage/forgeries.ts';
import { type Format, formats, makeForms } from '../support/damage/forms.ts';
import type { Damage } from '../support/damage/mutations.ts';
import { Random } from '../support/damage/random.ts';
import { type Release, Tally } from '../support/damage/tally.ts';
import {
  breakCopies,
  copyUnsigned,
  type Form,
  planDamages,
  type Trial,
  unnamed,
  type Verdict,
  verify,
} from '../support/damage/trial.ts';
import { installedMajors } from '../support/postgres.ts';
import { installedServers } from '../support/redis.ts';
import { restOf } from '../support/sabotage-report.ts';
import { temporaryFolder } from '../support/temp.ts';

/** BACKUP_DETECTION_SEED repeats another run, or tries other places. */
const seed = Number(process.env.BACKUP_DETECTION_SEED ?? 20261122);
/** BACKUP_DETECTION_REPORT: where to write docs/reliability.md. */
const reportFile = process.env.BACKUP_DETECTION_REPORT;

/** Where the checkout cannot be written to. */
const inRoot = process.env.BACKUP_TEST_RELEASE !== undefined;

const missing = installedMajors().length === 0 || installedServers().length === 0;
const skipped = missing && process.env.CI === undefined;
const samples = 12;

const foreign = generateKeyPairSync('ed25519');
const foreignSigner = foreign.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

describe.skipIf(skipped)('damage in good backups is named', () => {
  const tally = new Tally(seed, releaseHere());
  const stack = new AsyncDisposableStack();
  let forms: ReadonlyMap<Format, Form>;

  beforeAll(async () => {
    forms = await makeForms(stack.use(await temporaryFolder('detection-')).path);
  });

  afterAll(async () => {
    await stack.disposeAsync();
    console.log(inRoot ? tally.section() : tally.summary());
    if (reportFile === undefined) return;
    const former = await readFile(reportFile, 'utf8').catch(() => '');
    const rest = restOf(former);
    const document = tally.document(former);
    await writeFile(reportFile, rest === '' ? document : `${document}\n${rest}\n`);
  });

  test.each(formats)('every damage to a backup in %s format', { timeout: 600_000 }, async (format) => {
    const form = formOf(forms, format);
    const store = await form.prepareStore('damaged');
    const signed =
      form.key === undefined ? [] : [...signedEdits(), ...signatureDamages(foreign.privateKey, foreignSigner)];
    const damages = [...(await planDamages(form.good)), ...manifestEdits(), ...sumsEdits(), ...signed];
    const { trials, untouched, before } = await breakCopies(form, store, damages, seed);
    expectGood(before, damages);

    const checksum = await verify(store, 'all', 'checksum');
    const deep = await verify(store, 'all', 'deep');
    for (const trial of trials) {
      tally.add(form.name, trial.damage, { checksum: isNamed(trial, checksum), deep: isNamed(trial, deep) });
    }
    expect([checksum, deep].map(({ findings }) => findings.get(untouched.id))).toEqual([[], []]);
    expect(missed(trials, checksum)).toEqual([]);
    expect(missed(trials, deep)).toEqual([]);
    expect([checksum.exitCode, deep.exitCode]).toEqual([7, 7]);
    await expectEachAlone(store, trials);
  });

  test.each(formats)(
    'content forged together with all its checksums, in %s format',
    { timeout: 300_000 },
    async (format) => {
      const form = formOf(forms, format);
      const store = await form.prepareStore('forged', false);
      const copies = await copyUnsigned(form, store, forgeries.length);
      const trials: Trial[] = [];
      for (const [at, { kind, apply }] of forgeries.entries()) {
        const copy = copies[at];
        const file = copy && (await apply(copy));
        if (copy && file)
          trials.push({ damage: { kind, target: file, apply: async () => [file] }, copy, files: [file] });
      }
      const checksum = await verify(store, 'all', 'checksum');
      const deep = await verify(store, 'all', 'deep');
      for (const trial of trials) {
        tally.addForged(format, trial.damage.kind, { checksum: isNamed(trial, checksum), deep: isNamed(trial, deep) });
      }
      expect([...checksum.findings].filter(([, findings]) => findings.length > 0)).toEqual([]);
      expect(checksum.exitCode).toBe(0);
      expect(missed(trials, deep)).toEqual([]);
      expect(deep.exitCode).toBe(7);
      expect(trials.length).toBeGreaterThanOrEqual(18);
    },
  );
});

function releaseHere(): Release {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const of = (key: string) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(text)?.[1];
  const clients = `with the tools of PostgreSQL ${Math.max(...installedMajors())}`;
  return {
    codename: process.env.BACKUP_TEST_RELEASE ?? of('VERSION_CODENAME') ?? 'unknown',
    name: `${of('PRETTY_NAME') ?? 'an unknown system'} ${clients}`,
  };
}

/** Undamaged copies pass: what is found later comes from the damage. */
function expectGood(before: Verdict, damages: readonly Damage[]): void {
  expect([...before.findings].filter(([, findings]) => findings.length > 0)).toEqual([]);
  expect(before).toMatchObject({ exitCode: 0 });
  expect(before.findings.size).toBe(damages.length + 1);
}

/** In a batch one exit code stands for all: a few are verified alone. */
async function expectEachAlone(store: Parameters<typeof verify>[0], trials: readonly Trial[]): Promise<void> {
  const random = new Random(seed);
  for (let count = 0; count < samples; count += 1) {
    const trial = random.pick(trials);
    const verdict = await verify(store, trial.copy.id, 'checksum');
    expect({ damage: describeTrial(trial), exitCode: verdict.exitCode }).toEqual({
      damage: describeTrial(trial),
      exitCode: 7,
    });
    expect(missed([trial], verdict)).toEqual([]);
  }
}

function isNamed(trial: Trial, verdict: Verdict): boolean {
  return unnamed(trial, verdict).length === 0;
}

function missed(trials: readonly Trial[], verdict: Verdict): object[] {
  return trials
    .filter((trial) => !isNamed(trial, verdict))
    .map((trial) => ({
      damage: describeTrial(trial),
      backup: trial.copy.id,
      unnamed: unnamed(trial, verdict),
      findings: verdict.findings.get(trial.copy.id) ?? 'not verified',
    }));
}

function describeTrial({ damage }: Trial): string {
  return `${damage.kind}: ${damage.target}`;
}

function formOf(forms: ReadonlyMap<Format, Form>, format: Format): Form {
  const form = forms.get(format);
  if (form === undefined) throw new Error(`there is no backup in ${format} format`);
  return form;
}
