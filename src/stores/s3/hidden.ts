/** What was found out about the service, kept beside the backups. */
export const abilitiesName = '.abilities.json';
/** What the attempts of a probe are called. */
export const probePrefix = '.probe-';
const claim = '.claim-';
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ours = new RegExp(`^(\\.abilities\\.json|\\.probe-${uuid}|.*\\.claim-${uuid})$`, 's');

/** What the names of all claims of an object begin with. */
export function claimsOf(name: string): string {
  return name + claim;
}

/** What this store keeps for itself, and is no object to anybody else. */
export function isHidden(name: string): boolean {
  return ours.test(name);
}
