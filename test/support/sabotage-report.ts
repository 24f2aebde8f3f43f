import { readFile, writeFile } from 'node:fs/promises';

export const sabotageStart = '<!-- sabotage -->';
const sabotageEnd = '<!-- /sabotage -->';

/** Tells how many changes of restored data were made and noticed; with BACKUP_SABOTAGE_REPORT also in that document. */
export async function reportSabotage(what: string, tried: number, caught: number): Promise<void> {
  console.log(`sabotage of ${what}: ${tried} tried, ${caught} caught`);
  const file = process.env.BACKUP_SABOTAGE_REPORT;
  if (file === undefined) return;
  const text = await readFile(file, 'utf8');
  const rows = new Map(
    sectionOf(text)
      .split('\n')
      .filter((line) => /^\| (?!---|Restored)/.test(line))
      .map((line): [string, string] => [line.split(' | ')[0] ?? line, line]),
  );
  rows.set(`| ${what}`, `| ${what} | ${tried} | ${caught} |`);
  const section = document([...rows.values()].sort());
  const old = sectionOf(text);
  await writeFile(file, old === '' ? `${text.trimEnd()}\n\n${section}\n` : text.replace(old, () => section));
}

/** What other tests and people wrote behind the part of the detection test. */
export function restOf(text: string): string {
  const start = text.indexOf(sabotageStart);
  return start < 0 ? '' : text.slice(start).trimEnd();
}

/** The part of docs/reliability.md that these reports own; empty when there is none yet. */
export function sectionOf(text: string): string {
  const start = text.indexOf(sabotageStart);
  const end = text.indexOf(sabotageEnd);
  return start < 0 || end < 0 ? '' : text.slice(start, end + sabotageEnd.length);
}

function document(rows: readonly string[]): string {
  return `${sabotageStart}
## Sabotage of restored data

What the proof of \`restore-test\` finds. A good backup is restored into a throwaway server or folder, one thing in it is
changed, and the comparison with the manifest is made. A change counts as caught when the proof names it. Untouched copies must
compare equal, or nothing counts. Of Redis the changes of keys, and of fields of a hash that expire, are made twice: the second time
the time of every key has passed, as in an older backup.

| Restored data | tried | caught |
| --- | ---: | ---: |
${rows.join('\n')}

    BACKUP_SABOTAGE_REPORT=docs/reliability.md script/test --only contract --no-file-parallelism proof

\`script/test --in <release>\` prints the lines of the servers of another Debian release. The kinds of change are in
test/contract/files-proof.test.ts, postgres-proof-sabotage.test.ts and redis-proof-sabotage.test.ts.
${sabotageEnd}`;
}
