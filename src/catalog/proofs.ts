import { z } from 'zod';
import { whyUnreadable } from '../lib/errors.ts';
import { parseJson } from '../lib/json.ts';
import type { ReadableStore, Store } from '../stores/store.ts';
import { proofsFolder } from './manifest.ts';
import { seal, sealFields, sealProblem } from './seal.ts';
import type { Signer } from './signature.ts';

/** Depth of a restore test that left nothing out. */
export const wholeDepth = 'whole';
const outcomes = ['passed', 'failed', 'not-verified'] as const;

const statementSchema = z.strictObject({
  format: z.literal(1),
  kind: z.enum(['verify', 'restore-test']),
  depth: z.string(),
  backup: z.string(),
  /** SHA-256 of the manifest the proof is about; absent for a backup without one. */
  manifestSha256: z.string().optional(),
  outcome: z.enum(outcomes),
  findings: z.array(z.strictObject({ file: z.string(), problem: z.string() })),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  machine: z.string(),
  run: z.string().optional(),
  program: z.string(),
  /** Of a restore test: time until the restored data could be used. */
  restoreMs: z.number().min(0).optional(),
  /** Of a restore test: where each component was restored to. */
  places: z.record(z.string(), z.string()).optional(),
  /** Of an encrypted backup: recipients whose private keys were seen to open it. Programs that do not know this read no such backup. */
  openedBy: z.array(z.string()).optional(),
});
/** What one verify or restore-test found out about one backup. */
export type Statement = z.output<typeof statementSchema>;

/** The seal is over the JSON text of the statement. */
const proofSchema = z.strictObject({ statement: statementSchema, ...sealFields });

export interface Proof {
  readonly path: string;
  readonly statement: Statement;
  readonly signer: string | undefined;
}

/** Writes a proof beside the backup and returns its path in the store. */
export async function saveProof(store: Store, statement: Statement, signer: Signer | undefined): Promise<string> {
  const proof = { statement, ...seal(statementText(statement), signer) };
  const time = statement.finishedAt.replace(/[-:]/g, '');
  const path = `${statement.backup}/${proofsFolder}/${time}-${statement.kind}.json`;
  await store.put(path, encodeProof(proof));
  return path;
}

/** With its keys in the order of the schema, so that reading and writing it again gives the same bytes. */
function encodeProof(proof: z.output<typeof proofSchema>): Buffer {
  return Buffer.from(`${JSON.stringify(proofSchema.parse(proof), undefined, 2)}\n`);
}

/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. @param kind only those, by their names */
export async function readProofs(store: ReadableStore, id: string, kind?: Statement['kind']) {
  const proofs: Proof[] = [];
  const problems: { readonly path: string; readonly problem: string }[] = [];
  for (const { path, regular } of await store.list(`${id}/${proofsFolder}`)) {
    if (kind !== undefined && !path.endsWith(`-${kind}.json`)) continue;
    if (!regular) {
      problems.push({ path, problem: 'is not a plain file' });
      continue;
    }
    // One that cannot be read hides neither the others nor the backup.
    const bytes = await store.readSmall(path).catch(whyUnreadable);
    if (bytes === undefined) continue;
    const read = typeof bytes === 'string' ? bytes : parseProof(bytes);
    if (typeof read === 'string') problems.push({ path, problem: read });
    else if (read.statement.backup !== id) problems.push({ path, problem: `is about backup ${read.statement.backup}` });
    else proofs.push({ path, ...read });
  }
  proofs.sort((a, b) => (a.statement.finishedAt < b.statement.finishedAt ? -1 : 1));
  return { proofs, problems };
}

/**
 * What is known of a backup, in few words, oldest first: "restore-test whole passed <time>, verify quick passed <time>". The
 * last restore test of the whole stays in it, whatever was looked at since; undefined when nothing was looked at.
 */
export function describeProofs(proofs: readonly Proof[]): string | undefined {
  const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
  const telling = [tests.findLast(isWhole) ?? tests.at(-1), proofs.at(-1)];
  const texts = telling
    .filter((proof) => proof !== undefined)
    .map(({ statement }) => `${statement.kind} ${statement.depth} ${statement.outcome} ${statement.finishedAt}`);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(', ');
}

/**
 * The restore test that proves a backup as a whole: the last one of all its components, if it passed, and so did every test
 * of a part of it since. Undefined when the backup is not proven.
 */
export function provingTest(proofs: readonly Proof[]): Proof | undefined {
  const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
  const last = tests.findLastIndex(isWhole);
  if (last === -1) return undefined;
  return tests.slice(last).every(({ statement }) => statement.outcome === 'passed') ? tests[last] : undefined;
}

/** A restore test names the parts it was limited to. */
function isWhole({ statement }: Proof): boolean {
  return statement.depth === wholeDepth;
}

/** What is hashed and signed: the statement with its keys in the order of the schema. */
function statementText(statement: Statement): Buffer {
  return Buffer.from(JSON.stringify(statementSchema.parse(statement)));
}

function parseProof(bytes: Buffer): { statement: Statement; signer: string | undefined } | string {
  const value = parseJson(bytes);
  if (value === undefined) return 'is not JSON';
  const parsed = proofSchema.safeParse(value);
  if (!parsed.success) return 'is not a proof';
  const { statement, ...sealed } = parsed.data;
  if (!encodeProof(parsed.data).equals(bytes)) return 'was changed after it was written';
  return sealProblem(statementText(statement), sealed) ?? { statement, signer: sealed.signer };
}
