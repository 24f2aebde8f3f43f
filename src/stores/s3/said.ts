import { messageOf, systemCode } from '../../lib/errors.ts';

/** What an error of the client tells. */
export interface Said {
  /** The name that the protocol has for it, or that of a system error. */
  readonly code: string;
  readonly message: string;
  /** Undefined: there was no answer. */
  readonly status: number | undefined;
  /** Where the bucket is, when it is not where it was asked for. */
  readonly region: string | undefined;
  /** The service's time, NaN when it was not told. */
  readonly date: number;
  /** The client knows the service's time by now. */
  readonly clockCorrected: boolean;
}

/** An answer without a body (to HEAD) has no name but its status. */
const namesOfStatus: Readonly<Record<number, string>> = { 301: 'PermanentRedirect', 304: 'NotModified' };

export function saidBy(error: unknown): Said {
  const metadata = fieldsOf(fieldsOf(error).$metadata);
  const response = fieldsOf(fieldsOf(error).$response);
  const headers = fieldsOf(response.headers);
  const status = numberOr(metadata.httpStatusCode) ?? numberOr(response.statusCode);
  const named = error instanceof Error ? error.name : '';
  const plain = /^(Error|AggregateError|TimeoutError|SyntaxError|UnknownError|Unknown|\d+)$/.test(named);
  return {
    code: plain ? (systemCode(error) ?? namesOfStatus[status ?? 0] ?? named) : named,
    message: messageOf(error).split('\n')[0] || named,
    status,
    region: textOr(fieldsOf(error).Region) ?? textOr(headers['x-amz-bucket-region']),
    date: Date.parse(textOr(headers.date) ?? ''),
    clockCorrected: metadata.clockSkewCorrected === true,
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
