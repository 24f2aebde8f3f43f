import type { ObjectService } from '../object-service.ts';
import { ask, type Container } from './container.ts';
import { whenCode } from './failure.ts';
import { listBlobs, listFolders } from './listing.ts';
import { probeContainer } from './probe.ts';
import { readBlob } from './read.ts';
import { blobLockedUntil, removeBlobs } from './remove.ts';
import { removeUnfinishedBlob, unfinishedBlobs } from './unfinished.ts';
import { createBlob, putBlob, uploadBlob } from './upload.ts';

/** The blobs of a container as objects of a store. */
export function azureService(container: Container): ObjectService {
  return {
    exists: () => containerExists(container),
    folders: () => listFolders(container),
    list: (prefix) => listBlobs(container, prefix),
    read: (name, from, etag) => readBlob(container, name, from, etag),
    put: (name, content) => putBlob(container, name, content),
    create: (name, content) => createBlob(container, name, content),
    upload: (name, content, expectedBytes) => uploadBlob(container, name, content, expectedBytes),
    remove: (names) => removeBlobs(container, names),
    lockedUntil: (name) => blobLockedUntil(container, name),
    unfinishedWrites: () => unfinishedBlobs(container),
    removeUnfinished: (write) => removeUnfinishedBlob(container, write),
    probe: () => probeContainer(container),
    [Symbol.asyncDispose]: async () => {},
  };
}

/** Asked by a listing: the properties of a container are out of reach of a SAS for it. */
async function containerExists(container: Container): Promise<boolean> {
  return await ask(container, ['list', ''], (abortSignal) =>
    container.client
      .listBlobsFlat({ abortSignal })
      .byPage({ maxPageSize: 1 })
      .next()
      .then(() => true, whenCode(['ContainerNotFound'], false)),
  );
}
