import type { Field } from './fields.ts';

/** How long prune keeps what it keeps by the calendar; the guide's variables give days. */
export const retentionFields = {
  'retention-daily': retentionField('daily', '7d'),
  'retention-weekly': retentionField('weekly', '30d'),
  'retention-monthly': retentionField('monthly', '90d'),
} as const;

function retentionField(tier: 'daily' | 'weekly' | 'monthly', fallback: string): Field {
  return {
    description: `How long the ${tier} backups are kept, such as ${fallback}; a bare number is days.`,
    kind: 'days',
    to: ['config', 'retention', tier],
    env: `RETENTION_${tier.toUpperCase()}`,
    absent: `retention.${tier} of backup.yml, else ${fallback}`,
  };
}
