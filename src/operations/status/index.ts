import { trustedKey } from '../../catalog/signature.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { Context, Operation } from '../../host/host.ts';
import { cancelled } from '../../lib/errors.ts';
import type { StatusReport } from '../../report/status-report.ts';
import { assess } from './assess/index.ts';
import { audit } from './audit.ts';
import { describe } from './describe.ts';
import { type StatusRequest, statusFields, statusRequestSchema } from './fields.ts';
import { look } from './look.ts';

export const status: Operation<StatusRequest> = {
  name: 'status',
  description:
    'Tell the state of the protection on one page: ages, proofs, sizes, failed runs, copies read back, and how to mend what is wrong.',
  fields: statusFields,
  request: statusRequestSchema,
  sections: () => ['stores', 'retention', 'objectives', 'market', 'signing'],
  outputs: {
    state: 'healthy, degraded or at-risk.',
    status: 'The same; failed when the state could not be found out.',
    findings: 'How many things are to be mended.',
    page: 'Path of the page, when one was asked for.',
    duration: 'How long it took, in seconds.',
    'error-code': 'The code of the error when the state could not be found out; see docs/troubleshooting.md.',
  },
  run,
};

async function run({ request, config, host }: Context<StatusRequest>): Promise<StatusReport> {
  const started = performance.now();
  const trusted = trustedKey(config.signing);
  await using held = new AsyncDisposableStack();
  const looking = { host, depth: request.audit, system: config.system, trusted };
  const looked = await Promise.all(storesOf(config).map((one) => look(one, held, looking)));
  const picture = describe(looked, config, host.now());
  const backup = picture.proven?.id ?? picture.newest?.id;
  const facts = { ...picture, audit: await audit(looked, { depth: request.audit, backup, host, trusted }) };
  if (host.signal.aborted) throw cancelled(host.signal);
  return {
    ...{ operation: 'status', format: 1 },
    ...facts,
    ...assess(facts),
    durationMs: Math.round(performance.now() - started),
    warnings: [],
  };
}
