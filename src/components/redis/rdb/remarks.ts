import { latin1 } from './bytes.ts';
import type { Reading } from './collections.ts';
import { Lanes } from './lanes.ts';
import { readModuleParts } from './module-value.ts';
import { unsupported } from './problem.ts';
import { operations } from './types.ts';
import { seeds } from './value.ts';
import type { Window } from './window.ts';

const keptAux = /^(redis-ver|valkey-ver|redis-bits|ctime|used-mem|repl-id|repl-offset|repl-stream-db|aof-base)$/;

/** What an RDB file holds besides keys: what the server said of itself, and libraries of functions. */
export class Remarks {
  readonly aux: Record<string, string> = {};
  readonly #functions = new Lanes();
  readonly #onFunctions: (from: number, end: number) => void;
  #functionCount = 0;

  /** @param onFunctions told where each library of functions lies */
  constructor(onFunctions: (from: number, end: number) => void) {
    this.#onFunctions = onFunctions;
  }

  functions(): { readonly count: number; readonly digest: string } {
    return { count: this.#functionCount, digest: this.#functions.hex() };
  }

  /** Everything that is neither a key nor belongs to the next one. The byte that says what it is has been read. */
  *read(window: Window, operation: number, format: 'redis' | 'valkey'): Reading {
    const start = window.offset - 1;
    switch (operation) {
      case operations.aux: {
        while (!window.string()) yield;
        const name = latin1(window);
        while (!window.string()) yield;
        if (keptAux.test(name) && window.to - window.from <= 256) this.aux[name] = latin1(window);
        return;
      }
      case operations.resizeDb:
        for (let count = 0; count < 2; count += 1) while (!window.length()) yield;
        return;
      case operations.slotInfo:
        for (let count = 0; count < 3; count += 1) while (!window.length()) yield;
        return;
      case operations.idle:
        while (!window.length()) yield;
        return;
      case operations.freq:
        while (!window.byte()) yield;
        return;
      case operations.function2: {
        const code = new Lanes();
        while (!window.stringHash(code)) yield;
        this.#addFunctions(code);
        this.#onFunctions(start, window.offset);
        return;
      }
      case operations.moduleAux:
        for (let count = 0; count < 3; count += 1) while (!window.length()) yield;
        yield* readModuleParts(window, new Lanes());
        return;
      case operations.slotImport:
        if (format === 'valkey') {
          yield* readSlotImport(window);
          return;
        }
    }
    throw unsupported(start, `an operation ${operation}`);
  }

  #addFunctions(code: Lanes): void {
    const library = new Lanes();
    library.begin(seeds.functions);
    library.absorb(code);
    library.finish(1);
    this.#functions.add(library);
    this.#functionCount += 1;
  }
}

/** A slot on its way to this node (Valkey 9): a job's name and ranges of slots. */
function* readSlotImport(window: Window): Reading {
  while (!window.string()) yield;
  while (!window.length()) yield;
  const ranges = window.value;
  for (let count = 0; count < 2 * ranges; count += 1) while (!window.length()) yield;
}
