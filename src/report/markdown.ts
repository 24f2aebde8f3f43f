/** Names from databases and file systems, made safe for Markdown and HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~#$]/g, (sign) => `\\${sign}`)
    .replace(/[\r\n]+/g, ' ');
}

/** A Markdown table; cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(escapeMarkdown)))].join('\n');
}

/** A bullet per item; items are escaped. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}

/** Paragraphs, but for empty ones. */
export function parts(texts: readonly string[]): string {
  return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}

export function warningList(warnings: readonly string[]): string {
  return warnings.length === 0 ? '' : `**Warnings**\n\n${bullets(warnings)}`;
}

/** A block of text as it is: no fence in it is as long as the one around it. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
