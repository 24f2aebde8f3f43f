import { z } from 'zod';
import { parseJson } from '../../lib/json.ts';
import { seal, sealFields, sealProblem } from '../seal.ts';
import type { Signer } from '../signature.ts';

// Nothing here is strict, and words are not enumerated: a newer program may say more, and its entries must not look broken.
const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const backupSchema = z.object({
  id: z.string(),
  /** SHA-256 of the manifest that the run worked on; absent for a backup without one. */
  manifestSha256: z.string().optional(),
  /** What came of this backup, where a run concerns several: passed, failed, not-verified, copied, removed. */
  outcome: z.string().optional(),
  /** Paths of the proofs that the run saved or brought here. */
  proofs: z.array(z.string()).optional(),
  /** What was proved or done: depth, restoreMs, the reason of a removal … */
  details: details.optional(),
});
/** A backup that a run has worked on. Its details name no table, no file and no host: they stay readable without a key. */
export type EvidencedBackup = z.output<typeof backupSchema>;

const entrySchema = z.object({
  format: z.literal(1),
  system: z.string(),
  number: z.int().min(1),
  /** SHA-256 of the file of the entry before; absent in the first. */
  previous: z.string().optional(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  operation: z.string(),
  /** Of the run as a whole: done, passed, failed, not-verified. */
  outcome: z.string(),
  error: z.object({ code: z.string(), title: z.string().optional() }).optional(),
  run: z.object({
    machine: z.string(),
    url: z.string().optional(),
    actor: z.string().optional(),
    sha: z.string().optional(),
  }),
  backups: z.array(backupSchema),
  program: z.string(),
});
/** What the evidence log keeps of one run. */
export type EvidenceEntry = z.output<typeof entrySchema>;

const fileSchema = z.object({ entry: z.unknown(), ...sealFields });

/** The entry as it lies in the store, sealed over its JSON text. */
export function encodeEntry(entry: EvidenceEntry, signer: Signer | undefined): Buffer {
  return encodeFile({ entry, ...seal(textOf(entry), signer) });
}

export type ParsedEntry =
  | { readonly kind: 'entry'; readonly entry: EvidenceEntry; readonly signer: string | undefined }
  | { readonly kind: 'broken' | 'newer'; readonly problem: string };

/** Reads an entry by its bytes as they lie there: what this program does not know of it is sealed too. */
export function parseEntry(bytes: Buffer): ParsedEntry {
  const value = parseJson(bytes);
  const file = fileSchema.safeParse(value).data;
  if (file === undefined) return { kind: 'broken', problem: 'is not an entry of the log' };
  const { entry: raw, ...sealed } = file;
  const problem = encodeFile(value).equals(bytes)
    ? sealProblem(textOf(raw), sealed)
    : 'was changed after it was written';
  if (problem !== undefined) return { kind: 'broken', problem };
  const format = z.object({ format: z.int().min(2) }).safeParse(raw).data?.format;
  if (format !== undefined)
    return { kind: 'newer', problem: `has format version ${format}; this program reads version 1` };
  const entry = entrySchema.safeParse(raw).data;
  if (entry === undefined) return { kind: 'broken', problem: 'does not follow the format' };
  return { kind: 'entry', entry, signer: sealed.signer };
}

function textOf(entry: unknown): Buffer {
  return Buffer.from(JSON.stringify(entry) ?? '');
}

function encodeFile(file: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);
}
