import type { TocEntry } from '../archive/toc.ts';

type Kind = Pick<TocEntry, 'kind'>;

/**
 * Where the text that pg_dump writes of a restored database is not the text it was restored from, although nothing was lost.
 * Each rule turns both texts into the same one.
 */
const fixedPoints: readonly ((text: string, entry: Kind) => string)[] = [
  movedCasts,
  // A restored child has its columns in the parent's order (MergeAttributes in tablecmds.c); rows are copied by name.
  (text, { kind }) => (kind === 'TABLE' && /^INHERITS \(/m.test(text) ? sorted(text.match(/.+/g)) : text),
  // Grants come in the order in which they were given, which changes no right.
  (text, { kind }) => (/^(DEFAULT )?ACL$/.test(kind) ? sorted(text.match(grants)) : text),
];

const grants = /SET SESSION AUTHORIZATION [\s\S]*?RESET SESSION AUTHORIZATION;|.+/g;

function sorted(parts: readonly string[] | null): string {
  return (parts ?? [])
    .map((part) => part.replace(/,$/, ''))
    .sort()
    .join('\n');
}

/** The definition as it reads after a dump and a restore. */
export function settled(text: string, entry: Kind): string {
  return fixedPoints.reduce((settling, rule) => rule(settling, entry), text.trim());
}

/** What CREATE DATABASE and CREATE EXTENSION bring by themselves: plpgsql, and the comment of an extension. */
export function comesByItself({ kind, name }: Pick<TocEntry, 'kind' | 'name'>): boolean {
  return (kind === 'EXTENSION' && name === 'plpgsql') || (kind === 'COMMENT' && name.startsWith('EXTENSION '));
}

/**
 * `status IN ('a', 'b')` on a varchar column is first shown as `(ARRAY['a'::character varying, 'b'::character varying])::text[]`
 * and, restored from that text, as `ARRAY[('a'::character varying)::text, ('b'::character varying)::text]` (tried on 13 to 18).
 */
function movedCasts(definition: string): string {
  let text = definition;
  for (let at = text.lastIndexOf(opening); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(opening, at - 1)) {
    text = text.slice(0, at) + castElements(text.slice(at));
  }
  return text;
}

const opening = '(ARRAY[';
const closing = /^\]\)::([a-z_"][\w". ]*)\[\]/;

/** Rewrites the array at the beginning of the text, if it is one that is cast as a whole. */
function castElements(text: string): string {
  const elements: string[] = [];
  let from = opening.length;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'") at = text.indexOf("'", at + 1);
    if (at < 0) return text;
    if (sign === '(' || sign === '[') depth += 1;
    else if ((sign === ')' || sign === ']') && depth > 0) depth -= 1;
    else if (sign === ',' && depth === 0) {
      elements.push(text.slice(from, at).trim());
      from = at + 1;
    } else if (sign === ']') {
      const match = closing.exec(text.slice(at));
      if (match?.[1] === undefined) return text;
      elements.push(text.slice(from, at).trim());
      const cast = elements.map((element) => `(${element})::${match[1]}`);
      return `ARRAY[${cast.join(', ')}]${text.slice(at + match[0].length)}`;
    }
  }
  return text;
}
