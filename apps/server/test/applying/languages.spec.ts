import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studyRoutes } from '@lytt/shared';
import type { LightMyRequestResponse } from 'fastify';
import { parseDocument } from 'yaml';
import { projectRoot } from '../../src/platform/config/roots.js';
import { Group } from '../discussion/group.js';
import { letters } from '../support/letters.js';
import { TestApp } from '../support/test-app.js';
import { carryOutGuide, tickNotices } from '../support/what-is-due.js';
import { Applicant } from './applicant.js';

const LETTER = '/r/tre-maal/bergen';
const TWO = '/r/to-maal/bergen';

describe('the language of who applies and takes part', () => {
  let lytt: TestApp;
  let group: Group;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt);
    const { cookie } = group.owner;
    for (const [slug, languages] of [
      ['tre-maal', ['nb', 'nn', 'en']],
      ['to-maal', ['nb', 'en']],
    ] as const) {
      const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
      file.setIn(['study', 'slug'], slug);
      file.setIn(['study', 'languages'], languages);
      const made = await lytt.call(studyRoutes.importFile, { cookie, body: { file: file.toString() } });
      await lytt.call(studyRoutes.changePhase, {
        cookie,
        params: { studyId: made.view.id },
        body: { to: 'recruiting' },
      });
    }
  });
  afterAll(() => lytt?.stop());
  const lettersTo = async (address: string) => (await letters(lytt)).filter(({ to }) => to === address);

  const browser = (path: string, speaks: string): Promise<LightMyRequestResponse> =>
    lytt.app.inject({ method: 'GET', url: path, headers: { 'accept-language': speaks } });
  const languageOf = ({ body }: LightMyRequestResponse): string | undefined => /<html lang="(\w+)"/.exec(body)?.[1];
  const offered = ({ body }: LightMyRequestResponse): (string | undefined)[] =>
    [...body.matchAll(/<button name="language"[^>]*>([^<]+)</g)].map((match) => match[1]);

  it.each([
    ['nn', 'nn'],
    ['nn-NO,nn;q=0.9,en;q=0.5', 'nn'],
    ['no', 'nb'],
    ['de,nn;q=0.8', 'nn'],
    ['nb-NO,nn;q=0.9', 'nb'],
    ['de', 'nb'],
  ])('is read from a browser that speaks %s: %s', async (speaks, language) => {
    expect(languageOf(await browser(LETTER, speaks))).toBe(language);
    expect(languageOf(await browser('/', speaks))).toBe(language);
  });

  it('is offered as far as the study speaks it, each language by its own name', async () => {
    const letter = await browser(LETTER, 'nn');
    expect(offered(letter)).toEqual(['Bokmål', 'Nynorsk', 'English']);
    expect(letter.body).toMatch(/value="nn" lang="nn" aria-current="true"/);
    expect(letter.body).toContain('Kva gjer ei kommuneside verd å følgje?');
    expect(offered(await browser(TWO, 'nb'))).toEqual(['Bokmål', 'English']);
    expect(offered(await browser('/', 'nb'))).toEqual(['Bokmål', 'Nynorsk', 'English']);
  });

  it('is Bokmål from the first word to the last where the study has no Nynorsk', async () => {
    const letter = await browser(TWO, 'nn');
    expect(languageOf(letter)).toBe('nb');
    expect(letter.body).toContain('Start skjemaet');
    expect(letter.body).toContain('Hva gjør en kommuneside verdt å følge?');
    expect(letter.body).not.toContain('Kva gjer');
  });

  it('is said of a text that stands in for one that is missing', async () => {
    await lytt.owner.query(
      `update research.study set letter = letter #- '{heading,nn}' #- '{body,nn}' #- '{body,nb}' where slug = 'tre-maal'`,
    );
    const { body } = await browser(LETTER, 'nn');
    expect(body).toContain('<h1 lang="nb">Hva gjør en kommuneside verdt å følge?</h1>');
    expect(body).toMatch(/<p class="lead">Vi inviterer 15 personar/);
    expect(body).toMatch(/<p lang="en">The purpose is to learn/);
  });

  it('is changed in the midst of a page without a word lost, whether it can be taken yet or not', async () => {
    const astrid = new Applicant(lytt, 'bergen', 'nb', 'tre-maal');
    await astrid.answerUntil('page_contact');
    const page = `${astrid.base}/page_contact`;
    const change = (fields: Record<string, string>, language = 'en', query = '') =>
      lytt.post(`${page}${query}`, { _language: language, ...fields }, astrid.cookie);
    const taken = await change({ contact_name: 'Astrid', contact_email: 'astrid@example.org' }, 'en', '?to=check');
    expect([taken.statusCode, taken.headers.location]).toEqual([303, `${page}?to=check`]);
    const chosen = taken.cookies.find(({ name }) => name === 'lytt_language');
    expect(chosen).toMatchObject({ value: 'en', httpOnly: true });
    const shown = await lytt.get(page, `lytt_language=en; ${astrid.cookie}`);
    expect(languageOf(shown)).toBe('en');
    expect(shown.body).toContain('value="astrid@example.org"');
    expect(shown.body).toMatch(/<button form="screener" name="_language" value="nn"/);
    const untaken = await change({ contact_name: 'Astrid', contact_email: 'astrid at' }, 'nn');
    expect(languageOf(untaken)).toBe('nn');
    expect(untaken.body).toContain('value="astrid at"');
    const none = await change({ contact_name: 'Astrid', contact_email: 'a@example.org' }, 'de');
    expect(none.cookies.find(({ name }) => name === 'lytt_language')).toBeUndefined();
  });

  it('is the one of the pages and of the mails once somebody takes part', async () => {
    const member = await group.member('Lomvi', 'agreed', 'nn');
    const today = await group.page(member, '/p/today');
    expect(languageOf(today)).toBe('nn');
    expect(offered(today)).toEqual(['Bokmål', 'Nynorsk', 'English']);
    // Monday 1 March, 17:30; the first question closes the next evening.
    expect(today.body).toContain('ope til i morgon kl. 23:00');
    const question = await group.look(member, 'q1');
    expect(question.body).toContain('Send svaret mitt');
    expect(question.body).toContain('Korleis vil du beskrive forholdet ditt til kommunen');
    for (const path of ['mine', 'ask', 'help', 'leave', 'leave/delete'])
      expect([path, languageOf(await group.page(member, `/p/${path}`))]).toEqual([path, 'nn']);
    // What is due by now goes first, or it would come along in the same mail.
    await carryOutGuide(lytt.app, group.studyId);
    await tickNotices(lytt.app);
    await lytt.settle();
    const before = await lettersTo(member.email);
    await lytt.post('/sign-in', { email: member.email });
    await lytt.settle();
    const letter = (await lettersTo(member.email)).find(({ html }) => before.every((one) => one.html !== html));
    expect(letter?.subject).toBe('Lenkja di til «Kommunen i sosiale medium»');
    expect(letter?.html).toContain('<html lang="nn">');
  });

  it('is changed on any page, to a language of the study and to no other', async () => {
    const member = await group.member('Alke');
    const choose = (language: string) =>
      lytt
        .post('/p/language', { language, back: '/p/today' }, member.cookie)
        .then(() => group.page(member, '/p/today'));
    expect(languageOf(await choose('nn'))).toBe('nn');
    await lytt.owner.query(`update research.study set languages = '{nb,nn}' where id = $1`, [group.studyId]);
    expect(languageOf(await choose('en'))).toBe('nn');
    expect(languageOf(await choose('nb'))).toBe('nb');
    await lytt.owner.query(`update research.study set languages = '{nb,nn,en}' where id = $1`, [group.studyId]);
  });
});
