import { bytesOfName } from './file-name.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes for people, decimal units: 1,234,567 → "1.2 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Milliseconds for people: "820 ms", "4.2 s", "3 min 05 s", "2 h 10 min". */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  if (hours >= 48) return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A length of time that somebody chose, without the zeros: "30 min", "1 h", "35 d". */
export function formatLimit(ms: number): string {
  return formatDuration(ms)
    .replace(/ 00 (s|min)$/, '')
    .replace(/\.0 s$/, ' s');
}

/** A count with thousands separators. (The first toLocaleString() of a process takes 20 ms.) */
export function formatCount(count: number | bigint): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A signed percentage of change: "+12 %", "-61 %", "±0 %". */
export function formatChange(before: number, now: number): string {
  if (before === 0) return now === 0 ? '±0 %' : 'new';
  const percent = Math.round(((now - before) / before) * 100);
  return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : ''}${percent} %`;
}

/** "1 file", "3 files". */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A word quoted for a POSIX shell; plain words stay plain. */
export function shellQuote(word: string): string {
  if (!word.isWellFormed()) return `"$(printf '${octal(bytesOfName(word))}')"`;
  return /^[\w@%+=:,./-]+$/.test(word) && word.length > 0 ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A name that is not UTF-8, for printf(1). */
function octal(bytes: Buffer): string {
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
