/** What one line of a file tool's stderr says. `path` is as the tool named it. */
export type Message =
  | { readonly kind: 'vanished' | 'changed' | 'unreadable' | 'socket' | 'broken'; readonly path: string }
  | { readonly kind: 'summary' }
  | { readonly kind: 'other'; readonly text: string };

/** Messages of GNU tar 1.30–1.35 and findutils 4.8–4.10 in the C locale; the tool's name is taken off before. */
const table: readonly (readonly [RegExp, Exclude<Message['kind'], 'summary' | 'other'>])[] = [
  [/^(.*): file changed as we read it$/, 'changed'],
  [/^(.*): File shrank by \d+ bytes?; padding with zeros$/, 'changed'],
  [/^(.*): File removed before we read it$/, 'vanished'],
  [/^(.*): (?:Warning: )?Cannot (?:f?stat|open|readlink|opendir|read): No such file or directory$/, 'vanished'],
  [/^(.*): No such file or directory$/, 'vanished'],
  [/^(.*): (?:Not a directory|Too many levels of symbolic links)$/, 'vanished'],
  [
    /^(.*): (?:Warning: )?Cannot (?:open|f?stat|opendir|savedir|readlink|read): (?:Permission denied|Operation not permitted)$/,
    'unreadable',
  ],
  // find quotes the name; a line of tar without quotes is about something beside the content, such as an attribute.
  [/^('.*'): (?:Permission denied|Operation not permitted)$/, 'unreadable'],
  [/^(.*): socket ignored$/, 'socket'],
  [/^(.*): (?:Warning: )?(?:Cannot read|Read error at byte \d+, while reading \d+ bytes?): .*$/, 'broken'],
];

const summary = /^Exiting with failure status due to previous (?:delayed )?errors$/;

/** Understands one line that `tar` or `find` wrote to stderr. */
export function readMessage(line: string): Message {
  const text = line.replace(/^(?:\/\S*\/)?(?:g?tar|find): /, '');
  if (summary.test(text)) return { kind: 'summary' };
  for (const [pattern, kind] of table) {
    const path = pattern.exec(text)?.[1];
    if (path !== undefined) return { kind, path: unquote(path) };
  }
  return { kind: 'other', text };
}

/** Undoes the quoting of the C locale: 's\303\251.log' → sé.log, a line feed stays visible as \n. */
export function unquote(name: string): string {
  const inner = /^'(.*)'$/.exec(name)?.[1] ?? name;
  const bytes = inner.replace(/\\([0-7]{3}|\\)/g, (_whole, code: string) =>
    code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code, 8) & 0xff),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
