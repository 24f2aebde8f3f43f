import { trustedKey } from '../../catalog/signature.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { Context, Operation } from '../../host/host.ts';
import { cancelled } from '../../lib/errors.ts';
import type { StatusReport } from '../../report/status-report.ts';
import { assess } from './assess/index.ts';
import { audit } from './audit.ts';
import { describe } from './describe.ts';
import { statusDescription } from './fields.ts';
import { look } from './look.ts';
import { type StatusRequest, statusRequestSchema } from './request.ts';
import { writePage } from './write-page.ts';

export const status: Operation<StatusRequest> = {
  ...statusDescription,
  request: statusRequestSchema,
  sections: () => ['stores', 'retention', 'objectives', 'market', 'signing'],
  run,
};

async function run({ request, config, host }: Context<StatusRequest>): Promise<StatusReport> {
  const started = performance.now();
  const trusted = trustedKey(config.signing);
  await using held = new AsyncDisposableStack();
  const looking = { host, depth: request.audit, system: config.system, trusted };
  const looked = await Promise.all(storesOf(config).map((one) => look(one, held, looking)));
  const picture = describe(looked, config, host.now());
  const { proven, newest } = picture;
  const backup = proven?.id ?? newest?.id;
  const auditing = { depth: request.audit, backup, proven: proven !== undefined, host, trusted };
  const facts = { ...picture, audit: await audit(looked, auditing) };
  if (host.signal.aborted) throw cancelled(host.signal);
  const report: StatusReport = {
    ...{ operation: 'status', format: 1 },
    ...facts,
    ...assess(facts),
    durationMs: Math.round(performance.now() - started),
    warnings: [],
  };
  return request.page === undefined ? report : await writePage(report, request.page, host);
}
