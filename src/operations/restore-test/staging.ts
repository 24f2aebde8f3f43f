import type { Catalog } from '../../catalog/catalog.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { ComponentName } from '../../config/schema.ts';
import type { ProvablePart } from '../restore/parts.ts';

/** A component's facts in all backups of a system, newest first: they say where production was. */
export function sourcesOf(catalog: Catalog, system: string, component: ComponentName): unknown[] {
  return catalog.entries
    .flatMap((entry) => (entry.kind === 'backup' && entry.manifest.system === system ? [entry.manifest] : []))
    .flatMap(({ components }) => components[component]?.facts ?? [])
    .reverse();
}

/**
 * Before anything is made anywhere: every staging server is another one than production. A run that is refused leaves no
 * proof: it says nothing about the backup.
 */
export async function assureStaging(
  parts: readonly ProvablePart[],
  catalog: Catalog,
  session: RestoreSession,
): Promise<void> {
  for (const { component, facts } of parts) {
    await component.assureStaging?.(facts, session, sourcesOf(catalog, session.config.system, component.name));
  }
}
