/** Whether a probe's value is what `expect` says: an exact text, or with a leading comparison a number. */
export function meets(value: string | undefined, expect: string): boolean {
  const match = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/.exec(expect.trim());
  if (match === null || value === undefined) return value === expect;
  const [, sign, text] = match;
  const found = Number(value);
  const limit = Number(text);
  if (found === limit) return sign === '>=' || sign === '<=';
  return sign?.startsWith('>') ? found > limit : found < limit;
}
