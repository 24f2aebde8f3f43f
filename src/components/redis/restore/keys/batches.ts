/** The name of a key and how large its value is, about. */
export interface Sized {
  readonly name: Buffer;
  readonly bytes: number;
}

/** Keys to be read at the same time, in their order: together no larger than a limit, and what is larger alone. */
export function inBatches(keys: readonly Sized[], limitBytes: number): Buffer[][] {
  const batches: Buffer[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const { name, bytes } of keys) {
    held += bytes;
    const last = batches.at(-1);
    if (last !== undefined && held <= limitBytes) last.push(name);
    else {
      batches.push([name]);
      held = bytes;
    }
  }
  return batches;
}
