import type { AuditedCopy, StatusFinding } from '../../../report/status-report.ts';
import type { Facts } from './facts.ts';

/** Whether the 3-2-1 rule holds for the backup that matters most. */
export function assessCopies({ audit, stores }: Facts): StatusFinding[] {
  const { backup, copies } = audit;
  if (backup === undefined) return [];
  const whole = copies.filter(({ result }) => result === 'whole');
  const damaged = copies.filter(({ result }) => result === 'damaged');
  const unread =
    audit.depth === 'none' ? [] : copies.filter((copy) => copy.result === 'unknown' && isReached(copy, stores));
  return [
    ...damaged.map((copy): StatusFinding => damagedCopy(backup, copy, whole[0])),
    ...unread.map(
      ({ store, problems }): StatusFinding => ({
        ...{ severity: 'degraded', finding: 'copy-unread', store },
        what: `The copy of ${backup} in ${store} could not be read back: ${problems.join('; ')}`,
        mend: `Look at it by itself: backupctl verify ${backup} --store ${store}`,
      }),
    ),
    ...ruleFindings(audit),
  ];
}

function isReached({ store }: AuditedCopy, stores: Facts['stores']): boolean {
  return stores.some(({ name, reached }) => name === store && reached);
}

function damagedCopy(backup: string, { store, problems }: AuditedCopy, whole: AuditedCopy | undefined): StatusFinding {
  return {
    severity: whole === undefined ? 'at-risk' : 'degraded',
    ...{ finding: 'copy-damaged', store },
    what: `The copy of ${backup} in ${store} is damaged: ${problems.slice(0, 3).join('; ')}${problems.length > 3 ? ' …' : ''}`,
    mend:
      whole === undefined
        ? 'No whole copy of it was found: make a backup now and prove it (backupctl backup, backupctl restore-test), then look for what damaged this one.'
        : `Set the damaged one aside and copy it again (backupctl sync ${backup} --from ${whole.store} --to ${store}); find out what the disk or the service says, and who could write there.`,
  };
}

function ruleFindings({ verdict, depth, data, kinds, offSite, backup }: Facts['audit']): StatusFinding[] {
  if (verdict === 'holds') return [];
  if (verdict === 'unknown') {
    return [
      {
        ...{ severity: 'note', finding: 'rule-3-2-1' },
        what: `Whether the 3-2-1 rule holds for ${backup} is not known: ${depth === 'none' ? 'its copies are listed, and were not read back' : 'not every copy could be read back'}`,
        mend: 'Read them back: backupctl status --audit full',
      },
    ];
  }
  const lacks = [
    ...(data < 3 ? [`${data - 1} of 2 whole copies beside production`] : []),
    ...(kinds.length < 2 ? [`${kinds.length} of 2 kinds of storage`] : []),
    ...(offSite < 1 ? ['none off-site'] : []),
  ];
  return [
    {
      ...{ severity: 'degraded', finding: 'rule-3-2-1' },
      what: `The 3-2-1 rule does not hold for ${backup}: ${lacks.join(', ')}`,
      mend: 'Configure a second store of another kind that is off-site (stores in backup.yml: s3, azure, ssh), and copy there after each backup: backupctl sync',
    },
  ];
}
