/** The file's name as the table of contents has it: without its folder and the codec's ending. */
export function bareName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(zst|gz)$/, '');
}

/** A list of large objects: blobs.toc, from 17 on blobs_<id>.toc. */
export function isObjectList(name: string): boolean {
  return /^blobs(_\d+)?\.toc$/.test(name);
}
