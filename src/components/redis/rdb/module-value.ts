import type { Reading } from './collections.ts';
import { Lanes } from './lanes.ts';
import { damaged } from './problem.ts';
import { seeds, type Value } from './value.ts';
import type { Window } from './window.ts';

const text = new Lanes();

/** A module's value, as its parts are written: only the module could say what they mean. */
export function* readModule(window: Window, value: Value): Reading {
  while (!window.length()) yield;
  const digest = new Lanes(seeds.module);
  digest.block(window.high, window.low, 0, 0);
  yield* readModuleParts(window, digest);
  digest.finish(0);
  value.set(digest);
}

/** Parts up to the end mark: signed (1), unsigned (2), float (3), double (4), string (5). */
export function* readModuleParts(window: Window, digest: Lanes): Reading {
  for (;;) {
    while (!window.length()) yield;
    const part = window.value;
    switch (part) {
      case 0:
        return;
      case 1:
      case 2:
        while (!window.length()) yield;
        digest.block(part, window.high, window.low, 0);
        break;
      case 3:
        while (!window.take(4)) yield;
        text.of(window.bytes, window.from, window.to);
        digest.absorb(text);
        break;
      case 4:
        while (!window.take8()) yield;
        digest.block(part, window.high, window.low, 0);
        break;
      case 5:
        while (!window.stringHash(text)) yield;
        digest.absorb(text);
        break;
      default:
        throw damaged(window.offset, `a module value has a part of unknown kind ${part}`);
    }
  }
}
