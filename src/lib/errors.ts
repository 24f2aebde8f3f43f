/**
 * What can go wrong, each with a stable code: the anchor in docs/troubleshooting.md, the `error-code` output and, by its
 * family, the exit code. Low layers state facts; each layer above adds itself as `cause`; nobody logs and throws.
 */
export const errorCodes = {
  internal: 1,
  'invalid-request': 2,
  'invalid-config': 2,
  unsupported: 2,
  'backup-not-found': 3,
  'preflight-failed': 4,
  'disk-space': 4,
  'tool-missing': 4,
  'version-mismatch': 4,
  'path-missing': 4,
  'store-unwritable': 4,
  'store-missing': 4,
  locked: 4,
  'key-missing': 4,
  unreachable: 5,
  'access-denied': 5,
  'database-missing': 5,
  'host-key': 5,
  'lock-timeout': 6,
  timeout: 6,
  'tool-failed': 6,
  'source-lost': 6,
  'source-changed': 6,
  'disk-full': 6,
  'write-failed': 6,
  'read-failed': 6,
  damaged: 7,
  'signature-invalid': 7,
  'evidence-broken': 7,
  'objective-missed': 7,
  'not-verified': 8,
  'lease-held': 9,
  'lease-lost': 9,
  'restore-failed': 10,
  'check-failed': 10,
  cancelled: 130,
} as const satisfies Record<string, number>;

/** How status ends, by the state it found. */
export const stateCodes = { healthy: 0, degraded: 11, 'at-risk': 12 } as const;

/** What each exit code of the command line means. */
export const exitMeanings: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'an error in the program itself',
  2: 'bad input or configuration; nothing was started',
  3: 'no such backup',
  4: 'a precondition is missing: space, a tool, a version, a path, a key, a writable store',
  5: 'a server is unreachable or refuses',
  6: 'failed half-way; nothing was committed',
  7: 'a backup is damaged, not equal to its source, wrongly signed, or slower to restore than the objective; or the evidence log was changed',
  8: 'could not be verified (never a pass)',
  9: 'another run holds the store',
  10: 'a restore or its checks failed; the former data serve, or can be put back as printed',
  11: 'status: degraded; the data are protected, but something is to be mended',
  12: 'status: at risk; what protects the data is missing, too old or never proven',
  130: 'cancelled',
};

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetails {
  /** What to do about it, in one or two sentences. */
  readonly hint?: string;
  /** Facts that explain it, most telling first (for example the last lines a tool wrote to stderr). */
  readonly because?: readonly string[];
  readonly cause?: unknown;
  /** True when the same call may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
}

/** The one error type of the house: what happened (title), because of what, and what to do (hint). */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly because: readonly string[];
  readonly retryable: boolean;

  constructor(code: ErrorCode, title: string, details: ErrorDetails = {}) {
    super(title, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.because = details.because ?? [];
    this.retryable = details.retryable ?? false;
  }

  get exitCode(): number {
    return errorCodes[this.code];
  }
}

/**
 * What failed first, and what then failed while things were closed. `using` throws both in one SuppressedError, whose own
 * words say nothing and which has no code.
 */
export function failuresIn(thrown: unknown): { readonly first: unknown; readonly closing: readonly unknown[] } {
  const closing: unknown[] = [];
  let first = thrown;
  for (; first instanceof SuppressedError; first = first.suppressed) closing.push(first.error);
  return { first, closing: closing.reverse() };
}

/** The text of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The `code` of a Node.js system error (ENOENT, ENOSPC …), if it is one. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** For `catch`: a failure with one of these codes stands for a value; any other is thrown on. */
export function whenFailed<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(systemCode(error) ?? '')) return value;
    throw error;
  };
}

/** Why a store could not deliver one object, as a finding says it: "cannot be read: EIO". Any other error is thrown on. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof BackupError) || error.code !== 'read-failed') throw error;
  return `cannot be read: ${systemCode(error.cause) ?? messageOf(error.cause ?? error)}`;
}

/** Every reason behind an error, outermost first: its own facts, then those of its causes. */
export function reasonsOf(error: unknown): string[] {
  const reasons: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (depth > 0) reasons.push(at.message);
    if (at instanceof BackupError) reasons.push(...at.because);
  }
  return [...new Set(reasons.filter((reason) => reason.length > 0))];
}

/** An error and its reasons in one line. */
export function failureText(error: unknown): string {
  return [messageOf(error), ...reasonsOf(error)].join('; ');
}

/** An error for an abort: the signal's own reason when it carries one. */
export function cancelled(signal: AbortSignal): BackupError {
  const reason: unknown = signal.reason;
  if (reason instanceof BackupError) return reason;
  return new BackupError('cancelled', 'Cancelled', { cause: reason });
}

/** Fails at compile time when a case of a union is not handled. */
export function unreachable(value: never): never {
  throw new BackupError('internal', `Unexpected value ${JSON.stringify(value)}`);
}
