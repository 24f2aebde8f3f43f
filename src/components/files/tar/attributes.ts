/** Labels that the kernel gives to a file for the place it lies in, or signs for one inode: on another file they would be wrong. */
const ofThePlace = ['security.selinux', 'security.ima', 'security.evm'];

/** Options of GNU tar, each with what it needs to keep and give back everything; alone, only `user.*` is given back. */
export const attributeOptions = {
  '--acls': ['--acls'],
  '--xattrs': ['--xattrs', '--xattrs-include=*', ...ofThePlace.map((name) => `--xattrs-exclude=${name}`)],
} as const;

/** "acl.access" or "xattr.security.capability" for a pax record that holds one. */
export function attributeIn(record: string): string | undefined {
  const name = /^SCHILY\.((?:acl|xattr)\..+)$/s.exec(record)?.[1];
  return name === undefined || ofThePlace.includes(name.replace('xattr.', '')) ? undefined : name;
}

/** Only root can give it to a file. */
export function isPrivileged(attribute: string): boolean {
  return /^xattr\.(?:security|trusted)\./.test(attribute);
}
