import { z } from 'zod';
import { auditDepths } from './audit-depth.ts';

const time = z.iso.datetime();
const ms = z.number().meta({ description: 'Milliseconds.' });
const count = z.int().min(0);

/** From the least to the worst. A note changes no state. */
export const severities = ['note', 'degraded', 'at-risk'] as const;
export type Severity = (typeof severities)[number];

/** What status can find; stable words for programs. */
export const findingKinds = [
  'no-backup',
  'rpo-missed',
  'no-proof',
  'proof-old',
  'proof-not-held',
  'rto-missed',
  'runs-failed',
  'component-missing',
  'component-shrank',
  'backup-damaged',
  'store-down',
  'copy-missing',
  'copy-damaged',
  'copy-unread',
  'rule-3-2-1',
  'not-synced',
  'disk-filling',
  'lock-not-held',
  'evidence',
  'leftovers',
  'index-behind',
] as const;

const finding = z.object({
  severity: z.enum(severities),
  finding: z.enum(findingKinds),
  /** The store it is about; absent: all of them together. */
  store: z.string().optional(),
  what: z.string(),
  mend: z.string(),
});
export type StatusFinding = z.output<typeof finding>;

const measure = z.object({ ms, limitMs: ms, counted: z.enum(['trading', 'otherwise']) });
export type LossMeasure = z.output<typeof measure>;

const proven = z.object({ at: time, restoreMs: ms.optional() });

const backup = z.object({
  id: z.string(),
  origin: z.enum(['suite', 'guide', 'damaged']),
  type: z.string().optional(),
  startedAt: time,
  durationMs: ms.optional(),
  recoveryPoint: time.optional(),
  bytes: count,
  components: z.record(z.string(), count).meta({ description: 'Bytes of each component.' }),
  missing: z.array(z.string()),
  broken: z.boolean(),
  proven: proven.optional(),
  decision: z.enum(['keep', 'remove']).meta({ description: 'What prune would do now.' }),
  reasons: z.array(z.string()),
});
export type StatusBackup = z.output<typeof backup>;

const ability = z.object({ can: z.enum(['yes', 'no', 'unknown']), because: z.string() });

const failedRuns = z.object({
  operation: z.string(),
  runs: count.meta({ description: 'Failed runs since the last good one.' }),
  last: time,
  code: z.string().optional(),
  url: z.string().optional(),
});
export type FailedRuns = z.output<typeof failedRuns>;

const evidence = z.object({
  entries: count.meta({ description: 'Entries that were checked.' }),
  whole: z.boolean().meta({ description: 'The whole log was checked, not its newest entries only.' }),
  findings: z.array(z.object({ file: z.string(), problem: z.string(), kind: z.enum(['broken', 'unverified']) })),
  failed: z.array(failedRuns),
});

const store = z.object({
  name: z.string(),
  kind: z.string(),
  location: z.string(),
  first: z.boolean(),
  offSite: z.boolean(),
  reached: z.boolean(),
  problem: z.array(z.string()).meta({ description: 'Why it cannot be looked at, outermost first.' }),
  hint: z.string().optional().meta({ description: 'What to do about that.' }),
  bytes: count,
  perDayBytes: z.number().optional().meta({ description: 'Bytes that backups of the last week took, a day.' }),
  freeBytes: z.number().optional(),
  daysUntilFull: z.number().optional().meta({ description: 'If nothing is removed.' }),
  tiers: z.array(z.object({ tier: z.string(), id: z.string(), at: time, ageMs: ms })),
  notSynced: z.array(z.string()).meta({ description: 'Backups that it should keep and does not have.' }),
  unindexed: count.meta({ description: 'Backups that its index does not know as they are.' }),
  indexedAt: time.optional(),
  leftovers: z.array(z.object({ name: z.string(), reason: z.string(), ageMs: ms })),
  abilities: z.object({ atomicCreate: ability, checksum: ability, lock: ability }).optional(),
  lock: z.object({
    wanted: z.boolean().meta({ description: 'backup.yml asks for it.' }),
    held: ability,
  }),
  evidence: evidence.optional(),
  backups: z.array(backup),
});
export type StatusStore = z.output<typeof store>;

const copy = z.object({
  store: z.string(),
  kind: z.string(),
  offSite: z.boolean(),
  result: z.enum(['whole', 'damaged', 'missing', 'unknown']),
  filesRead: count,
  bytesRead: count,
  problems: z.array(z.string()),
});
export type AuditedCopy = z.output<typeof copy>;

const audit = z.object({
  depth: z.enum(auditDepths),
  /** The last proven backup; while there is none, the newest good one. */
  backup: z.string().optional(),
  proof: ability.optional().meta({ description: 'Whether its proof, read again, is what was known of it.' }),
  copies: z.array(copy),
  /** Copies of the data: production itself and the whole copies of the backup. */
  data: count,
  kinds: z.array(z.string()),
  offSite: count,
  verdict: z.enum(['holds', 'broken', 'unknown']),
});
export type StatusAudit = z.output<typeof audit>;

/** What `status --json` prints; published as docs/status.schema.json. Later versions may add to it. */
export const statusReportSchema = z.object({
  operation: z.literal('status'),
  format: z.literal(1),
  status: z.enum(['healthy', 'degraded', 'at-risk']),
  system: z.string(),
  timezone: z.string(),
  at: time,
  durationMs: ms,
  objectives: z.object({
    rpo: z.object({ tradingMs: ms, otherwiseMs: ms }),
    rtoMs: ms,
    proofMs: ms,
  }),
  newest: z
    .object({ id: z.string(), recoveryPoint: time, ageMs: ms, stores: z.array(z.string()), loss: z.array(measure) })
    .optional()
    .meta({ description: 'The newest good backup of all stores, and what would be lost now with only that.' }),
  proven: z
    .object({ id: z.string(), at: time, ageMs: ms, restoreMs: ms.optional(), stores: z.array(z.string()) })
    .optional()
    .meta({ description: 'The backup that was proven last.' }),
  findings: z.array(finding),
  audit,
  stores: z.array(store),
  page: z.string().optional(),
  warnings: z.array(z.string()),
});
export type StatusReport = z.output<typeof statusReportSchema>;
