import type { Entry } from '../../catalog/catalog.ts';
import { type AnyManifest, totalBytes } from '../../catalog/manifest.ts';
import type { ComponentName } from '../../config/component-names.ts';
import type { PreviousBackups } from '../../report/report.ts';

/**
 * What a backup is compared with: as a whole with the newest of the same components, each component with the newest backup
 * that holds it. A run of some components must not hide what the last whole one held.
 */
export function previousBackups(
  entries: readonly Entry[],
  {
    system,
    type,
    components,
  }: Pick<AnyManifest, 'system' | 'type'> & { readonly components: readonly ComponentName[] },
): PreviousBackups {
  const earlier = entries
    .flatMap((entry) => (entry.kind === 'backup' ? [entry.manifest] : []))
    .filter((manifest) => manifest.system === system && manifest.type === type)
    .toReversed();
  const asked = new Set<string>(components);
  const same = earlier.find((one) => {
    const names = Object.keys(one.components);
    return names.length === asked.size && names.every((name) => asked.has(name));
  });
  const [newest] = earlier;
  const dropped = Object.keys(newest?.components ?? {}).filter((name) => !asked.has(name));
  return {
    whole: same === undefined ? undefined : wholeOf(same),
    components: Object.fromEntries(components.flatMap((name) => lastOf(earlier, name))),
    dropped: newest === undefined ? [] : dropped.map((component) => ({ component, id: newest.id })),
  };
}

function wholeOf(manifest: AnyManifest): PreviousBackups['whole'] {
  const durationMs = new Date(manifest.finishedAt).getTime() - new Date(manifest.startedAt).getTime();
  return { id: manifest.id, bytes: totalBytes(manifest), durationMs };
}

function lastOf(earlier: readonly AnyManifest[], name: ComponentName) {
  const manifest = earlier.find(({ components }) => components[name] !== undefined);
  const component = manifest?.components[name];
  if (manifest === undefined || component === undefined) return [];
  const { bytes, sourceBytes } = component;
  return [[name, { id: manifest.id, bytes, sourceBytes }] as const];
}
