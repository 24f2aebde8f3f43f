import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What becomes of a request: it is answered so; or, by the server, or not at all; or its answer is lost, or cut in the middle. */
export type Fate =
  | 'pass'
  | 'reset'
  | 'hang'
  | 'lose-answer'
  | 'cut-answer'
  | 'change-content'
  | { readonly status: number; readonly code: string; readonly detail?: string; readonly date?: string };

export interface AzureProxy extends AsyncDisposable {
  readonly endpoint: string;
  readonly requests: number;
}

/** Stands before a blob service and misbehaves on demand. */
export async function startAzureProxy(
  target: string,
  decide: (request: IncomingMessage, number: number) => Fate,
): Promise<AzureProxy> {
  let requests = 0;
  const server = createServer(async (incoming, answer) => {
    requests += 1;
    const fate = decide(incoming, requests);
    if (fate === 'hang') return;
    if (fate === 'reset') return void incoming.socket.destroy();
    const content = await buffer(incoming).catch(() => undefined);
    if (content === undefined) return;
    if (typeof fate === 'object') {
      const detail = fate.detail && `<AuthenticationErrorDetail>${fate.detail}</AuthenticationErrorDetail>`;
      const headers = { 'content-type': 'application/xml', 'x-ms-error-code': fate.code };
      answer.writeHead(fate.status, { ...headers, ...(fate.date && { date: fate.date }) });
      answer.end(`<?xml version="1.0"?><Error><Code>${fate.code}</Code><Message>No.</Message>${detail ?? ''}</Error>`);
      return;
    }
    if (fate === 'change-content' && content.length > 0)
      content.writeUInt8((content.at(-1) ?? 0) ^ 1, content.length - 1);
    const { method, headers, url } = incoming;
    const onward = request(new URL(url ?? '/', target), { method, headers });
    onward.on('error', () => incoming.socket.destroy());
    onward.end(content);
    const [reply]: IncomingMessage[] = await once(onward, 'response').catch(() => []);
    if (reply === undefined) return;
    const body = await buffer(reply);
    if (fate === 'lose-answer') return void incoming.socket.destroy();
    answer.writeHead(reply.statusCode ?? 500, reply.headers);
    if (fate !== 'cut-answer') return void answer.end(body);
    answer.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}${new URL(target).pathname}`,
    get requests() {
      return requests;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
