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
  const metadata = field(error, '$metadata');
  const response = field(error, '$response');
  const headers = field(response, 'headers');
  // An answer that broke off is none, whatever its status was.
  const system = systemCode(error);
  const told = numberOr(field(metadata, 'httpStatusCode')) ?? numberOr(field(response, 'statusCode'));
  const status = system === undefined ? told : undefined;
  const named = error instanceof Error ? error.name : '';
  const plain = /^(Error|AggregateError|TimeoutError|SyntaxError|UnknownError|Unknown|\d+)$/.test(named);
  return {
    code: plain ? (system ?? namesOfStatus[status ?? 0] ?? named) : named,
    message: messageOf(error).split('\n')[0] || named,
    status,
    region: textOr(field(error, 'Region')) ?? textOr(field(headers, 'x-amz-bucket-region')),
    date: Date.parse(textOr(field(headers, 'date')) ?? ''),
    clockCorrected: field(metadata, 'clockSkewCorrected') === true,
  };
}

/** The client hides some fields of its errors from a listing of them. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
