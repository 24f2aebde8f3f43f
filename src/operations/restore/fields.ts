import { type Fields, keyFields, sourceFields, switchFields, writerFields } from '../../config/fields.ts';
import type { Description } from '../../host/host.ts';
import { overridable } from '../checks/overridable.ts';
import { backupField } from '../verify/fields.ts';

/** Components that can be put back. Logs are for reading: their RESTORE.md tells how to unpack them. */
export const restorableNames = ['database', 'redis', 'config'] as const;
export type RestorableName = (typeof restorableNames)[number];

export const restoreFields = {
  backup: { ...backupField, description: 'Which backup: latest, latest-proven, or an id.' },
  before: {
    description: 'Take the newest backup whose recovery point is before this time (ISO 8601, or an id’s form).',
    kind: 'text',
    to: ['request', 'before'],
    absent: 'the backup named',
  },
  components: {
    description: 'Which components to restore: database, redis, config.',
    kind: 'list',
    to: ['request', 'components'],
    choices: restorableNames,
    absent: 'all that the backup holds and the configuration names',
  },
  ...switchFields('restore', restorableNames, (name) => `Whether to restore ${name}, if the backup holds it.`),
  'restore-trading': {
    description:
      'Whether a restored environment file may switch trading on, as in the backup. Otherwise that one line stays as it is deployed.',
    kind: 'flag',
    to: ['request', 'restoreTrading'],
    env: 'RESTORE_TRADING',
    absent: 'false',
  },
  tables: {
    description: 'Restore only these tables (schema.table), into a side database; nothing live changes.',
    kind: 'list',
    to: ['request', 'tables'],
    absent: 'the whole database',
  },
  confirm: {
    description: 'The name of the system, to confirm that its data are to be replaced.',
    kind: 'text',
    to: ['request', 'confirm'],
    alias: 'yes',
    absent: 'asked for at a terminal; refused elsewhere',
  },
  override: {
    description: `Checks that may fail: ${overridable.join(', ')}.`,
    kind: 'list',
    to: ['request', 'override'],
    choices: overridable,
    absent: 'none',
  },
  undo: {
    description:
      'Instead of restoring, put back what a restore replaced: latest (the newest of live data), or the id of the restore.',
    kind: 'text',
    to: ['request', 'undo'],
    absent: 'a restore is made',
  },
  'dry-run': {
    description: 'Print the plan and stop: nothing is changed.',
    kind: 'flag',
    to: ['request', 'dryRun'],
    env: 'DRY_RUN',
    absent: 'false',
  },
  ...sourceFields,
  ...keyFields,
  ...writerFields,
  'state-folder': {
    description: 'Folder for what restores of this host keep: journals, former data, reports.',
    kind: 'text',
    to: ['config', 'state', 'path'],
    env: 'BACKUP_STATE',
    absent: 'state.path of backup.yml, else /var/lib/backup-actions, or ~/.local/state/backup-actions',
  },
} as const satisfies Fields;

export const restoreDescription: Description = {
  name: 'restore',
  description:
    'Restore a backup: plan, check, build the new state beside the live one, compare it, then switch; with undo.',
  fields: restoreFields,
  outputs: {
    'backup-id': 'Id of the backup that was restored.',
    'restore-id': 'Id of the restore; what undo takes.',
    status: 'ok, planned, failed, undone or undo-planned.',
    duration: 'How long it took, in seconds.',
    'data-loss': 'Seconds between the recovery point and the restore: what was written then is gone.',
    'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
  },
};
