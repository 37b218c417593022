import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { LANGUAGES, LIMITS, type Language } from '@lytt/shared';
import { GroupNotices } from '../apps/server/src/fieldwork/discussion/application/group-notices.js';
import { StopLinks } from '../apps/server/src/foundation/notifications/application/stop-links.js';
import { Group, type Member } from '../apps/server/test/discussion/group.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const said = (nb: string, nn: string, en: string): Record<Language, string> => ({ nb, nn, en });
const CHOICES = [
  { value: 'school', label: said('Skole og barnehage', 'Skule og barnehage', 'Schools and kindergartens') },
  { value: 'roads', label: said('Veier og snø', 'Vegar og snø', 'Roads and snow') },
  { value: 'culture', label: said('Kultur og fritid', 'Kultur og fritid', 'Culture and leisure') },
];
const SCALE = { from: 1, to: 5, low: said('Dårlig', 'Dårleg', 'Badly'), high: said('Godt', 'Godt', 'Well') };
const STIMULI = [
  { kind: 'text', text: said('Åpent fra 10 til 14.', 'Ope frå 10 til 14.', 'Open from 10 to 14.') },
  { kind: 'link', url: 'https://kommune.example.org/', label: said('Nettsiden', 'Nettsida', 'The website') },
];
const NOTICE = {
  title: said('Fristen er forlenget', 'Fristen er forlengd', 'The deadline is extended'),
  text: said(
    'Du har til søndag.\n\nTa deg tid.',
    'Du har til søndag.\n\nTa deg tid.',
    'Until Sunday.\n\nTake your time.',
  ),
};
const OPEN = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'];
const WORDS = 'Det jeg skrev, og vil ha tilbake.';

/**
 * Every page of a participant, and every state in which something is wrong, as the server writes it for a browser without
 * scripts, put before axe in each language at 320 px.
 */
describe('every page of a participant', () => {
  let house: House;
  let browser: Browser;
  beforeAll(async () => void ([house, browser] = await Promise.all([House.open(), openBrowser()])), 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  describe.each(LANGUAGES)('in %s', (language) => looksIn(language, () => ({ house, browser })));
});

function looksIn(language: Language, stage: () => { house: House; browser: Browser }): void {
  let house: House;
  let group: Group;
  let mirror: Page;

  beforeAll(async () => {
    house = stage().house;
    group = await Group.gather(house.lytt, '2027-03-03T10:00:00Z');
    await setTheTable(group);
    const context = await person(stage().browser, { width: 320, height: 700, locale: language });
    mirror = await context.newPage();
    await mirror.goto(`${house.url}/p/offline`);
  });
  afterAll(() => mirror?.context().close());

  /** As a browser without scripts asks; `fields` are sent as a form. */
  const ask = (path: string, who?: Member, fields?: Record<string, string>) =>
    house.lytt.app.inject({
      method: fields ? 'POST' : 'GET',
      url: path,
      headers: {
        accept: 'text/html',
        'accept-language': language,
        'sec-fetch-site': 'same-origin',
        ...(who ? { cookie: who.cookie } : {}),
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams({ key: crypto.randomUUID(), ...fields }).toString() } : {}),
    });
  /** Puts the page before the critic, and says what was answered. */
  const look = async (name: string, status: number, answer: Awaited<ReturnType<typeof ask>>): Promise<string> => {
    expect([name, answer.statusCode]).toEqual([name, status]);
    expect(answer.body).toContain(name === 'offline' ? '<html' : `<html lang="${language}"`);
    await mirror.setContent(answer.body);
    await house.look(mirror, `${name}-${language}`);
    return answer.body;
  };
  const question = (key: string): string => `/p/q/${group.question(key)}`;
  const clean = (): void => expect(house.faults.splice(0)).toEqual([]);
  const member = (alias: string, state?: string): Promise<Member> => group.member(alias, state, language);

  it('is accessible before and after anything was written, and for somebody who came late', async () => {
    const [reader, other] = [await member('Vier'), await member('Torv')];
    await look('today-empty', 200, await ask('/p/today', reader));
    await look('others-empty', 200, await ask('/p/others', reader));
    await look('mine-empty', 200, await ask('/p/mine', reader));
    await look('notices-empty', 200, await ask('/p/notices', reader));
    for (const key of OPEN) await look(`question-${key}`, 200, await ask(question(key), reader));
    await group.answer(other, 'q7', 'One view.\n\nIn two parts.');
    await group.answer(reader, 'q7', 'Another view.');
    await group.answer(reader, 'q2', 'Because.', { choice: 'roads' });
    await group.answer(reader, 'q5', 'In this order.', { 'rank-school': '2', 'rank-roads': '1', 'rank-culture': '3' });
    await group.answer(reader, 'q1', '', { skip: 'rather-not' });
    const moderators = house.lytt.app.get(GroupNotices);
    await moderators.write({ kind: 'staff', staffId: group.owner.staffId } as never, group.studyId, NOTICE);
    await group.send(reader, '/p/ask', { body: 'When does it end?' });
    for (const key of ['q1', 'q2', 'q5', 'q7']) await look(`answered-${key}`, 200, await ask(question(key), reader));
    await look('sent', 200, await ask(`${question('q7')}?sent=answer:${group.question('q7')}`, reader));
    for (const name of ['today', 'others', 'mine', 'ask', 'notices', 'mails', 'help', 'privacy', 'accessibility'])
      await look(name, 200, await ask(`/p/${name}`, reader));
    await look('asked', 200, await ask('/p/ask?sent=moderator', reader));
    await look('mails-saved', 200, await ask('/p/mails?saved=yes', reader));
    await house.lytt.owner.query(
      `update research.seat set late = true, agreed_at = platform.clock_now(study_id) where id = $1`,
      [other.seatId],
    );
    await house.lytt.owner.query(
      `update research.question set closes_at = '2027-03-02T22:00:00Z' where study_id = $1 and key = any($2)`,
      [group.studyId, ['q1', 'q2']],
    );
    expect(await look('today-catching-up', 200, await ask('/p/today', other))).toContain('id="catch-up"');
    await look('question-closed', 200, await ask(question('q1'), reader));
    clean();
  }, 240_000);

  it('is accessible where something is wrong with what was sent', async () => {
    const sender = await member('Lyng');
    const wrong: [name: string, key: string, fields: Record<string, string>][] = [
      ['empty', 'q8', { body: '' }],
      ['too-long', 'q8', { body: 'å'.repeat(LIMITS.answer + 1) }],
      ['no-words-beside', 'q3', { body: '', choice: 'roads' }],
      ['nothing-chosen', 'q3', { body: WORDS }],
      ['no-number', 'q4', { body: WORDS }],
      ['no-order', 'q5', { body: WORDS }],
      ['twice-in-order', 'q5', { body: WORDS, 'rank-school': '1', 'rank-roads': '1', 'rank-culture': '2' }],
      ['no-picture', 'q6', { body: WORDS }],
    ];
    for (const [name, key, fields] of wrong) {
      const html = await look(`fault-${name}`, 422, await ask(question(key), sender, { wording: '1', ...fields }));
      if (fields['body'] === WORDS) expect(html).toContain(WORDS);
    }
    await group.answer(sender, 'q8', 'What stands.');
    const differs = await ask(question('q8'), sender, { wording: '1', body: WORDS });
    expect(await look('differs', 409, differs)).toContain(WORDS);
    const closed = await ask(question('q9'), sender, { wording: '1', body: WORDS });
    expect([closed.statusCode, closed.body]).toEqual([404, expect.stringContaining(WORDS)]);
    await look('not-open-yet', 404, closed);
    await look('ask-empty', 422, await ask('/p/ask', sender, { body: '' }));
    await look('ask-too-long', 422, await ask('/p/ask', sender, { body: 'å'.repeat(LIMITS.reply + 1) }));
    await look('mails-zone', 422, await ask('/p/mails', sender, { channel: 'mail', hour: '', zone: 'Mars/Olympus' }));
    const photo = `${question('q6')}/photo`;
    const noPicture = await group.sendFiles(sender, photo, { body: WORDS }, { photo: Buffer.from('no picture') });
    expect(await look('photo-unreadable', 422, noPicture)).toContain(WORDS);
    await group.sendFiles(sender, photo, { body: WORDS }, { photo: await picture() });
    expect(await look('photo-waits', 200, await ask(question('q6'), sender))).toContain('/p/photo/');
    clean();
  }, 240_000);

  it('is accessible at the door, on the way out, without a connection and after signing out', async () => {
    const guest = await member('Gjest', 'accepted');
    await look('welcome', 200, await ask('/p/welcome', guest));
    await house.lytt.owner.query(
      `update research.seat set state = 'agreed', alias = null, alias_key = null where id = $1`,
      [guest.seatId],
    );
    await look('alias', 200, await ask('/p/alias', guest));
    await look('alias-fault', 422, await ask('/p/alias', guest, { alias: 'x' }));
    await look('sign-in', 200, await ask('/sign-in'));
    await look('link-shut', 404, await ask(`/in/${'x'.repeat(43)}`));
    const goer = await member('Farvel');
    const links = house.lytt.app.get(StopLinks);
    await look('stop', 200, await ask(pathOf(links.link(goer.seatId, 'reminder'))));
    await look('stopped', 200, await ask(pathOf(links.link(goer.seatId, 'reminder')), undefined, {}));
    await look('stop-all', 200, await ask(pathOf(links.link(goer.seatId, 'all'))));
    await look('leave', 200, await ask('/p/leave', goer));
    await look('leave-delete', 200, await ask('/p/leave/delete', goer));
    await look('goodbye', 200, await ask('/goodbye/stopped'));
    await look('offline', 200, await ask('/p/offline'));
    await look('nowhere', 404, await ask('/p/nowhere', goer));
    await look('no-such-question', 404, await ask(`/p/q/${crypto.randomUUID()}`, goer));
    await look('signed-out', 401, await ask('/p/today'));
    const expired = await ask(question('q8'), undefined, { wording: '1', body: WORDS });
    expect(await look('signed-out-with-words', 401, expired)).toContain(WORDS);
    clean();
  }, 240_000);

  it('gives the words back, accessibly, when the database is away', async () => {
    const sender = await member('Uvær');
    const { owner, doors } = house.lytt;
    const name = new URL(doors.owner).pathname.slice(1);
    // What PostgreSQL says to everybody but its owner when it takes no more connections.
    await owner.query(`alter database ${name} connection limit 0`);
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    let away: Awaited<ReturnType<typeof ask>>;
    try {
      away = await ask(question('q8'), sender, { wording: '1', body: WORDS });
    } finally {
      await owner.query(`alter database ${name} connection limit -1`);
    }
    expect(await look('away', 503, away)).toContain(WORDS);
    clean();
    await house.eventually(async () => (await ask('/p/today', sender)).statusCode === 200);
  });
}

/** Questions of every kind, open at once; the others have not opened. */
async function setTheTable(group: Group): Promise<void> {
  const { owner } = group.lytt;
  await owner.query(
    `update research.question set opens_at = '2027-03-01T08:00:00Z', closes_at = '2027-03-06T22:00:00Z' where study_id = $1 and key = any($2)`,
    [group.studyId, OPEN],
  );
  await group.ask('q2', { kind: 'choice', choices: CHOICES });
  await group.ask('q3', { kind: 'choice', several: true, choices: CHOICES, words: 'asked' });
  await group.ask('q4', { kind: 'rating', ...SCALE });
  await group.ask('q5', { kind: 'ranking', choices: CHOICES });
  await group.ask('q6', { kind: 'photo', most: 2 });
  await group.ask('q7', { kind: 'text' }, { stimuli: STIMULI, hintWords: 20 });
  await owner.query('update research.question set peers = 2 where id = $1', [group.question('q7')]);
  await owner.query(`update research.question set masking = 'private' where id = $1`, [group.question('q8')]);
}

const pathOf = (link: string): string => new URL(link).pathname + new URL(link).search;
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#4a7fa5' } })
    .jpeg()
    .toBuffer();
