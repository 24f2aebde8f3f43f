import type { Difference } from '../../restorable.ts';

/** A database held against what was recorded of another. */
export interface Comparing {
  /** Of rows, sequences and large objects: data. */
  readonly differences: readonly Difference[];
  /** Of everything that is no data: definitions, owners, privileges, settings. */
  readonly definitions: readonly Difference[];
  /** What could not be compared, and why: nothing was proved about it. */
  readonly uncertain: readonly string[];
  /** What was compared, for people: "7 tables, 16,803 rows and fingerprints". */
  readonly compared: readonly string[];
}

export const nothing: Comparing = { differences: [], definitions: [], uncertain: [], compared: [] };

export function merge(parts: readonly Comparing[]): Comparing {
  return {
    differences: parts.flatMap(({ differences }) => differences),
    definitions: parts.flatMap(({ definitions }) => definitions),
    uncertain: parts.flatMap(({ uncertain }) => uncertain),
    compared: parts.flatMap(({ compared }) => compared),
  };
}
