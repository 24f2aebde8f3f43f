import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type RealService, type Refusal, refusalOf } from './real-service.ts';

/** What becomes of a request. */
export type Fate =
  | 'pass'
  /** It is never answered. */
  | 'hang'
  /** It is done, and the connection breaks instead of an answer. */
  | 'lose-answer'
  /** A bit of what was sent is another one. */
  | 'change-content'
  /** Its condition is not heard. */
  | 'drop-condition'
  /** The answer comes in small pieces. */
  | 'trickle'
  /** The connection breaks when so much of the content has come. */
  | { readonly resetAfter: number }
  /** The connection breaks when so much of the answer was given. */
  | { readonly cutAfter: number }
  /** The answer says something else. */
  | { readonly rewrite: (answer: string) => string }
  | Refusal;

export interface S3Proxy extends AsyncDisposable {
  readonly endpoint: string;
  /** Methods and addresses so far. */
  readonly requests: readonly string[];
}

/** Stands before a service, refuses what the real one refuses, and misbehaves on demand. */
export async function startS3Proxy(
  target: string,
  service: RealService | undefined,
  decide: (asked: IncomingMessage, number: number) => Fate = () => 'pass',
): Promise<S3Proxy> {
  const requests: string[] = [];
  const server = createServer(async (asked, answer) => {
    const { socket } = asked;
    requests.push(`${asked.method} ${asked.url}`);
    const fate = decide(asked, requests.length);
    if (fate === 'hang') return;
    const content = await contentOf(asked, fate).catch(() => undefined);
    if (content === undefined) return void socket.destroy();
    const date = service && { date: new Date(service.now()).toUTCString() };
    const refusal = refused(fate) ?? (service && refusalOf(asked, content, service));
    if (refusal !== undefined) return refuse(answer, refusal, date);
    const reply = await passOn(target, asked, content, fate);
    if (reply === undefined || fate === 'lose-answer') return void socket.destroy();
    answer.writeHead(reply.status, { ...reply.headers, ...date });
    await give(answer, reply.body, fate);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function contentOf(asked: IncomingMessage, fate: Fate): Promise<Buffer> {
  if (typeof fate !== 'object' || !('resetAfter' in fate)) {
    const content = await buffer(asked);
    if (fate === 'change-content' && content.length > 0)
      content.writeUInt8((content.at(-1) ?? 0) ^ 1, content.length - 1);
    return content;
  }
  let come = 0;
  for await (const chunk of asked as AsyncIterable<Buffer>) {
    come += chunk.byteLength;
    if (come > fate.resetAfter) break;
  }
  throw new Error('reset');
}

function refused(fate: Fate): Refusal | undefined {
  return typeof fate === 'object' && 'status' in fate ? fate : undefined;
}

function refuse(
  answer: ServerResponse,
  { status, code, message = 'No.', more = '', headers }: Refusal,
  date: object = {},
) {
  answer.writeHead(status, { 'content-type': 'application/xml', ...date, ...headers });
  answer.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`);
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function passOn(target: string, asked: IncomingMessage, content: Buffer, fate: Fate): Promise<Reply | undefined> {
  const { 'if-none-match': condition, ...others } = asked.headers;
  const headers =
    fate === 'drop-condition' || condition === undefined ? others : { ...others, 'if-none-match': condition };
  const onward = request(target, { method: asked.method, path: asked.url, headers });
  onward.on('error', () => {});
  onward.end(content);
  try {
    const [reply]: IncomingMessage[] = await once(onward, 'response');
    if (reply === undefined) return undefined;
    const body = await buffer(reply);
    const rewrite = typeof fate === 'object' && 'rewrite' in fate ? fate.rewrite : undefined;
    const { 'content-length': _length, ...rest } = reply.headers;
    if (rewrite) return { status: reply.statusCode ?? 500, headers: rest, body: Buffer.from(rewrite(body.toString())) };
    return { status: reply.statusCode ?? 500, headers: reply.headers, body };
  } catch {
    return undefined;
  }
}

async function give(answer: ServerResponse, body: Buffer, fate: Fate): Promise<void> {
  if (typeof fate === 'object' && 'cutAfter' in fate && fate.cutAfter < body.byteLength) {
    answer.write(body.subarray(0, fate.cutAfter), () => answer.socket?.destroy());
    return;
  }
  if (fate === 'trickle') {
    const step = Math.ceil(body.byteLength / 20);
    for (let at = 0; at < body.byteLength && !answer.destroyed; at += step) {
      answer.write(body.subarray(at, at + step));
      await wait(20);
    }
  }
  answer.end(fate === 'trickle' ? undefined : body);
}
