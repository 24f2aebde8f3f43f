import type { ObjectService } from '../object-service.ts';
import { withRetry } from '../retry.ts';
import { abilitiesOf } from './abilities.ts';
import type { Bucket } from './bucket.ts';
import { createObject } from './create.ts';
import { putObject } from './integrity.ts';
import { bucketExists, listFolders, listObjects } from './listing.ts';
import { ensureLocked, lockOfBackups, objectLockedUntil } from './lock.ts';
import { readObject } from './read.ts';
import { removeObjects } from './remove.ts';
import { endUpload, unfinishedUploads } from './unfinished.ts';
import { uploadObject } from './upload.ts';

/** The objects of a bucket as those of a store. */
export function s3Service(bucket: Bucket): ObjectService {
  const { known, probe } = abilitiesOf(bucket);
  const mayBeLocked = async () => bucket.config.lock !== undefined || (await known()).lock.can === 'yes';
  return {
    exists: () => bucketExists(bucket),
    folders: () => listFolders(bucket),
    list: (prefix) => listObjects(bucket, prefix),
    read: (name, from, etag) => readObject(bucket, name, from, etag),
    put: (name, content) => putObject(bucket, known, name, content),
    create: async (name, content, lasting) => {
      const made = await createObject(bucket, known, name, content, lasting ? lockOfBackups(bucket) : {});
      if (made && lasting) await ensureLocked(bucket, name);
      return made;
    },
    upload: async (name, content, expectedBytes) => {
      await uploadObject(bucket, known, name, content, expectedBytes);
      await withRetry(() => ensureLocked(bucket, name), bucket.around);
    },
    remove: async (names) => await removeObjects(bucket, names, await mayBeLocked()),
    lockedUntil: (name) => objectLockedUntil(bucket, name),
    unfinishedWrites: () => unfinishedUploads(bucket),
    removeUnfinished: ({ path, id }) => endUpload(bucket, path, id),
    probe,
    [Symbol.asyncDispose]: async () => bucket.client().destroy(),
  };
}
