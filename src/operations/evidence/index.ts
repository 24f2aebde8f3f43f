import { z } from 'zod';
import { checkEvidence } from '../../catalog/evidence/check.ts';
import { trustedKey } from '../../catalog/signature.ts';
import type { Context, Operation } from '../../host/host.ts';
import type { EvidenceReport } from '../../report/report.ts';
import { openStore } from '../../stores/index.ts';
import { evidenceDescription } from './fields.ts';

const requestSchema = z.strictObject({ backup: z.string().optional() });
type EvidenceRequest = z.output<typeof requestSchema>;

export const evidence: Operation<EvidenceRequest> = {
  ...evidenceDescription,
  request: requestSchema,
  sections: () => ['stores', 'signing'],
  run,
};

async function run({ request, config, host }: Context<EvidenceRequest>): Promise<EvidenceReport> {
  await using store = await openStore(config, host);
  const trusted = trustedKey(config.signing);
  const { entries, findings, head } = await checkEvidence(store, config.system, trusted);
  const isAsked = ({ id }: { readonly id: string }) => request.backup === undefined || id === request.backup;
  return {
    operation: 'evidence',
    ...verdict(findings),
    system: config.system,
    store: store.location,
    backup: request.backup,
    signatures: trusted === undefined ? 'unchecked' : 'checked',
    head,
    findings,
    entries: request.backup === undefined ? entries : entries.filter(({ backups }) => backups.some(isAsked)),
  };
}

function verdict(findings: EvidenceReport['findings']): Pick<EvidenceReport, 'status' | 'errorCode'> {
  if (findings.some(({ kind }) => kind === 'broken')) return { status: 'failed', errorCode: 'evidence-broken' };
  if (findings.length > 0) return { status: 'not-verified', errorCode: 'not-verified' };
  return { status: 'ok', errorCode: undefined };
}
