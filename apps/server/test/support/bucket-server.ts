import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const BUCKET = { bucket: 'lytt', region: 'eu-north-1', accessKey: 'test-key', secretKey: 'test-secret' };
const PAGE = 2;

const sha256 = (what: string | Buffer): string => createHash('sha256').update(what).digest('hex');
const hmac = (key: string | Buffer, what: string): Buffer => createHmac('sha256', key).update(what).digest();

/** The signature that a request should bear ("Signature Version 4", header form, of the S3 API reference). */
function signatureOf(request: IncomingMessage, signed: string[], scope: string[]): string {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const headers = signed.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    signed.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${BUCKET.secretKey}`);
  return hmac(key, toSign).toString('hex');
}

function isSigned(request: IncomingMessage): boolean {
  const parts = /Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    request.headers.authorization ?? '',
  );
  if (!parts) return false;
  const [, key, scope = '', signed = '', signature] = parts;
  return key === BUCKET.accessKey && signature === signatureOf(request, signed.split(';'), scope.split('/'));
}

/** Storage that speaks the four calls of S3 that files need, refuses what is not signed, and lists two keys a page. */
export async function bucketServer(): Promise<{ endpoint: string; kept: Map<string, Buffer>; stop: () => void }> {
  const kept = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage): Promise<[number, string | Buffer]> => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part as Buffer);
    if (!isSigned(request)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = url.pathname.replace(`/${BUCKET.bucket}/`, '');
    if (url.searchParams.has('list-type')) return [200, listed([...kept.keys()], url.searchParams)];
    if (request.method === 'PUT') return [200, (kept.set(key, Buffer.concat(body)), '')];
    if (request.method === 'DELETE') return [204, (kept.delete(key), '')];
    const bytes = kept.get(key);
    return bytes ? [200, bytes] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    stop: () => (server.closeAllConnections(), void server.close()),
  };
}

function listed(keys: string[], query: URLSearchParams): string {
  const after = query.get('continuation-token')?.slice('after&'.length) ?? '';
  const rest = keys.filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort();
  const page = rest.slice(0, PAGE);
  const more = rest.length > PAGE ? `<NextContinuationToken>after&amp;${page.at(-1)}</NextContinuationToken>` : '';
  return `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${more}</ListBucketResult>`;
}
