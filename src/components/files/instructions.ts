import { posix } from 'node:path';
import { shellQuote } from '../../lib/format.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import { archiveFactsSchema } from './tar/entry.ts';

/** Markdown that restores the archive by hand into a side folder. Commands start in the backup's folder. */
export function instructions(component: 'config' | 'logs', facts: unknown, files: readonly StoredFile[]): string {
  const archive = files.find((file) => file.path.startsWith(`${component}/`) && /\.tar(\.zst|\.gz)?$/.test(file.path));
  if (archive === undefined) return '';
  const known = archiveFactsSchema.safeParse(facts);
  const variable = `${component.toUpperCase()}_TARGET`;
  const path = shellQuote(archive.path);
  const decode = { zstd: `zstd -dc ${path} | tar`, gzip: `gzip -dc ${path} | tar`, none: `tar < ${path}` }[
    archive.codec
  ];
  const test = { zstd: [`zstd -t ${path}`], gzip: [`gzip -t ${path}`], none: [] }[archive.codec];
  const sums = files.find((file) => file.path === `${archive.path}.sha256`);
  const check =
    sums === undefined
      ? []
      : [`(cd ${shellQuote(posix.dirname(sums.path))} && sha256sum -c ${shellQuote(posix.basename(sums.path))})`];
  return [
    `The files lie in one tar archive${known.success ? `, taken below \`${known.data.root}\`` : ''}. Check it and look at what it holds:`,
    '',
    fence([...check, ...test, `${decode} --list --verbose`]),
    '',
    'Extract it into an empty side folder first. As root, owners, modes, access control lists, capabilities and links come back as they were;',
    'without root, leave out `--same-owner` when the files belonged to somebody else.',
    '',
    fence([
      `${variable}="\${${variable}:-./restored-${component}}"`,
      `mkdir -p "$${variable}"`,
      `${decode} --extract --directory "$${variable}" --preserve-permissions --same-owner --acls --xattrs --xattrs-include='*'`,
    ]),
    '',
    component === 'config'
      ? 'Compare it with what is in place (`diff -r`), then copy over what you need with `cp -a`. It may hold secrets: remove the side folder afterwards.'
      : 'Logs are for reading; nothing needs to be put back.',
    '',
  ].join('\n');
}

function fence(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}
