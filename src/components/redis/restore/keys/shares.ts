/** As many names as are kept in memory at a time. */
const mostNames = 500_000;

/** Into how many shares names are divided, so that one share fits into memory. */
export function sharesFor(keys: number): number {
  return Math.max(1, Math.ceil(keys / mostNames));
}

/** Which share a name belongs to (FNV-1a). */
export function shareOf(name: Uint8Array, shares: number): number {
  if (shares === 1) return 0;
  let hash = 0x811c9dc5;
  for (const byte of name) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % shares;
}
