import type { Surroundings } from '../../src/stores/retry.ts';
import { sshStore } from '../../src/stores/ssh/store.ts';
import type { Store } from '../../src/stores/store.ts';
import type { Sshd } from './sshd.ts';

export function sshSurroundings(signal = new AbortController().signal): Surroundings {
  return { signal, log: { debug: () => {}, warning: () => {} }, env: process.env };
}

export function openOn(sshd: Sshd, path: string, signal?: AbortSignal): Store {
  return sshStore('off', sshd.config(path), sshSurroundings(signal));
}
