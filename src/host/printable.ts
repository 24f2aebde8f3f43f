import { stripVTControlCharacters } from 'node:util';

/** Text from tools, servers and file names, made unable to steer a terminal. Lines and tabs stay. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}

/**
 * The same for the log of a workflow, where the runner takes `::name::` at the start of a line, after white space, and
 * `##[name]` anywhere in it for a command (actions/runner, ActionCommand.cs). Every text for that log passes here.
 */
export function commandless(text: string): string {
  return printable(text)
    .replaceAll('##[', '# #[')
    .replace(/^([[\p{Z}\p{C}]--[\n]]*):(?=:)/gmv, '$1: ');
}
