import { jobs } from './cases.ts';
import { type Measured, median } from './measure.ts';
import type { Findings, Results } from './run.ts';

export interface Setting {
  readonly command: string;
  readonly date: string;
  readonly machine: string;
  readonly release: string;
  readonly scale: number;
  readonly rounds: number;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly processors: number;
}

const memoryAimBytes = 250e6;
/** Growth up to this is noise between runs, not memory that grows with the data. */
const steadyShare = 1.25;

/** docs/performance.md: the figures of one run, with the same words around them each time. */
export function performanceDocument(findings: Findings, setting: Setting): string {
  return `${[
    '<!-- Written by script/bench. -->',
    '# Performance',
    'Each figure is the median of several runs; the cases of one table take turns, so that whatever else the machine does falls on all of them alike. **Trust the ratios, not the seconds**: they depend on the machine.',
    `\`\`\`\n${setting.command}\n\`\`\``,
    about(findings, setting),
    '## Backup of the database',
    'The whole program, from its start to the committed backup: plan, dump, globals, SHA-256 of every file, every row read back, counted and fingerprinted, counts compared with the source in the same snapshot, manifest. The other cases only dump.',
    timeTable(findings.backup),
    ratios([
      ratio('backup ÷ pg_dump | gzip', findings.backup, 'backup', ['pg_dump | gzip'], 0.25),
      ratio('backup ÷ the faster pg_dump -Fd', findings.backup, 'backup', bareNames(findings.backup), 1.25),
    ]),
    'A dump keeps all processors busy on a machine with few of them, since server and client share it here; then all that a backup does beyond the dump adds to its time: decoding, hashing and fingerprinting what was written, and `count(*)` of every table. With more processors than jobs, or with the server elsewhere, it is done beside the dump.',
    '## verify --depth deep',
    'SHA-256 of every file, every archive decoded, every row fingerprinted and compared with the manifest, against `sha256sum -c` and `zstd -t` of the same files, one after the other. What limits it: processor time. Decoding, SHA-256 and the fingerprint together cost about what the stock tools cost for theirs; beside it stand the start of the program, the fingerprint itself (0.25 s), and 0.3 s for reading, handing pieces to the thread pool and collecting garbage. The one thread that hashes and fingerprints is all but never idle. Tried without a gain on two processors: whole files in worker threads (1.52 s against 1.50 s, with a quarter more processor time; each worker takes 0.09 s to start), the fingerprint in a thread of its own, larger and smaller pieces, three or four files at once (5 % at most). One thread that decodes piece by piece into the same memory would save a sixth of the processor time; Node.js offers that only through what it does not document.',
    timeTable(findings.verify),
    ratios([ratio('verify ÷ stock tools', findings.verify, 'verify', ['sha256sum + zstd'], 0.9)]),
    '## Memory',
    `Most resident memory of the program's process (VmHWM), with ${setting.scale / 10} and ${setting.scale} times the smallest amount of rows; pg_dump's own is not in it.`,
    memoryTable(findings, setting),
    '## Start',
    'From the start of the process to its end: the help text, and an action refusing a bad input. `node -e 0` is the part that nobody can avoid. Aim: below 200 ms.',
    startTable(findings.start),
    '## Restore',
    ...restoreChapter(findings.restore),
    '## Not measured',
    'A network between server and client, a slow disk (the data are in the page cache), encryption, Redis, configuration and logs, more than one table per worker at a time, databases far larger than memory.',
  ].join('\n\n')}\n`;
}

function about({ database, serverVersion }: Findings, setting: Setting): string {
  const { loadBefore, loadAfter, processors } = setting;
  const busy = Math.max(loadBefore, loadAfter) > processors * 1.5;
  return [
    `- Date: ${setting.date}`,
    `- Machine: ${setting.machine}; load average ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after${busy ? ' — **other work ran beside this**, so the ratios are rougher than they should be' : ''}`,
    `- Debian ${setting.release}, PostgreSQL ${serverVersion} on the same machine over loopback, rows cached; the trading system's tables at scale ${setting.scale} (database ${database})`,
    `- Median of ${setting.rounds}, ${jobs} jobs`,
  ].join('\n');
}

function timeTable(results: Results): string {
  const rows = [...results].map(([name, runs]) => {
    const walls = runs.map(({ wallMs }) => wallMs);
    return `| \`${name.replaceAll('|', '\\|')}\` | ${seconds(Math.min(...walls))} | ${seconds(median(walls))} |`;
  });
  return ['| case | fastest, s | median, s |', '| --- | ---: | ---: |', ...rows].join('\n');
}

interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly aim: number;
}

/** The second is the fastest of those named. */
function ratio(name: string, results: Results, ours: string, others: readonly string[], aim: number): Ratio {
  const best = Math.min(...others.map((other) => medianWall(results, other)));
  return { name, value: medianWall(results, ours) / best, aim };
}

function ratios(all: readonly Ratio[]): string {
  const rows = all.map(
    ({ name, value, aim }) =>
      `| ${name.replaceAll('|', '\\|')} | ${value.toFixed(2)} | ${aim.toFixed(2)} | ${value <= aim ? 'met' : '**missed**'} |`,
  );
  return ['| ratio | measured | aim, at most | |', '| --- | ---: | ---: | --- |', ...rows].join('\n');
}

export function medianWall(results: Results, name: string): number {
  return median((results.get(name) ?? []).map(({ wallMs }) => wallMs));
}

function bareNames(results: Results): string[] {
  return [...results.keys()].filter((name) => name.startsWith('pg_dump -Fd'));
}

function memoryTable(findings: Findings, setting: Setting): string {
  const rows = (['backup', 'verify'] as const).map((name) => {
    const small = peak(findings.small.get(name));
    const large = peak(findings[name].get(name));
    const met = large < memoryAimBytes && large < small * steadyShare;
    return `| \`${name}\` | ${megabytes(small)} | ${megabytes(large)} | ${met ? 'met' : '**missed**'} |`;
  });
  return [
    `| | scale ${setting.scale / 10}, MB | scale ${setting.scale}, MB | below 250 MB and not growing |`,
    '| --- | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}

function startTable(results: Results): string {
  const names = new Map([
    ['help', 'node dist/cli/index.js --help'],
    ['bad input', 'node dist/verify/index.js, bad input'],
    ['node', 'node -e 0'],
  ]);
  const rows = [...results].map(([name, runs]) => {
    const ms = median(runs.map(({ wallMs }) => wallMs));
    return `| \`${names.get(name) ?? name}\` | ${Math.round(ms)} | ${ms < 200 ? 'met' : '**missed**'} |`;
  });
  return ['| | median, ms | |', '| --- | ---: | --- |', ...rows].join('\n');
}

function restoreChapter(restore: Findings['restore']): string[] {
  if ('skipped' in restore) return [`Not measured in this run: \`${restore.skipped.replaceAll('`', "'")}\``];
  const bare = `pg_restore -j ${jobs}`;
  return [
    'Into a server with its everyday settings. `restore` checks every file first, restores into a new database, compares every row with the manifest and swaps the names; `restore-test` starts a server of its own and proves the backup there. Rows are read back and compared while indexes are built, in what a bare `pg_restore` leaves idle. What limits it: on two processors there is little that is idle, and reading every row back costs about a fifth of the processor time of loading and indexing it; ANALYZE and the checks at the end are in our time and in nobody else’s.',
    timeTable(restore),
    ratios([
      ratio('restore ÷ gunzip | psql', restore, 'restore', ['gunzip | psql'], 0.75),
      ratio('restore ÷ pg_restore', restore, 'restore', [bare], 1.15),
      ratio('restore-test ÷ pg_restore', restore, 'restore-test', [bare], 1.35),
    ]),
  ];
}

function peak(runs: readonly Measured[] | undefined): number {
  return Math.max(0, ...(runs ?? []).map(({ peakBytes }) => peakBytes));
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6));
}
