import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** What a request says of its signature (AWS Signature Version 4). */
export function signatureOf({ headers }: Asked) {
  const said = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
    headers.authorization ?? '',
  );
  const [, accessKeyId = '', day = '', region = '', signed = '', signature = ''] = said ?? [];
  const time = text(headers['x-amz-date']).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return { accessKeyId, day, region, signed: signed.split(';'), signature, date: Date.parse(time) };
}

/** Whether it was made with this secret, for this request. */
export function isSignedWith(secret: string, asked: Asked): boolean {
  const { day, region, signed, signature } = signatureOf(asked);
  const [path = '', query = ''] = (asked.url ?? '').split('?');
  const fields = query.split('&').filter((one) => one !== '');
  const sorted = fields.map((one) => (one.includes('=') ? one : `${one}=`)).sort(byName);
  const lines = signed.map((name) => `${name}:${text(asked.headers[name]).trim()}\n`);
  const canonical = [asked.method, path, sorted.join('&'), lines.join(''), signed.join(';'), payload(asked)].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', text(asked.headers['x-amz-date']), scope, hex(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex') === signature;
}

/** The SHA-256 of the content, as signed. */
export function payload({ headers }: Asked): string {
  return text(headers['x-amz-content-sha256']);
}

function text(header: string | string[] | undefined): string {
  return [header ?? ''].flat().join(',');
}

function byName(a: string, b: string): number {
  return a.replace(/=.*/s, '') < b.replace(/=.*/s, '') ? -1 : 1;
}

function hmac(key: string | Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}

export function hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
