import { stripVTControlCharacters } from 'node:util';

/** Text from tools, servers and file names, made unable to steer a terminal. Lines and tabs stay. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}
