import type { StoreConfigOf } from '../../config/stores-schema.ts';
import { objectStore } from '../object-store.ts';
import type { Surroundings } from '../retry.ts';
import type { Store } from '../store.ts';
import { type Limits, openBucket } from './bucket.ts';
import { s3Service } from './service.ts';

/** A bucket of Amazon S3, or of a service that speaks its protocol. */
export function s3Store(name: string, config: StoreConfigOf<'s3'>, around: Surroundings, limits?: Limits): Store {
  const bucket = openBucket(name, config, around, limits);
  return objectStore({ name, kind: 's3', location: bucket.place.location }, s3Service(bucket), around);
}
