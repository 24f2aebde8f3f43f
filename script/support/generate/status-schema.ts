import { z } from 'zod';
import { statusReportSchema } from '../../../src/report/status-report.ts';
import type { Generated } from './generated.ts';

/** docs/status.schema.json: what `status --json` prints, for whoever reads it by a program. */
export function statusSchema(): Generated {
  // Later versions may tell more: whoever reads must not stumble over that.
  const schema = z.toJSONSchema(statusReportSchema, { io: 'input' });
  return { path: 'docs/status.schema.json', content: `${JSON.stringify(schema, undefined, 2)}\n` };
}
