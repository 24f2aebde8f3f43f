import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';

/** One artifact as the service got it. */
export interface Artifact {
  readonly name: string;
  /** When it goes away, if the upload said so. */
  readonly expiresAt: string | undefined;
  /** Content of each file in it, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** The part of GitHub's artifact service that an upload uses, by its protocol (@actions/artifact 6). */
export interface ArtifactService extends AsyncDisposable {
  /** What the runner tells an action about it. */
  readonly env: Readonly<Record<string, string>>;
  readonly artifacts: readonly Artifact[];
  /** From now on every request is refused. */
  refuse(): void;
}

const path = '/twirp/github.actions.results.api.v1.ArtifactService/';

export async function startArtifactService(): Promise<ArtifactService> {
  const artifacts: Artifact[] = [];
  const blocks = new Map<string, Buffer>();
  let pending: { name: string; expiresAt: string | undefined } | undefined;
  let refusing = false;
  let origin = '';

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', origin);
    if (refusing) return { status: 403, body: { code: 'permission_denied', msg: 'refused by the test' } };
    if (url.pathname === '/container/blob') {
      if (url.searchParams.get('comp') === 'block') blocks.set(url.searchParams.get('blockid') ?? '', body);
      return { status: 201, body: undefined };
    }
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: { msg: 'no token' } };
    const told: Record<string, unknown> = JSON.parse(body.toString('utf8'));
    if (url.pathname === `${path}CreateArtifact`) {
      pending = {
        name: String(told.name),
        expiresAt: typeof told.expires_at === 'string' ? told.expires_at : undefined,
      };
      return { status: 200, body: { ok: true, signed_upload_url: `${origin}/container/blob?sig=1` } };
    }
    if (url.pathname === `${path}FinalizeArtifact` && pending !== undefined) {
      artifacts.push({ ...pending, files: unzip(Buffer.concat([...blocks.values()])) });
      blocks.clear();
      return { status: 200, body: { ok: true, artifact_id: String(1000 + artifacts.length) } };
    }
    return { status: 404, body: { msg: `unknown: ${url.pathname}` } };
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    env: { ACTIONS_RESULTS_URL: origin, ACTIONS_RUNTIME_TOKEN: token },
    artifacts,
    refuse: () => {
      refusing = true;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const token = [encode({ alg: 'none' }), encode({ scp: 'Actions.Results:run-1:job-1' }), 'unsigned'].join('.');

/** The files of a zip archive, from its central directory. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, nameBytes] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
