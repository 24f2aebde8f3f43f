/** Space for one number in decimal; its content lasts until the next number is written. */
export const digits = new Uint8Array(24);

/** Writes a 64-bit signed number in decimal, as Redis shows it, at the end of `digits`; returns where it starts. */
export function writeDigits(high: number, low: number): number {
  const exact = high * 4_294_967_296 + (low >>> 0);
  const text = Number.isSafeInteger(exact)
    ? String(exact)
    : BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0)).toString();
  const start = digits.length - text.length;
  for (let index = 0; index < text.length; index += 1) digits[start + index] = text.charCodeAt(index);
  return start;
}
