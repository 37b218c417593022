// What a phone with an empty cache fetches for one page: the page and everything it names, as compressed on the wire.
import http from 'node:http';

/** Node's fetch would unpack the body; the bytes on the wire are what counts. */
const fetchRaw = (url, cookie) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': 'br', accept: '*/*', ...(cookie ? { cookie } : {}) } }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      })
      .on('error', reject);
  });

export async function weigh(origin, path, cookie) {
  const { brotliDecompressSync } = await import('node:zlib');
  const page = await fetchRaw(`${origin}${path}`, cookie);
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  const html = (page.headers['content-encoding'] === 'br' ? brotliDecompressSync(page.body) : page.body).toString();
  const named = [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map((match) =>
    match[1].replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  const parts = [...new Set(named)];
  const foreign = parts.filter((part) => /^(https?:)?\/\//.test(part)).length;
  let bytes = page.body.length + JSON.stringify(page.headers).length;
  for (const part of parts.filter((each) => each.startsWith('/'))) {
    const answer = await fetchRaw(`${origin}${part}`);
    if (answer.status !== 200) throw new Error(`${part} answered ${answer.status}`);
    bytes += answer.body.length + JSON.stringify(answer.headers).length;
  }
  return { bytes, requests: 1 + parts.length, foreign };
}
