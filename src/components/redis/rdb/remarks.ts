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
  #functionCount = 0;

  functions(): { readonly count: number; readonly digest: string } {
    return { count: this.#functionCount, digest: this.#functions.hex() };
  }

  /** Everything that is neither a key nor belongs to the next one. The byte that says what it is has been read. */
  *read(window: Window, operation: number, format: 'redis' | 'valkey'): Reading {
    const start = window.offset - 1;
    switch (operation) {
      case operations.aux: {
        while (!window.string()) yield;
        const name = latin1(window.bytes, window.from, window.to);
        while (!window.string()) yield;
        if (keptAux.test(name) && window.to - window.from <= 256)
          this.aux[name] = latin1(window.bytes, window.from, window.to);
        return;
      }
      case operations.idle:
        return yield* skipLengths(window, 1);
      case operations.resizeDb:
        return yield* skipLengths(window, 2);
      case operations.slotInfo:
        return yield* skipLengths(window, 3);
      case operations.freq:
        while (!window.byte()) yield;
        return;
      case operations.function2: {
        const code = new Lanes();
        while (!window.stringHash(code)) yield;
        const library = new Lanes(seeds.functions);
        library.absorb(code);
        library.finish(1);
        this.#functions.add(library);
        this.#functionCount += 1;
        return;
      }
      case operations.moduleAux:
        yield* skipLengths(window, 3);
        return yield* readModuleParts(window, new Lanes());
      case operations.slotImport:
        if (format !== 'valkey') break;
        // A slot on its way to this node (Valkey 9): a job's name and ranges of slots.
        while (!window.string()) yield;
        while (!window.length()) yield;
        return yield* skipLengths(window, 2 * window.value);
    }
    throw unsupported(start, `an operation ${operation}`);
  }
}

function* skipLengths(window: Window, count: number): Reading {
  for (let left = count; left > 0; left -= 1) while (!window.length()) yield;
}
