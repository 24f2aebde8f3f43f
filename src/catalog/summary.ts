import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Entry } from './catalog.ts';
import { missingIn, totalBytes } from './manifest.ts';
import { type Proof, provingTest } from './proofs.ts';

/** What retention, copies and status look at of a backup; its manifest without what only a restore needs. */
export const summarySchema = z.object({
  kind: z.literal('backup'),
  id: z.string(),
  system: z.string(),
  type: z.enum(['full', 'incremental', 'pre-deployment']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** The earliest of its components: what was written later may be missing. */
  recoveryPoint: z.iso.datetime(),
  bytes: z.int(),
  /** Bytes of each component. */
  components: z.record(z.string(), z.int()),
  missing: z.array(z.string()),
  signed: z.boolean(),
  manifestSha256: z.string(),
  /** The restore test that proves it. */
  proven: z.object({ at: z.iso.datetime(), restoreMs: z.number().optional() }).optional(),
  /** It was found to be damaged, and no test of its content has passed since. */
  broken: z.boolean(),
  /** The newest proof of whatever kind. */
  looked: z.object({ kind: z.string(), depth: z.string(), outcome: z.string(), at: z.iso.datetime() }).optional(),
});
export type Summary = z.output<typeof summarySchema>;

/** @param proofs oldest first */
export function summarize(
  { id, manifest, manifestBytes }: Extract<Entry, { kind: 'backup' }>,
  proofs: readonly Proof[],
): Summary {
  const points = Object.values(manifest.components).map((component) => component.recoveryPoint);
  const proof = provingTest(proofs)?.statement;
  const last = proofs.at(-1)?.statement;
  return {
    kind: 'backup',
    id,
    system: manifest.system,
    type: manifest.type,
    startedAt: manifest.startedAt,
    finishedAt: manifest.finishedAt,
    recoveryPoint: points.sort()[0] ?? manifest.startedAt,
    bytes: totalBytes(manifest),
    components: Object.fromEntries(Object.entries(manifest.components).map(([name, one]) => [name, one.bytes])),
    missing: missingIn(manifest).map(({ component }) => component),
    signed: manifest.signer !== undefined,
    manifestSha256: createHash('sha256').update(manifestBytes).digest('hex'),
    broken: isBroken(proofs),
    ...(proof && {
      proven: { at: proof.finishedAt, ...(proof.restoreMs !== undefined && { restoreMs: proof.restoreMs }) },
    }),
    ...(last && { looked: { kind: last.kind, depth: last.depth, outcome: last.outcome, at: last.finishedAt } }),
  };
}

function isBroken(proofs: readonly Proof[]): boolean {
  const failed = proofs.findLastIndex(({ statement }) => statement.outcome === 'failed');
  const since = failed === -1 ? [] : proofs.slice(failed + 1);
  const told = ({ statement }: Proof) => statement.kind === 'restore-test' || statement.depth === 'deep';
  return failed !== -1 && !since.some((proof) => proof.statement.outcome === 'passed' && told(proof));
}
