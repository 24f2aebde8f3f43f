import { z } from 'zod';
import { tiers } from './retention-schema.ts';
import { isRecord } from './tree.ts';

/** What a store can be. */
export const storeKinds = ['local', 's3', 'azure', 'ssh'] as const;
export type StoreKind = (typeof storeKinds)[number];

const text = z.string().min(1).optional();
/** What every store can say of itself. */
const ofAll = {
  'off-site': z
    .boolean()
    .optional()
    .meta({ description: 'Whether it counts as off-site. Default: every store but a local folder does.' }),
  keep: z.array(z.enum(tiers)).optional().meta({
    description:
      'What prune keeps here. Default: weekly and pre-deployment; daily and incremental on the first store; monthly on off-site ones.',
  }),
};
const prefix = z
  .string()
  .default('')
  .transform((path) => path.replace(/^\/+|\/+$/g, ''))
  .meta({ description: 'What the names of all objects begin with, without the last "/".' });

const local = z
  .strictObject({
    kind: z.literal('local'),
    path: z.string().min(1).default('./backups').meta({ description: 'Folder that holds the backups.' }),
    ...ofAll,
  })
  .meta({ description: 'A folder on the machine that runs the operation.' });

const s3 = z
  .strictObject({
    kind: z.literal('s3'),
    bucket: z.string().min(1).meta({ description: 'The bucket. It must exist.' }),
    prefix,
    region: text.meta({ description: 'Its region. Default: AWS_REGION, else us-east-1.' }),
    endpoint: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({
        description: 'Address of a compatible service, in place of that of AWS.',
        examples: ['https://s3.example.com'],
      }),
    'path-style': z
      .boolean()
      .optional()
      .meta({ description: 'The bucket in the path of a URL, not in its host name. Default: true with an endpoint.' }),
    'access-key-id': text.meta({
      description: 'Access key. Default: what the AWS tools find: environment, profile, role (OIDC).',
    }),
    'secret-access-key': text.meta({
      description: 'Its secret; in this file only as a reference to the environment.',
      examples: ['${BACKUP_S3_SECRET}'],
    }),
    sse: z
      .enum(['AES256', 'aws:kms'])
      .optional()
      .meta({ description: 'Encryption by the service. Default: what the bucket does by itself.' }),
    'kms-key': text.meta({ description: 'Key of aws:kms. Default: the account’s key for S3.' }),
    'storage-class': text.meta({
      description: 'Storage class of new objects. Default: that of the bucket.',
      examples: ['STANDARD_IA'],
    }),
    lock: z
      .strictObject({
        mode: z
          .enum(['governance', 'compliance'])
          .meta({ description: 'Who may remove a locked object: some, nobody.' }),
        days: z.int().min(1).meta({ description: 'For how long nothing of a backup can be removed.' }),
      })
      .optional()
      .meta({ description: 'Object lock for the files of backups. The bucket must have been made with it.' }),
    'max-parts': z
      .int()
      .min(100)
      .max(10_000)
      .default(10_000)
      .meta({ description: 'How many parts one upload may have; some compatible services take 1,000 only.' }),
    ...ofAll,
  })
  .meta({ description: 'Amazon S3, or a service that speaks its protocol.' });

const azure = z
  .strictObject({
    kind: z.literal('azure'),
    container: z.string().min(1).meta({ description: 'The container. It must exist.' }),
    prefix,
    account: text.meta({ description: 'Name of the storage account. Needed without an endpoint, and with a key.' }),
    endpoint: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({
        description: 'Address of the account. Default: https://<account>.blob.core.windows.net.',
      }),
    'account-key': text.meta({
      description: 'Key of the account; in this file only as a reference to the environment.',
      examples: ['${AZURE_STORAGE_KEY}'],
    }),
    'sas-token': text.meta({
      description:
        'Shared access signature in place of a key, with the permissions rcwdl; in this file only as a reference to the environment.',
      examples: ['${AZURE_STORAGE_SAS_TOKEN}'],
    }),
    'access-tier': z.enum(['Hot', 'Cool', 'Cold']).optional().meta({
      description: 'Tier of the files of backups. Small records stay in that of the account, which is the default.',
    }),
    ...ofAll,
  })
  .meta({
    description:
      'Azure Blob Storage. With neither key nor SAS an identity: the client AZURE_CLIENT_ID of AZURE_TENANT_ID (by AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE or GitHub’s OIDC), else a managed identity, else the login of az (azure/login).',
  });

const ssh = z
  .strictObject({
    kind: z.literal('ssh'),
    host: z.string().min(1).meta({ description: 'Name or address of the host.' }),
    port: z.int().min(1).max(65_535).default(22).meta({ description: 'Its port.' }),
    user: text.meta({ description: 'User there. Default: as ssh decides.' }),
    path: z
      .string()
      .startsWith('/', 'must be an absolute path')
      .meta({ description: 'Folder there that holds the backups, as an absolute path.' }),
    'identity-file': text.meta({ description: 'File of the private key. Default: the agent, or ssh’s own settings.' }),
    'known-hosts-file': text.meta({ description: 'File that names the host’s key. Default: ssh’s own.' }),
    'host-key': text.meta({
      description: 'The host’s public key, pinned: "ssh-ed25519 AAAA…". No other is accepted then.',
    }),
    ...ofAll,
  })
  .meta({ description: 'A folder on another host, reached with the system’s ssh.' });

export const storeName = /^[a-z][a-z0-9-]{0,31}$/;

export const storeSchema = z.discriminatedUnion('kind', [local, s3, azure, ssh]);
export type StoreConfig = z.output<typeof storeSchema>;
export type StoreConfigOf<Kind extends StoreKind> = Extract<StoreConfig, { kind: Kind }>;

/** A store whose name is a kind need not say it: `local: { path: … }`. */
function withKinds(stores: unknown): unknown {
  if (!isRecord(stores)) return stores;
  const named = Object.entries(stores).map(([name, store]) => {
    const isKind = storeKinds.some((kind) => kind === name);
    return [name, isKind && isRecord(store) && store.kind === undefined ? { ...store, kind: name } : store] as const;
  });
  return named.length === 0 ? { local: { kind: 'local' } } : Object.fromEntries(named);
}

const mapOfStores = z.record(
  z.string().regex(storeName, 'must be a name of small letters, digits and dashes'),
  storeSchema,
);

export const stores = z.preprocess(withKinds, mapOfStores).meta({
  description:
    'Places that keep backups, by name. The first one is where backups are made; the others receive copies. kind may be left out where the name is one.',
});

/** The stores in the order of the file. Undefined never: there is always one. */
export function storesOf(config: { readonly stores: Readonly<Record<string, StoreConfig>> }) {
  return Object.entries(config.stores).map(([name, store], index) => {
    const offSite = store['off-site'] ?? store.kind !== 'local';
    return { name, store, first: index === 0, offSite, keeps: store.keep };
  });
}
