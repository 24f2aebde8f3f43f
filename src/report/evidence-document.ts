import type { EvidencedBackup, EvidenceEntry } from '../catalog/evidence/entry.ts';
import { plural } from '../lib/format.ts';
import type { Document } from './document.ts';
import type { EvidenceReport } from './report.ts';

const titles = {
  ok: 'The evidence log holds',
  failed: 'The evidence log does not hold',
  'not-verified': 'The evidence log could not be verified, which is no pass',
};

export function evidenceDocument(report: EvidenceReport): Document {
  const { status, entries, findings, system, store, backup, head, signatures } = report;
  const shown = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return {
    mark: status === 'not-verified' ? 'warning' : status,
    title: `${titles[status]}: ${shown}${backup === undefined ? '' : ` about ${backup}`} of ${system} in ${store}`,
    blocks: [
      {
        kind: 'table',
        head: ['number', 'when', 'what', 'result', 'who', 'backups'],
        rows: entries.map(row),
      },
      {
        kind: 'list',
        title: `${plural(findings.length, 'finding')}:`,
        items: findings.map(({ file, problem }) => `${file} ${problem}`),
      },
      {
        kind: 'text',
        text:
          signatures === 'checked'
            ? 'Every signature was checked with the configured key.'
            : 'No key is configured: who wrote the entries was not checked.',
      },
      {
        kind: 'text',
        text:
          head === undefined
            ? 'The newest entry cannot be told.'
            : `The newest entry is ${head.number}, SHA-256 ${head.sha256}: compare it with what was noted elsewhere.`,
      },
    ],
    warnings: [],
  };
}

function row(entry: EvidenceEntry): string[] {
  const { number, finishedAt, operation, backups } = entry;
  return [String(number), finishedAt, operation, resultOf(entry), whoOf(entry), backups.map(backupText).join('; ')];
}

function resultOf({ outcome, error }: EvidenceEntry): string {
  if (error === undefined) return outcome;
  return `${outcome}: ${error.code}${error.title === undefined ? '' : ` (${error.title})`}`;
}

function whoOf({ run, program }: EvidenceEntry): string {
  const who = run.actor === undefined ? run.machine : `${run.actor} on ${run.machine}`;
  const commit = run.sha === undefined ? [] : [`commit ${run.sha}`];
  return [who, ...(run.url === undefined ? [] : [run.url]), ...commit, `version ${program}`].join(', ');
}

function backupText({ id, outcome, details = {}, proofs = [], manifestSha256 }: EvidencedBackup): string {
  const said = [
    ...(outcome === undefined ? [] : [outcome]),
    ...Object.entries(details).map(([name, value]) => `${name} ${value}`),
    ...proofs,
    ...(manifestSha256 === undefined ? [] : [`manifest ${manifestSha256}`]),
  ];
  return `${id}: ${said.join(', ')}`;
}
