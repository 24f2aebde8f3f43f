import { z } from 'zod';

const backupTypes = ['full', 'incremental', 'pre-deployment'] as const;

export const time = z.iso.datetime();
export const json: z.ZodType<{ readonly [key: string]: z.core.util.JSONType }> = z.record(z.string(), z.json());

/** What every manifest says, whatever it tells of the content. */
export const commonFields = {
  id: z.string(),
  system: z.string(),
  type: z.enum(backupTypes),
  tiers: z.array(z.enum(['daily', 'weekly', 'monthly', 'pre-deployment', 'incremental'])),
  startedAt: time,
  finishedAt: time,
  timezone: z.string(),
  run: z.strictObject({
    machine: z.string(),
    url: z.string().optional(),
    actor: z.string().optional(),
    sha: z.string().optional(),
  }),
  program: z.strictObject({ name: z.literal('backup-actions'), version: z.string(), node: z.string() }),
  /** Between the earliest and the latest recovery point, milliseconds. */
  skewMs: z.number().min(0),
  /** Public key (base64 of its DER form) whose signature lies beside the manifest. */
  signer: z.string().optional(),
};

export const commonComponentFields = {
  recoveryPoint: time,
  durationMs: z.number().min(0),
  bytes: z.int().min(0),
  rawBytes: z.int().min(0),
  /** What was to be read, as the source told before: to see from the next backup how much it has grown. */
  sourceBytes: z.number().min(0).optional(),
};
