import { z } from 'zod';
import { command } from './recovery-schema.ts';

const fileName = z
  .string()
  .regex(/^(?!\.{1,2}$)[^/\0\n]+$/, 'must be the name of a file, without a folder')
  .optional();

const path = z.string().min(1).optional();

const redisFiles = z
  .strictObject({
    'config-file': path.meta({
      description: 'Configuration file of the server; read for what is not set here.',
      examples: ['/etc/redis/redis.conf'],
    }),
    folder: path.meta({
      description: 'Its data folder. Default: dir of config-file.',
      examples: ['/var/lib/redis'],
    }),
    'dump-name': fileName.meta({ description: 'Its dump. Default: dbfilename of config-file, else dump.rdb.' }),
    'append-only': z.boolean().optional().meta({
      description:
        'Whether it uses an append-only file. Default: what config-file says and what lies in the folder, else what the backup recorded.',
    }),
    'append-dir-name': fileName.meta({
      description: 'Its append-only folder (7.0 and newer). Default: appenddirname of config-file, else appendonlydir.',
    }),
    'append-file-name': fileName.meta({
      description: 'Its append-only file. Default: appendfilename of config-file, else appendonly.aof.',
    }),
  })
  .refine((files) => files.folder !== undefined || files['config-file'] !== undefined, {
    message: 'needs folder or config-file',
  })
  .meta({ description: 'Where the server keeps its data on this machine, for a restore while it is down.' });

/** How a Redis server is restored, beside what a backup of it needs. */
export const redisRestoreFields = {
  'restore-method': z.enum(['auto', 'replication', 'keys', 'files']).default('auto').meta({
    description:
      'How it is restored. replication: the running server follows this process once. keys: key by key with RESTORE, which is not atomic, for servers that refuse replication. files: the server is stopped and its files are replaced. auto: replication, or keys where that is refused; files when nobody answers and redis.files is set.',
  }),
  files: redisFiles.optional(),
  stop: command.optional().meta({
    description: 'Command that stops the server, before its files are replaced.',
    examples: ['systemctl stop redis-server'],
  }),
  start: command.optional().meta({
    description:
      'Command that starts it; what it then holds is compared with the backup before the services are started. Without it the services are left stopped after a restore by file.',
    examples: ['systemctl start redis-server'],
  }),
} as const;
