// Reads a file again and again until told to stop, and prints what it saw.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [file = '', ready = '', stop = ''] = process.argv.slice(2);
const seen = { reads: 0, old: 0, fresh: 0, other: 0, absent: 0 };
const whole = { a: 'a'.repeat(300_000), b: 'b'.repeat(300_000) };

function look(): void {
  seen.reads += 1;
  try {
    const content = readFileSync(file, 'utf8');
    if (content === whole.a) seen.old += 1;
    else if (content === whole.b) seen.fresh += 1;
    else seen.other += 1;
  } catch {
    seen.absent += 1;
  }
}

look();
writeFileSync(ready, '');
while (!existsSync(stop)) look();
process.stdout.write(JSON.stringify(seen));
