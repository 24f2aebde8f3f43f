import { proofTarget } from './mutations.ts';

/** How many damages were done, and how many of them verify named, at each depth. */
interface Count {
  tried: number;
  checksum: number;
  deep: number;
}

/** The machine that counts: "bookworm", "Debian GNU/Linux 12 (bookworm) with the clients of PostgreSQL 15". */
export interface Release {
  readonly codename: string;
  readonly name: string;
}

export interface Named {
  readonly checksum: boolean;
  readonly deep: boolean;
}

/** Adds up what was tried and caught, for the end of the test run and for docs/reliability.md. */
export class Tally {
  readonly #seed: number;
  readonly #release: Release;
  readonly #byForm = new Map<string, Count>();
  readonly #byDamage = new Map<string, Count>();
  readonly #byFile = new Map<string, Count>();
  readonly #forged = new Map<string, Count>();

  constructor(seed: number, release: Release) {
    this.#seed = seed;
    this.#release = release;
  }

  /** A damage that the recorded checksums tell. */
  add(form: string, damage: { readonly kind: string; readonly target: string }, named: Named): void {
    count(this.#byForm, form, named);
    count(this.#byDamage, damage.kind.replace(/: .*/, ''), named);
    count(this.#byFile, fileKind(damage.target), named);
  }

  /** A damage for which every checksum was recomputed. */
  addForged(form: string, kind: string, named: Named): void {
    count(this.#forged, `${form}: ${kind}`, named);
  }

  summary(): string {
    const all = total(this.#byForm);
    const forged = total(this.#forged);
    return [
      `Damage in good backups (seed ${this.#seed}):`,
      ...[...this.#byDamage].map(
        ([kind, one]) => `  ${kind}: ${one.tried} tried, ${one.checksum} named at checksum, ${one.deep} at deep`,
      ),
      `${all.tried} tried, ${all.checksum} named at checksum, ${all.deep} named at deep`,
      `With every checksum made to agree: ${forged.tried} tried, ${forged.deep} named at deep`,
    ].join('\n');
  }

  /** What was counted here, as docs/reliability.md shows it of a release that is not its own. */
  section(): string {
    const all = total(this.#byForm);
    const forged = total(this.#forged);
    return `<!-- detection ${this.#release.codename} -->
### ${this.#release.name}

**${all.tried} damages tried; ${all.checksum} named at depth checksum, ${all.deep} at depth deep.** With every checksum made to
agree: ${forged.tried} tried, ${forged.deep} named at depth deep.

${table('Form of the backup', this.#byForm)}

${table('Damage', this.#byDamage)}

${table('File', this.#byFile)}
${sectionEnd}`;
  }

  /** @param former the document as it was: what it says of other releases stays */
  document(former: string): string {
    const all = total(this.#byForm);
    const forged = total(this.#forged);
    const others = sectionsOf(former, this.#release.codename);
    return `# Reliability

<!-- Written by the detection test; see "Repeat it". -->

What \`verify\` finds in broken backups, counted by a test. The test backs up real servers with the shipped program, breaks a
fresh copy of a backup for each line counted here, at places drawn from a seed, and runs the shipped \`verify\` on it. A damage
counts as caught only when the report names the file it was done to. Untouched copies must pass, or nothing counts.

**${all.tried} damages tried; ${all.checksum} named at depth checksum, ${all.deep} at depth deep**, on ${this.#release.name}.

${table('Form of the backup', this.#byForm)}

${table('Damage', this.#byDamage)}

${table('File', this.#byFile)}

## When every checksum agrees

Checksums tell nothing when the bytes were wrong before they were hashed. Here the content itself is changed and everything
that was recorded about its bytes (manifest, \`.sha256\` files, \`SHA256SUMS\`) is recomputed, in unsigned copies. Depth checksum
must pass these: that shows the forgery is complete. Depth deep must name the file, by the row counts, fingerprints, digests
and lists taken when the backup was made.

**${forged.tried} tried; ${forged.deep} named at depth deep.**

${table('Forged content', this.#forged)}

## What verify cannot see

- Who can write the store can rewrite an *unsigned* backup as a whole: content, facts, manifest and sums. Only a signing key
  that is not kept beside the store stands against that. With a key configured, every edit of the manifest is named, and so is
  a signature that was taken away or made with another key.
- A whole backup that was removed leaves nothing to verify.
- A removed proof is not damage: the backup is as good as before, and can be proved again. A changed proof is named.
- When every checksum was recomputed, deep compares rows, keys, archive entries and the structure of the dump. The text of
  definitions (functions, views), the content of large objects and the two texts in \`metadata/\` are held by their checksums
  alone.

## Repeat it

    BACKUP_DETECTION_REPORT=docs/reliability.md script/test --only e2e test/e2e/detection.test.ts

\`script/test --in <release>\` prints the section of another Debian release, to be put in its place below. The seed was ${this.#seed}; \`BACKUP_DETECTION_SEED\` sets another one.
${others.length === 0 ? '' : `\n${otherReleases}\n\n${others.join('\n\n')}\n`}`;
  }
}

const sectionEnd = '<!-- /detection -->';

const otherReleases = `## On other releases

The same test with the tools of another release. With clients of PostgreSQL 16 or newer a dump folder is compressed with zstd:
the form that \`pg_restore\` restores short, without an error, when one of its files was cut.`;

function sectionsOf(document: string, except: string): string[] {
  const sections = document.match(/<!-- detection \w+ -->[\s\S]*?<!-- \/detection -->/g) ?? [];
  return sections.filter((section) => !section.startsWith(`<!-- detection ${except} -->`));
}

function count(counts: Map<string, Count>, key: string, named: Named): void {
  const one = counts.get(key) ?? { tried: 0, checksum: 0, deep: 0 };
  one.tried += 1;
  if (named.checksum) one.checksum += 1;
  if (named.deep) one.deep += 1;
  counts.set(key, one);
}

function total(counts: ReadonlyMap<string, Count>): Count {
  const all = { tried: 0, checksum: 0, deep: 0 };
  for (const { tried, checksum, deep } of counts.values()) {
    all.tried += tried;
    all.checksum += checksum;
    all.deep += deep;
  }
  return all;
}

function table(title: string, counts: ReadonlyMap<string, Count>): string {
  const rows = [...counts].map(([name, one]) => `| ${name} | ${one.tried} | ${one.checksum} | ${one.deep} |`);
  return [`| ${title} | tried | named at checksum | named at deep |`, '| --- | ---: | ---: | ---: |', ...rows].join(
    '\n',
  );
}

const fileKinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/\/$|^the backup/, 'the backup’s folders'],
  [/\.sha256$/, '`.sha256` files'],
  [/^database\/globals/, 'roles and tablespaces'],
  [/toc\.dat/, 'dump folder: table of contents'],
  [/\/blob/, 'dump folder: large objects and their list'],
  [/\/\d+\.dat/, 'dump folder: rows of a table'],
  [/^database\/.*\.dump/, 'dump in custom format'],
  [/^database\//, 'dump in plain format'],
  [/^redis\/.*\.rdb/, 'Redis dump'],
  [/^redis\//, 'Redis server file'],
  [/^config\//, 'archive of the configuration'],
  [/^logs\//, 'archive of the logs'],
  [/backup_info\.json$/, 'manifest'],
  [/\.sig$/, 'signature'],
  [/SHA256SUMS$/, '`SHA256SUMS`'],
  [/^metadata\//, '`RESTORE.md` and the summary'],
];

function fileKind(target: string): string {
  if (target === proofTarget) return 'proof';
  return fileKinds.find(([pattern]) => pattern.test(target))?.[1] ?? target;
}
