import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Sink extends AsyncDisposable {
  readonly endpoint: string;
  /** The SHA-256 of each part, in their order. */
  parts(): string[];
}

const yes = { can: 'yes', because: 'it is a test' };

/** Speaks as much of the protocol as one upload needs, and keeps hashes only. It is known to check what it gets. */
export async function startSink(): Promise<Sink> {
  const abilities = { at: new Date().toISOString(), abilities: { atomicCreate: yes, checksum: yes, lock: yes } };
  const parts = new Map<number, string>();
  const server = createServer(async (asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://sink');
    const content = await buffer(asked);
    const part = searchParams.get('partNumber');
    if (part !== null) parts.set(Number(part), createHash('sha256').update(content).digest('hex'));
    answer.setHeader('etag', '"x"');
    if (pathname.endsWith('.abilities.json')) return void answer.end(JSON.stringify(abilities));
    const tag = searchParams.has('uploads') ? 'InitiateMultipartUploadResult' : 'Result';
    answer.end(`<?xml version="1.0"?><${tag}><UploadId>u</UploadId></${tag}>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    parts: () => [...parts].sort(([a], [b]) => a - b).map(([, hash]) => hash),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
