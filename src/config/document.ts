import {
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import { messageOf } from '../lib/errors.ts';
import { isRecord } from './tree.ts';

/** A problem with what the user wrote, and where. */
export interface Problem {
  /** "backup.yml:12", "input depth", "environment variable BACKUP_TYPE". */
  readonly where: string;
  readonly message: string;
}

/** backup.yml as a plain tree that still knows its lines. */
export interface ConfigDocument {
  readonly tree: Record<string, unknown>;
  readonly problems: readonly Problem[];
  /** References to environment variables that are not set, by the path where they stand. */
  readonly unresolved: readonly { readonly path: readonly PropertyKey[]; readonly variable: string }[];
  /** Values of environment variables whose name says that they are secret. */
  readonly secrets: readonly string[];
  /** The tree as written, before variables are put in. */
  readonly written: Record<string, unknown>;
  /** "backup.yml:12" for the value (or, when there is none, its nearest parent) at a path. */
  whereIs(path: readonly PropertyKey[]): string;
}

/** Parses backup.yml and replaces `${NAME}` in its values by environment variables (`$${` is a plain `${`). */
export function readDocument(
  file: string,
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
  const at = (offset: number) => `${file}:${Math.max(1, lines.linePos(offset).line)}`;
  const problems = syntaxProblems(document.errors, text, at);
  const unresolved: { path: readonly PropertyKey[]; variable: string }[] = [];
  const secrets: string[] = [];

  const expand = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === 'string') {
      return value.replace(/\$?\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (reference: string, variable: string) => {
        if (reference.startsWith('$$')) return reference.slice(1);
        const found = env[variable];
        if (found === undefined || found === '') {
          unresolved.push({ path, variable });
          return reference;
        }
        if (secretName.test(variable) && !/public/i.test(variable)) secrets.push(found);
        return found;
      });
    }
    if (Array.isArray(value)) return value.map((item, index) => expand(item, [...path, index]));
    if (isRecord(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, [...path, key])]));
    }
    return value;
  };

  // A repeated key leaves the rest readable, so that its problems are reported too; other errors do not.
  const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  const plain: unknown = readable ? toPlain(document, problems, at) : {};
  if (!isRecord(plain)) problems.push({ where: `${file}:1`, message: 'must be a mapping of settings' });
  const tree = isRecord(plain) ? expand(plain, []) : {};
  return {
    tree: isRecord(tree) ? tree : {},
    problems,
    unresolved,
    secrets,
    written: isRecord(plain) ? plain : {},
    whereIs: (path) => at(offsetOf(document.contents, path)),
  };
}

/** Problems of the text itself, one a line: the first error of a line causes the others. Never quotes what stands there. */
function syntaxProblems(errors: readonly YAMLParseError[], text: string, at: (offset: number) => string): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { code, pos, message } of errors) {
    const where = at(pos[0]);
    if (problems.has(where)) continue;
    const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n')[0] ?? '';
    problems.set(where, { where, message: ownWords(code, line) ?? message.replace(/: ".*"$/s, '') });
  }
  return [...problems.values()];
}

/** What the parser would say to programmers, or does not say at all. */
function ownWords(code: ErrorCode, line: string): string | undefined {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; the file is one document: remove the line "---"';
  return bareReference.test(line) ? quoteReference : undefined;
}

/** "API_TOKEN", "SMTP_PASSWORD": in a command of backup.yml such a value must not be printed with the command. */
const secretName = /secret|token|passw|credential|(^|_)(key|auth|pass|pwd)(_|$)/i;

/** `{ url: ${NAME} }`: YAML ends a plain value at a brace inside braces or brackets. */
const bareReference = /[{[,].*[:,[]\s*\$\{/;
const quoteReference = 'between { } or [ ] a reference must stand in quotes: "${NAME}"';

const manyAliases = 'aliases (*name) repeat each other so often that the file would grow without end: write it out';

/** The plain tree; aliases and merges that lead nowhere, or in a circle, are problems too. */
function toPlain(document: Document, problems: Problem[], at: (offset: number) => string): unknown {
  const circle = findCircle(document);
  if (circle !== undefined) {
    problems.push({ where: at(circle), message: 'an alias (*name) stands within what it repeats' });
    return {};
  }
  try {
    return document.toJS() ?? {};
  } catch (error) {
    const tooMany = messageOf(error).startsWith('Excessive alias count');
    let offset = 0;
    visit(document, {
      Pair: (_key, pair) => {
        if (!isScalar(pair.key) || pair.key.source !== '<<') return undefined;
        offset = pair.key.range?.[0] ?? 0;
        return undefined;
      },
      Alias: (_key, alias) => {
        if (!tooMany && alias.resolve(document) !== undefined) return undefined;
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    const message = tooMany ? manyAliases : 'an alias (*name) or a merge (<<) leads nowhere';
    problems.push({ where: at(offset), message });
    return {};
  }
}

/** Where an alias stands that is part of what it repeats: such a tree has no end. */
function findCircle(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      const [start = 0, , end = 0] = alias.resolve(document)?.range ?? [];
      const offset = alias.range?.[0] ?? 0;
      if (offset < start || offset >= end) return undefined;
      found = offset;
      return visit.BREAK;
    },
  });
  return found;
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step);
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (node !== null && typeof node === 'object' && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(step)];
      if (isScalar(node) || isMap(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
