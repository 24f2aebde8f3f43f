import { Buffer } from 'node:buffer';
import { BackupError } from '../../../lib/errors.ts';
import { rowsKernel } from './rows-kernel.generated.ts';

/** One instance of the compiled rows.kernel.ts with its own memory. */
export interface Kernel {
  /** Text is put here, in front of it what update() left over the last time. */
  readonly input: Uint8Array;
  reset(): void;
  /** Takes input[0, end) and returns how much of it was consumed. */
  update(end: number): number;
  ended(): boolean;
  result(): { readonly rows: bigint; readonly bytes: bigint; readonly sumA: bigint; readonly sumB: bigint };
}

/** The compiler keeps what it owns in the first page. */
const inputAddress = 64 * 1024;
export const inputBytes = 256 * 1024;

/** Instances wait here for their next use: each one reserves gigabytes of address space. */
const idle: Kernel[] = [];
let compiled: WebAssembly.Module | undefined;

export function borrowKernel(): Kernel {
  const kernel = idle.pop() ?? instantiate();
  kernel.reset();
  return kernel;
}

export function returnKernel(kernel: Kernel): void {
  idle.push(kernel);
}

function instantiate(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(rowsKernel, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled);
  const { memory, update, reset } = exports;
  if (!(memory instanceof WebAssembly.Memory && isFunction(update) && isFunction(reset))) {
    throw new BackupError('internal', 'The fingerprint kernel is not what was compiled');
  }
  const read = (name: string) => readGlobal(exports[name]);
  return {
    input: new Uint8Array(memory.buffer, inputAddress, inputBytes),
    reset,
    update: (end) => update(inputAddress, inputAddress + end) - inputAddress,
    ended: () => read('ended') !== 0n,
    result: () => ({ rows: read('rows'), bytes: read('bytes'), sumA: read('sumA'), sumB: read('sumB') }),
  };
}

function isFunction(value: unknown): value is (...numbers: number[]) => number {
  return typeof value === 'function';
}

/** A 64-bit global arrives as a signed BigInt, a 32-bit one as a number. */
function readGlobal(value: unknown): bigint {
  const held = value instanceof WebAssembly.Global ? value.value : undefined;
  if (typeof held === 'bigint') return BigInt.asUintN(64, held);
  return typeof held === 'number' ? BigInt(held) : 0n;
}
