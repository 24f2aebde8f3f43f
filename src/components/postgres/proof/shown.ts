/** Definitions as a person reads them: shortened, without secrets. */

const shownChars = 600;
/** What is shown of what is the same before a difference. */
const leadChars = 60;

export function shorten(text: string): string {
  return text.length <= shownChars ? text : `${text.slice(0, shownChars)}… (${text.length} characters)`;
}

/** Two texts from a little before where they begin to differ. */
export function shortenBoth(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - leadChars);
  const cut = (text: string) => `${from > 0 ? '…' : ''}${shorten(text.slice(from))}`;
  return from > 0 || Math.max(one.length, other.length) > shownChars ? [cut(one), cut(other)] : [one, other];
}

/** Of user mappings every option, of servers and subscriptions what is or may hold a password. */
export function withoutSecrets(kind: string, text: string): string {
  if (kind === 'USER MAPPING') return text.replaceAll(literal, "'…'");
  if (kind === 'SUBSCRIPTION') return text.replaceAll(new RegExp(`(CONNECTION )${literal.source}`, 'gi'), "$1'…'");
  if (!/SERVER|FOREIGN|DATABASE/.test(kind)) return text;
  return text.replaceAll(new RegExp(`(\\b\\S*(?:pass|secret|token|key)\\S* )${literal.source}`, 'gi'), "$1'…'");
}

const literal = /E?'(?:[^'\\]|''|\\[\s\S])*'/g;
