import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Group, type Member } from '../apps/server/test/discussion/group.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

/** What a phone does with words when the net, the server or the session is gone. */
describe('words on their way', () => {
  let house: House;
  let browser: Browser;
  let group: Group;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt, '2027-03-02T10:00:00Z');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  afterEach(() => expect(house.faults.splice(0)).toEqual([]));

  const at = async (member: Member): Promise<[Page, BrowserContext]> => {
    const context = await person(browser, { locale: 'en-GB', width: 320, height: 700 });
    const [name = '', value = ''] = member.cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
    return [await context.newPage(), context];
  };
  const written = async (member: Member): Promise<string[]> => {
    const { rows } = await house.lytt.owner.query<{ body: string }>(
      `select v.body from research.post p join research.post_version v on v.post_id = p.id and v.version = p.version
        where p.seat_id = $1 order by p.created_at`,
      [member.seatId],
    );
    return rows.map(({ body }) => body);
  };
  const message = (page: Page): ReturnType<Page['locator']> => page.locator('#form-moderator textarea[name=body]');
  const send = (page: Page): Promise<void> => page.locator('#form-moderator button.primary').click();

  it('two messages written without a connection both arrive, in their order', async () => {
    const member = await group.member('Tjeld');
    const [page, context] = await at(member);
    await page.goto(`${house.url}/p/ask`);
    await context.setOffline(true);
    for (const words of ['When does it end?', 'And who reads this?']) {
      await message(page).fill(words);
      await send(page);
      await house.eventually(async () => (await message(page).inputValue()) === '');
    }
    expect(await page.locator('#outbox .note').count()).toBe(2);
    await house.look(page, 'outbox-two-wait');
    expect(await written(member)).toEqual([]);
    await context.setOffline(false);
    await house.eventually(async () => (await written(member)).length === 2);
    expect(await written(member)).toEqual(['When does it end?', 'And who reads this?']);
    const arrived = page.locator('#outbox .note', { hasText: 'what you wrote has been sent now' });
    await house.eventually(async () => (await arrived.count()) === 2);
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
  });

  it('what is typed on after a message had to wait is kept and saved, and not sent with it', async () => {
    const member = await group.member('Sandlo');
    const [page, context] = await at(member);
    await page.goto(`${house.url}/p/ask`);
    await context.setOffline(true);
    await message(page).fill('First this.');
    await send(page);
    await house.eventually(async () => (await message(page).inputValue()) === '');
    await message(page).fill('Then something that is not finished');
    await context.setOffline(false);
    await house.eventually(async () => (await written(member)).length === 1);
    await page.getByText(/^Saved/).waitFor();
    await page.reload();
    expect(await message(page).inputValue()).toBe('Then something that is not finished');
    expect(await written(member)).toEqual(['First this.']);
  });

  it('a server that does not answer is not called a missing connection', async () => {
    const member = await group.member('Steinvender');
    const [page] = await at(member);
    await page.goto(`${house.url}/p/ask`);
    await page.route('**/p/ask', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 503, body: 'away' }) : route.continue(),
    );
    await message(page).fill('Is anybody there?');
    await send(page);
    await page.getByText('we cannot be reached just now').waitFor();
    expect(await page.getByText('there is no connection').count()).toBe(0);
    await house.look(page, 'outbox-server-away');
    await page.unroute('**/p/ask');
    await page.goto(`${house.url}/p/today`);
    await page.getByText('what you wrote has been sent now').waitFor();
    expect(await written(member)).toEqual(['Is anybody there?']);
  });

  it('a picture that cannot be sent leaves the page as it stands, and goes when the connection is back', async () => {
    const member = await group.member('Rødnebbterne');
    await group.ask('q2', { kind: 'photo', most: 1 });
    const [page, context] = await at(member);
    await page.goto(`${house.url}/p/q/${group.question('q2')}`);
    await page.getByLabel('Your own words').fill('Taken from the pier.');
    await context.setOffline(true);
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    );
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'pier.png', mimeType: 'image/png', buffer: picture });
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('The pictures have not been sent').waitFor();
    expect(await page.getByLabel('Your own words').inputValue()).toBe('Taken from the pier.');
    await context.setOffline(false);
    await house.eventually(async () => (await written(member)).length === 1);
  });

  it('a session that ended says that the words are kept, and they go by themselves after signing in', async () => {
    const member = await group.member('Lomvi');
    const [page, context] = await at(member);
    await page.goto(`${house.url}/p/ask`);
    const { rows } = await house.lytt.owner.query(
      'delete from platform.participant_session where seat_id = $1 returning *',
      [member.seatId],
    );
    expect(rows).toHaveLength(1);
    await message(page).fill('Written after I was signed out.');
    await send(page);
    await page.getByText('It is sent by itself when you have signed in here again').waitFor();
    expect(await page.getByText('Copy it before you leave').count()).toBe(0);
    await house.look(page, 'outbox-signed-out');
    const [, session = ''] = (await group.signInAgain(member)).split('=');
    await context.addCookies([{ name: 'lytt_participant', value: session, url: house.url }]);
    await page.goto(`${house.url}/p/today`);
    await page.getByText('what you wrote has been sent now').waitFor();
    expect(await written(member)).toEqual(['Written after I was signed out.']);
    // What has arrived is not offered again as something that was not sent.
    await page.goto(`${house.url}/p/ask`);
    await page.locator('.post.mine', { hasText: 'Written after I was signed out.' }).waitFor();
    expect(await page.locator('.offer').count()).toBe(0);
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
  });
});
