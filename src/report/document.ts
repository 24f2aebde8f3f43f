import { bullets, escapeMarkdown, fenced, parts, table, warningList } from './markdown.ts';

/** A report in words, once for every way it is shown. */
export interface Document {
  readonly mark: keyof typeof marks;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly warnings: readonly string[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string };

const marks = { ok: '✅', planned: '📝', warning: '⚠️', failed: '❌' } as const;

/** For a job summary. */
export function documentMarkdown({ mark, title, blocks, warnings }: Document): string {
  return parts([`### ${marks[mark]} ${escapeMarkdown(title)}`, ...blocks.map(blockMarkdown), warningList(warnings)]);
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'text':
      return escapeMarkdown(block.text);
    case 'list':
      return block.items.length === 0 ? '' : `${escapeMarkdown(block.title)}\n\n${bullets(block.items)}`;
    case 'table':
      return block.rows.length === 0 ? '' : table(block.head, block.rows);
    case 'code':
      return fenced(block.text);
  }
}

/** For a terminal. */
export function documentText({ title, blocks, warnings }: Document): string {
  const lines = [title, ...blocks.flatMap(blockLines), ...warnings.map((warning) => `warning: ${warning}`)];
  return `${lines.join('\n')}\n`;
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return block.items.length === 0 ? [] : [block.title, ...block.items.map((item) => `  ${item}`)];
    case 'table':
      return block.rows.length === 0 ? [] : columns([block.head, ...block.rows]);
    case 'code':
      return block.text.split('\n').map((line) => `  ${line}`);
  }
}

/** The last column is as wide as it likes. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0))).join('  ')}`.trimEnd(),
  );
}
