import { z } from 'zod';

const units = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
} as const;

/** An amount of bytes as people write it ("10GB", "500 MiB"); undefined when it is none. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?i?b)$/i.exec(text.trim());
  const unit = Object.entries(units).find(([name]) => name === match?.[2]?.toLowerCase());
  return match === null || unit === undefined ? undefined : Math.round(Number(match[1]) * unit[1]);
}

/** Schema of an amount of bytes: text with a unit in, bytes out. */
export const byteSize = z.string().transform((text, context) => {
  const bytes = parseBytes(text);
  if (bytes !== undefined && bytes > 0) return bytes;
  context.addIssue({ code: 'custom', message: 'is not an amount of bytes; write it like 500MB, 10GB or 2GiB' });
  return z.NEVER;
});
