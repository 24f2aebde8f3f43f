import { z } from 'zod';
import { BackupError, cancelled, type ErrorCode, messageOf } from '../../lib/errors.ts';
import { callSignal, type Surroundings } from '../retry.ts';

const timeoutMs = 30_000;
const refusal = z.object({ error: z.unknown(), error_description: z.string().optional() });

/** Asks a service that gives out tokens for JSON. What it answers may be a secret and is in no error; its refusals are. */
export async function request(around: Surroundings, url: URL, init: RequestInit, ms = timeoutMs): Promise<unknown> {
  const signal = AbortSignal.any([callSignal(around.signal), AbortSignal.timeout(ms)]);
  const title = `No token for Azure from ${url.host}`;
  try {
    const answer = await fetch(url, { ...init, signal });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    const busy = answer.status === 429 || answer.status >= 500;
    throw denied(title, `${answer.status} ${reasonIn(text)}`, busy ? { code: 'unreachable', retryable: true } : {});
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (around.signal.aborted) throw cancelled(around.signal);
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw denied(title, messageOf(cause), { code: 'unreachable', retryable: true, cause: error });
  }
}

export function denied(
  title: string,
  because: string,
  { code = 'access-denied', ...more }: { code?: ErrorCode; hint?: string; retryable?: boolean; cause?: unknown } = {},
): BackupError {
  return new BackupError(code, title, {
    because: [because],
    hint: 'Look at the client’s federated credentials (issuer, subject, audience), its secret, tenant and id.',
    ...more,
  });
}

function reasonIn(text: string): string {
  try {
    return refusal.parse(JSON.parse(text)).error_description?.split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
