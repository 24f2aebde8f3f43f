import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readDocument } from '../../src/config/document.ts';
import { writerFields } from '../../src/config/fields.ts';
import { loadSettings } from '../../src/config/load.ts';
import { configSchema } from '../../src/config/schema.ts';
import { actionVerbs } from '../../src/operations/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const stepSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const jobSchema = z.looseObject({
  'runs-on': z.unknown(),
  'timeout-minutes': z.number(),
  permissions: z.strictObject({ contents: z.string() }).optional(),
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).default([]),
  outputs: z.record(z.string(), z.string()).default({}),
  steps: z.array(stepSchema),
});
const workflowSchema = z.looseObject({
  permissions: z.strictObject({}),
  concurrency: z.looseObject({ group: z.string() }),
  jobs: z.record(z.string(), jobSchema),
});
type Step = z.output<typeof stepSchema>;

const callers = globSync('examples/*.yml', { cwd: root }).filter((path) => path !== 'examples/backup.yml');
const all = [...callers, ...globSync('.github/workflows/*.yml', { cwd: root })];
const workflow = (path: string) => workflowSchema.parse(parse(read(path)));
const stepsOf = (path: string): Step[] => Object.values(workflow(path).jobs).flatMap(({ steps }) => steps);
const own = /^OWNER\/backup-actions\/actions\/([a-z-]+)@FULL_COMMIT_SHA$/;
const verbOf = (step: Step) => actionVerbs.find(({ name }) => name === own.exec(step.uses ?? '')?.[1]);

/** The yaml blocks of a document. */
function yamlBlocks(path: string): string[] {
  return [...read(path).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
}

describe('backup.yml', () => {
  const env = {
    DATABASE_URL: 'postgresql://user@db/trading_db',
    REDIS_URL: 'redis://cache:6379',
    BACKUP_SIGNING_KEY: 'pem',
  };
  const load = (name: string, text: string) =>
    loadSettings(
      { document: readDocument(name, text, env), input: () => undefined, env, inputLabel: (input) => input },
      writerFields,
      z.looseObject({}),
      Object.keys(configSchema.shape),
    );

  test('the example is valid and has every section but those with working defaults', () => {
    const { config } = load('backup.yml', read('examples/backup.yml'));
    expect(config.system).toBe('trading-system');
    const given: unknown = parse(read('examples/backup.yml'));
    const missing = Object.keys(configSchema.shape).filter((section) => !(section in Object(given)));
    expect(missing).toEqual(['compression', 'may-be-missing', 'restore-test', 'encryption', 'state', 'signing']);
  });

  test('the example keeps backups outside the workspace, which actions/checkout cleans', () => {
    expect(load('backup.yml', read('examples/backup.yml')).config.stores.local).toMatchObject({
      path: expect.stringMatching(/^\//),
    });
  });

  test('a setting that does not exist is refused', () => {
    expect(() => load('backup.yml', `${read('examples/backup.yml')}\nretain: 7d\n`)).toThrow();
  });

  test('the ones in the documents are valid', () => {
    const blocks = ['README.md', ...globSync('docs/*.md', { cwd: root })]
      .flatMap(yamlBlocks)
      .filter((block) => /^system:/m.test(block));
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) load('backup.yml', block);
  });
});

describe.each(all)('%s', (path) => {
  test('gives no permission that is not asked for, and ends by itself', () => {
    const jobs = Object.entries(workflow(path).jobs);
    expect(jobs.length).toBeGreaterThan(0);
    for (const [name, { permissions }] of jobs) expect([undefined, 'read'], name).toContain(permissions?.contents);
  });

  test('pins every action of others to a commit, with its version in a comment', () => {
    const lines = read(path)
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line));
    const loose = lines.filter((line) => !/uses: [\w./-]+@([0-9a-f]{40}|FULL_COMMIT_SHA) # v\d+\.\d+\.\d+$/.test(line));
    expect(loose).toEqual([]);
  });

  test('waits only for jobs and steps that exist, and reads only outputs that they have', () => {
    const { jobs } = workflow(path);
    for (const [name, job] of Object.entries(jobs)) {
      const needs = [job.needs].flat();
      expect(
        needs.filter((need) => !(need in jobs)),
        name,
      ).toEqual([]);
      const text = JSON.stringify(job);
      for (const [, need = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        expect(needs).toContain(need);
        expect(Object.keys(jobs[need]?.outputs ?? {})).toContain(output);
      }
      for (const [, id, output = ''] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        const step = job.steps.find((one) => one.id === id);
        expect(Object.keys(step === undefined ? {} : (verbOf(step)?.outputs ?? {})), `${id}.${output}`).toContain(
          output,
        );
      }
    }
  });

  test('puts nothing a user typed into a shell', () => {
    const scripts = stepsOf(path).flatMap(({ run }) => run ?? []);
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([]);
  });
});

describe.each(callers)('%s', (path) => {
  test('waits for its turn at the store', () => {
    // Who only looks must tell when the others hang, and waits for none of them.
    const [group, queue] = path.endsWith('/status.yml')
      ? ['status-trading-system', {}]
      : ['backup-trading-system', { queue: 'max' }];
    expect(workflow(path).concurrency).toEqual({ group, 'cancel-in-progress': false, ...queue });
  });

  test('gives the actions only inputs that they have, and their choices', () => {
    const steps = stepsOf(path).filter(({ uses }) => uses?.includes('backup-actions'));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      const verb = verbOf(step);
      expect(verb, step.uses).toBeDefined();
      for (const [input, value] of Object.entries(step.with)) {
        const field = verb?.fields[input];
        expect(field, `${verb?.name} ${input}`).toBeDefined();
        if (field?.choices === undefined || String(value).includes('${{')) continue;
        expect(field.choices, input).toEqual(expect.arrayContaining(String(value).split(/,\s*/)));
      }
    }
  });
});

test('the workflow in README.md is examples/daily.yml', () => {
  const bare = (text: string) =>
    text
      .split('\n')
      .filter((line) => !/^\s*#/.test(line))
      .join('\n')
      .trim();
  expect(yamlBlocks('README.md').map(bare)).toContain(bare(read('examples/daily.yml')));
});

test('the pre-deployment gate is never skipped and stands for every other job', () => {
  const { jobs } = workflow('examples/pre-deploy.yml');
  const gate = jobs['gate'];
  expect(gate?.if).toBe('always()');
  expect([gate?.needs].flat().sort()).toEqual(
    Object.keys(jobs)
      .filter((name) => name !== 'gate')
      .sort(),
  );
  expect([jobs['deploy']?.needs].flat()).toEqual(['backup', 'verify']);
});

test('a restore changes something only in a protected environment, and only what was planned', () => {
  const { jobs } = workflow('examples/restore.yml');
  for (const [name, job] of Object.entries(jobs)) {
    const step = job.steps.find((one) => verbOf(one) !== undefined);
    if (step?.with['dry-run'] === true) continue;
    expect(job['environment'], name).toBe('production-restore');
    expect(Object.keys(step?.with ?? {})).toContain('confirm');
  }
  const restoring = jobs['restore']?.steps.find((one) => verbOf(one) !== undefined);
  expect(restoring?.with['backup']).toBe('${{ needs.plan.outputs.backup-id }}');
});
