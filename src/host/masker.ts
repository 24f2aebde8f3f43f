import { escapeMarkdown } from '../report/markdown.ts';

/** Replaces known secrets in what is printed. */
export class Masker {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    if (secret === '') return;
    this.#secrets.add(secret);
    for (const form of [JSON.stringify(secret).slice(1, -1), escapeMarkdown(secret)]) this.#secrets.add(form);
    for (const line of secret.split(/\n|\\n/))
      if (line.length >= 8 && !line.startsWith('-----')) this.#secrets.add(line);
  }

  apply(text: string): string {
    let masked = text;
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
      masked = masked.replaceAll(secret, '***');
    return masked;
  }
}
