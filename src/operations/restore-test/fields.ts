import { z } from 'zod';
import { type Fields, sourceFields, stagingFields, writerFields } from '../../config/fields.ts';
import { componentNames } from '../../config/schema.ts';
import { backupField } from '../verify/fields.ts';

export const restoreTestFields = {
  backup: backupField,
  components: {
    description: 'Which components to prove: database, redis, config, logs.',
    kind: 'list',
    to: ['request', 'components'],
    choices: componentNames,
    absent: 'all that the backup holds',
  },
  'report-folder': {
    description: 'Folder for the report (JSON and Markdown, without secrets).',
    kind: 'text',
    to: ['request', 'reportFolder'],
    absent: 'restore-tests/ in the store',
  },
  'upload-report': {
    description: 'Whether the action uploads the report as a workflow artifact.',
    kind: 'flag',
    to: ['request', 'uploadReport'],
    absent: 'true in a workflow',
  },
  'retention-days': {
    description: 'How many days the uploaded report is kept.',
    kind: 'number',
    to: ['request', 'retentionDays'],
    absent: 'the repository’s setting',
  },
  ...stagingFields,
  'database-url': {
    ...sourceFields['database-url'],
    description: 'postgresql:// URL of production: a staging server must be proven to be another one.',
  },
  'redis-url': {
    ...sourceFields['redis-url'],
    description: 'redis:// or rediss:// URL of production: a staging server must be proven to be another one.',
  },
  ...writerFields,
} as const satisfies Fields;

export const restoreTestRequestSchema = z.strictObject({
  backup: z.string().default('latest'),
  components: z.array(z.enum(componentNames)).min(1).optional(),
  reportFolder: z.string().optional(),
  uploadReport: z.boolean().default(true),
  retentionDays: z.int().min(1).max(400).optional(),
});
export type RestoreTestRequest = z.output<typeof restoreTestRequestSchema>;
