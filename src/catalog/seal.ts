import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSignedBy, type Signer } from './signature.ts';

/** What stands beside a text in the same file, so that every edit of it is noticed. */
export const sealFields = {
  /** Over the text. */
  sha256: z.string(),
  /** Public key (base64 of its DER form) whose signature over the text this is. */
  signer: z.string().optional(),
  signature: z.string().optional(),
};
export type Seal = z.output<z.ZodObject<typeof sealFields>>;

export function seal(text: Buffer, signer: Signer | undefined): Seal {
  return {
    sha256: sha256Of(text),
    ...(signer && { signer: signer.publicKey, signature: signer.sign(text).toString('base64') }),
  };
}

/** What is wrong with a seal; undefined when it stands. */
export function sealProblem(text: Buffer, { sha256, signer, signature }: Seal): string | undefined {
  if (sha256 !== sha256Of(text)) return 'was changed after it was written';
  if (signer === undefined && signature === undefined) return undefined;
  if (signer === undefined || signature === undefined) return 'has half a signature';
  const bytes = Buffer.from(signature, 'base64');
  // base64 has more than one spelling of the same bytes; only ours counts.
  return bytes.toString('base64') === signature && isSignedBy(signer, text, bytes)
    ? undefined
    : 'has a signature that does not match';
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
