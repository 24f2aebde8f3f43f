/**
 * A definition as it reads after a dump and a restore. PostgreSQL's own text of an expression is not always what it writes
 * again once it has read it: `status IN ('a', 'b')` on a varchar column is first shown as
 * `(ARRAY['a'::character varying, 'b'::character varying])::text[]` and, restored from that text, as
 * `ARRAY[('a'::character varying)::text, ('b'::character varying)::text]` (tried on 15). The cast is moved to the elements.
 */
export function canonical(definition: string): string {
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
