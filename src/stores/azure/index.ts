import type { StoreConfigOf } from '../../config/stores-schema.ts';
import { objectStore } from '../object-store.ts';
import type { Surroundings } from '../retry.ts';
import type { Store } from '../store.ts';
import { type Limits, openContainer } from './container.ts';
import { azureService } from './service.ts';

/** A container of Azure Blob Storage. */
export function azureStore(name: string, config: StoreConfigOf<'azure'>, around: Surroundings, limits?: Limits): Store {
  const container = openContainer(name, config, around, limits);
  return objectStore({ name, kind: 'azure', location: container.place.location }, azureService(container), around);
}
