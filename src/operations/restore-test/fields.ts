import { componentNames } from '../../config/component-names.ts';
import { type Fields, keyFields, sourceFields, stagingFields, writerFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';
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
    absent: 'restore-tests/ in the store; in the workspace for an encrypted backup',
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
  ...keyFields,
  ...writerFields,
} as const satisfies Fields;

export const restoreTestDescription: Description = {
  name: 'restore-test',
  description:
    'Prove a backup: restore it into throwaway servers, or given staging servers, and compare everything with what the source held.',
  fields: restoreTestFields,
  outputs: {
    'backup-id': 'Id of the backup that was tested.',
    status: 'proven, failed or not-verified.',
    differences: 'How many things differ from the source.',
    duration: 'How long it took, in seconds.',
    'error-code': 'damaged, objective-missed or not-verified when it is not proven; see docs/troubleshooting.md.',
  },
};
