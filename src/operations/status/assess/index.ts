import { type StatusFinding, type StatusReport, severities } from '../../../report/status-report.ts';
import { assessBackups } from './backups.ts';
import { assessCopies } from './copies.ts';
import type { Facts } from './facts.ts';
import { assessProof } from './proof.ts';
import { assessStores } from './stores.ts';

/** What stands against the protection, the worst first, and how each is mended. It looks at nothing but its argument. */
export function assess(facts: Facts): { readonly status: StatusReport['status']; readonly findings: StatusFinding[] } {
  const found = [...assessBackups(facts), ...assessProof(facts), ...assessCopies(facts), ...assessStores(facts)];
  const findings = found.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  const worst = findings[0]?.severity ?? 'note';
  return { status: worst === 'note' ? 'healthy' : worst, findings };
}
