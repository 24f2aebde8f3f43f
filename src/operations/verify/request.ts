import { z } from 'zod';
import { depths } from './fields.ts';

export const verifyRequestSchema = z.strictObject({
  backup: z.string().default('latest'),
  depth: z.enum(depths).default('checksum'),
});
export type VerifyRequest = z.output<typeof verifyRequestSchema>;
