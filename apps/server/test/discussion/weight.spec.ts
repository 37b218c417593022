import { randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const COLD_BYTES = 60 * 1024;
const FURTHER_BYTES = 12 * 1024;
const PEOPLE = 15;

/** About a hundred words, of which no two people's are alike: what compresses well in a test would not in a week. */
const words = (): string =>
  Array.from({ length: 100 }, () =>
    randomUUID()
      .replace(/[0-9-]/g, '')
      .slice(0, 6),
  ).join(' ');

describe('what a phone fetches', () => {
  let lytt: TestApp;
  let group: Group;
  let member: Member;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    member = await group.member('Havørn');
    for (let at = 0; at < PEOPLE; at++) await group.answer(await group.member(`Fugl ${at}`), 'q1', words());
  });
  afterAll(() => lytt?.stop());

  const fetched = async (url: string): Promise<{ bytes: number; text: string }> => {
    const headers = { 'accept-encoding': 'br', cookie: member.cookie, accept: '*/*' };
    const { rawPayload, headers: said, statusCode } = await lytt.app.inject({ method: 'GET', url, headers });
    expect([url, statusCode]).toEqual([url, 200]);
    const text =
      said['content-encoding'] === 'br' ? brotliDecompressSync(rawPayload).toString() : rawPayload.toString();
    return { bytes: rawPayload.length + JSON.stringify(said).length, text };
  };
  const partsOf = (html: string): string[] =>
    [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('&#x3D;', '='),
    );
  const question = (): string => `/p/q/${group.question('q1')}`;

  it.each([
    ['Today', () => '/p/today'],
    ['a question with fifteen answers', question],
  ])('for %s with nothing in its cache is at most 60 KB, all of it from here', async (_name, path) => {
    const page = await fetched(path());
    let { bytes } = page;
    for (const part of new Set(partsOf(page.text))) {
      expect(part).toMatch(/^\/(assets|p)\//);
      bytes += (await fetched(part)).bytes;
    }
    expect(bytes).toBeLessThanOrEqual(COLD_BYTES);
  });

  it.each([
    ['Mine', () => '/p/mine'],
    ['what the others said', () => '/p/others'],
    ['a question before it is answered', () => `/p/q/${group.question('q2')}`],
    ['a question with fifteen answers', question],
  ])('for %s after Today is at most 12 KB', async (_name, path) => {
    const known = new Set(partsOf((await fetched('/p/today')).text));
    const page = await fetched(path());
    let { bytes } = page;
    for (const part of partsOf(page.text)) if (!known.has(part)) bytes += (await fetched(part)).bytes;
    expect(bytes).toBeLessThanOrEqual(FURTHER_BYTES);
  });
});
