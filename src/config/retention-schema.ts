import { z } from 'zod';
import { duration } from './duration.ts';

/** What a backup counts as for retention, from the least worth to the most. */
export const tiers = ['incremental', 'daily', 'weekly', 'pre-deployment', 'monthly'] as const;
export type Tier = (typeof tiers)[number];

// Elsewhere 0 may mean "for ever"; nobody should learn here that it does not.
const period = duration.refine((ms) => ms > 0, 'must be more than 0');

export const retention = z
  .strictObject({
    incremental: period.prefault('24h').meta({ description: 'How long incremental backups are kept.' }),
    daily: period.prefault('7d').meta({ description: 'How long the last full backup of each day is kept.' }),
    weekly: period.prefault('30d').meta({ description: 'How long the last full backup of each ISO week is kept.' }),
    monthly: period.prefault('90d').meta({ description: 'How long the last full backup of each month is kept.' }),
    'pre-deployment': period.prefault('30d').meta({ description: 'How long backups before a deployment are kept.' }),
    'keep-last': z.int().min(1).default(3).meta({
      description: 'So many of the newest good backups stay in each store, whatever their age.',
    }),
  })
  .meta({
    description:
      'How long backups are kept. Ages count from the newest good backup of a store: where backups fail, none grows old. Days, weeks and months are those of timezone.',
  });
export type RetentionPolicy = z.output<typeof retention>;
