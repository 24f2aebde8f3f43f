import { componentNames } from '../../config/component-names.ts';
import { type Fields, sourceFields, switchFields, writerFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';

export const backupFields = {
  type: {
    description: 'Kind of backup: full or pre-deployment.',
    kind: 'text',
    to: ['request', 'type'],
    env: 'BACKUP_TYPE',
    choices: ['full', 'pre-deployment', 'incremental'],
    absent: 'full',
  },
  components: {
    description: 'Which components to back up: database, redis, config, logs.',
    kind: 'list',
    to: ['request', 'components'],
    choices: componentNames,
    absent: 'all that are configured',
  },
  ...switchFields('backup', componentNames, (name) => `Whether to back up ${name}, if it is configured.`),
  'dry-run': {
    description: 'Print the plan and stop: nothing is written.',
    kind: 'flag',
    to: ['request', 'dryRun'],
    env: 'DRY_RUN',
    absent: 'false',
  },
  ...sourceFields,
  'config-paths': {
    description: 'Configuration files and folders, relative to the workspace.',
    kind: 'list',
    to: ['config', 'config', 'paths'],
    absent: 'config.paths of backup.yml',
  },
  'log-paths': {
    description: 'Log files, as paths or glob patterns relative to the workspace.',
    kind: 'list',
    to: ['config', 'logs', 'paths'],
    absent: 'logs.paths of backup.yml',
  },
  'database-format': {
    description: 'Dump format: auto, directory, custom or plain.',
    kind: 'text',
    to: ['config', 'database', 'format'],
    absent: 'database.format of backup.yml, else auto',
  },
  compression: {
    description: 'Codec of the files: zstd or gzip.',
    kind: 'text',
    to: ['config', 'compression'],
    absent: 'compression of backup.yml, else zstd',
  },
  ...writerFields,
} as const satisfies Fields;

export const backupDescription: Description = {
  name: 'backup',
  description: 'Back up PostgreSQL, Redis, configuration files and logs at one recovery point.',
  fields: backupFields,
  outputs: {
    'backup-id': 'Id of the backup (YYYYMMDD_HHMMSS, UTC).',
    path: 'Where the backup lies.',
    'manifest-path': 'Where its manifest lies.',
    bytes: 'Size of the backup in bytes.',
    duration: 'How long it took, in seconds.',
    status: 'ok, planned or failed.',
    'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
  },
};
