import { formatBytes, formatDuration, formatLimit, plural } from '../lib/format.ts';
import type { Block, Document } from './document.ts';
import type { StatusFinding, StatusReport, StatusStore } from './status-report.ts';

export const stateMarks = { healthy: 'ok', degraded: 'warning', 'at-risk': 'failed' } as const;

export const stateTitles: Readonly<Record<StatusReport['status'], string>> = {
  healthy: 'is protected as it should be',
  degraded: 'is protected, but not as it should be',
  'at-risk': 'is at risk',
};

export function statusDocument(report: StatusReport): Document {
  const { status, system, findings, stores, at, page } = report;
  return {
    mark: stateMarks[status],
    title: `${system} ${stateTitles[status]} (${status}), ${at}`,
    blocks: [
      { kind: 'list', title: 'To mend:', items: findings.map(findingText) },
      { kind: 'list', title: 'Protection:', items: protection(report) },
      {
        kind: 'table',
        head: ['store', 'backups', 'size', 'newest of each tier', 'room', 'evidence log'],
        rows: stores.map(storeRow),
      },
      ...auditBlocks(report),
      { kind: 'list', title: 'What the stores cannot do:', items: stores.flatMap(inabilities) },
      ...(page === undefined ? [] : [{ kind: 'text', text: `Page: ${page}` } as const]),
    ],
    warnings: report.warnings,
  };
}

/** Two lines in a terminal; Markdown makes one of them. */
function findingText({ severity, what, mend }: StatusFinding): string {
  return `${severity}: ${what}\n    → ${mend}`;
}

/** Age, proof and times against what was agreed on. */
export function protection({ newest, proven, objectives }: StatusReport): string[] {
  return [
    newest === undefined
      ? 'newest good backup: none'
      : `newest good backup: ${newest.id}, ${formatDuration(newest.ageMs)} old, on ${newest.stores.join(', ')}; ${newest.loss.map(lossText).join('; ')}`,
    proven === undefined
      ? 'last proof: none'
      : `last proof: ${formatDuration(proven.ageMs)} ago, of ${proven.id}, on ${proven.stores.join(', ')} (at most ${formatLimit(objectives.proofMs)})`,
    proven?.restoreMs === undefined
      ? 'measured time to restore: none'
      : `measured time to restore: ${formatDuration(proven.restoreMs)} (objective ${formatLimit(objectives.rtoMs)})`,
  ];
}

function lossText({ ms, limitMs, counted }: NonNullable<StatusReport['newest']>['loss'][number]): string {
  const what = counted === 'trading' ? 'of open market unprotected' : 'of work unprotected';
  return `${formatDuration(ms)} ${what} (at most ${formatLimit(limitMs)})`;
}

function storeRow(store: StatusStore): string[] {
  const { name, kind, offSite, backups, bytes, reached, problem } = store;
  const title = `${name} (${kind}${offSite ? ', off-site' : ''})`;
  if (!reached) return [title, '–', '–', `cannot be looked at: ${problem[0] ?? ''}`, '–', '–'];
  return [title, String(backups.length), formatBytes(bytes), tiersText(store), roomText(store), evidenceText(store)];
}

export function tiersText({ tiers }: StatusStore): string {
  return tiers.map(({ tier, ageMs }) => `${tier} ${formatDuration(ageMs)}`).join(', ') || 'none';
}

export function roomText({ freeBytes, daysUntilFull }: StatusStore): string {
  if (freeBytes === undefined) return 'not told';
  const until = daysUntilFull === undefined ? '' : `, ${Math.floor(daysUntilFull)} d if nothing is removed`;
  return `${formatBytes(freeBytes)} free${until}`;
}

export function evidenceText({ evidence }: StatusStore): string {
  if (evidence === undefined) return '–';
  const { entries, whole, findings } = evidence;
  const checked = whole ? `all ${entries} entries checked` : `newest ${entries} entries checked`;
  return findings.length === 0 ? `${checked}: intact` : `${checked}: ${plural(findings.length, 'finding')}`;
}

const verdicts = { holds: 'holds', broken: 'does not hold', unknown: 'is not known to hold' };

export function auditTitle({ audit }: StatusReport): string {
  const { data, kinds, offSite, verdict, depth, backup } = audit;
  if (backup === undefined) return '3-2-1 rule: there is no backup to look for';
  const counted = `copies of the data with production ${data} of 3, kinds of storage ${kinds.length} of 2, off-site ${offSite} of 1`;
  return `3-2-1 rule ${verdicts[verdict]} for ${backup}: ${counted}; audit ${depth}`;
}

const proofWords = { yes: 'holds', no: 'does not hold', unknown: 'could not be read again' };

/** What came of reading the proof again; undefined: it was not read. */
export function proofText({ audit: { proof } }: StatusReport): string | undefined {
  return proof && `Its proof ${proofWords[proof.can]}: ${proof.because}`;
}

function auditBlocks(report: StatusReport): Block[] {
  const rows = report.audit.copies.map(({ store, result, filesRead, bytesRead, problems }) => [
    store,
    result,
    `${plural(filesRead, 'file')}, ${formatBytes(bytesRead)}`,
    problems.slice(0, 3).join('; '),
  ]);
  return [
    { kind: 'text', text: [auditTitle(report), proofText(report)].filter((one) => one !== undefined).join('. ') },
    { kind: 'table', head: ['copy in', 'result', 'read back', 'why'], rows },
  ];
}

const abilityNames = { atomicCreate: 'atomic create', checksum: 'checksum on arrival', lock: 'lock against removal' };

export function inabilities({ name, abilities }: StatusStore): string[] {
  if (abilities === undefined) return [];
  const named = [
    [abilityNames.atomicCreate, abilities.atomicCreate],
    [abilityNames.checksum, abilities.checksum],
    [abilityNames.lock, abilities.lock],
  ] as const;
  return named.flatMap(([what, { can, because }]) => (can === 'yes' ? [] : [`${name}: ${what}: ${can} (${because})`]));
}
