import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { Group, type Member } from '../apps/server/test/discussion/group.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const label = (nb: string, en: string): object => ({ nb, en });
const WAYS = [
  { value: 'school', label: label('Skole og barnehage', 'Schools and kindergartens') },
  { value: 'roads', label: label('Veier og snø', 'Roads and snow') },
  { value: 'culture', label: label('Kultur og fritid', 'Culture and leisure') },
];

/** The participants' days in a browser: every kind of answer, and no word lost. */
describe('the week of a participant', () => {
  let house: House;
  let browser: Browser;
  let group: Group;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt, '2027-03-02T10:00:00Z');
    await group.ask('q1', { kind: 'ranking', choices: WAYS });
    await group.ask('q2', { kind: 'photo', most: 2 }, { stimuli: STIMULI });
    await group.ask('q3', {
      kind: 'rating',
      from: 1,
      to: 5,
      low: label('Dårlig', 'Badly'),
      high: label('Godt', 'Well'),
    });
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  afterEach(() => expect(house.faults.splice(0)).toEqual([]));

  const at = async (member: Member, options: Parameters<typeof person>[1] = {}): Promise<[Page, BrowserContext]> => {
    const context = await person(browser, { locale: 'en-GB', ...options });
    const [name = '', value = ''] = member.cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
    return [await context.newPage(), context];
  };
  const open = (page: Page, key: string): Promise<unknown> => page.goto(`${house.url}/p/q/${group.question(key)}`);
  /** The critic needs scripts: it looks at the same page in a browser that has them. */
  const lookWithout = async (page: Page, name: string): Promise<void> => {
    const context = await person(browser, { width: 320, height: 700 });
    await context.addCookies(await page.context().cookies());
    const mirror = await context.newPage();
    await mirror.goto(`${house.url}/p/offline`);
    await mirror.setContent(await page.content());
    await house.look(mirror, name);
    await context.close();
  };
  const words = async (member: Member, key: string): Promise<string | undefined> =>
    (
      await house.lytt.owner.query<{ body: string }>(
        `select v.body from research.post p join research.post_version v on v.post_id = p.id and v.version = 1
          where p.seat_id = $1 and p.question_id = $2 and p.kind = 'answer'`,
        [member.seatId, group.question(key)],
      )
    ).rows[0]?.body;
  const draft = async (member: Member): Promise<string | undefined> =>
    (
      await house.lytt.owner.query<{ body: string }>('select body from research.draft where seat_id = $1', [
        member.seatId,
      ])
    ).rows[0]?.body;

  it('answers without JavaScript: an order by numbers and a number on a scale', async () => {
    const member = await group.member('Havørn');
    const [page] = await at(member, { javaScript: false, width: 320, height: 700 });
    await page.goto(`${house.url}/p/today`);
    await lookWithout(page, 'week-today');
    await open(page, 'q1');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('Give every one of them a number.').waitFor();
    await lookWithout(page, 'week-ranking-fault');
    for (const [at, { label: text }] of (WAYS as { label: { en: string } }[]).entries())
      await page.getByLabel(text.en).selectOption(String(3 - at));
    await page.getByLabel('Your own words').fill('The snow is what we quarrel about.');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('Thank you! Your answer has been sent.').waitFor();
    await lookWithout(page, 'week-ranked');

    await open(page, 'q3');
    await page.getByRole('radio', { name: '4' }).check();
    await lookWithout(page, 'week-rating');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('4 on a scale from 1 (Badly) to 5 (Well)').waitFor();
  });

  it('sends pictures without JavaScript, and keeps what was written when one cannot be read', async () => {
    const member = await group.member('Terne');
    const [page] = await at(member, { javaScript: false, width: 320, height: 700 });
    await open(page, 'q2');
    await page.getByLabel('Your own words').fill('Seen from the pier.');
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') });
    await page.getByRole('button', { name: 'Add the picture' }).click();
    await page.getByText('does not look like a picture').waitFor();
    await lookWithout(page, 'week-photo-fault');
    expect(await page.getByLabel('Your own words').inputValue()).toBe('Seen from the pier.');
    await page.getByLabel('Choose a picture').setInputFiles(await picture());
    await page.getByRole('button', { name: 'Add the picture' }).click();
    await page.getByLabel('What does it show?').fill('A boat in the harbour');
    await lookWithout(page, 'week-photo');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('Thank you! Your answer has been sent.').waitFor();
    expect(await page.locator('.post.mine > .pictures').getByAltText('A boat in the harbour').count()).toBe(1);
    expect(await words(member, 'q2')).toBe('Seen from the pier.');
  });

  it('moves what is to be put in order by buttons, with the keyboard', async () => {
    const member = await group.member('Bjørk');
    const [page] = await at(member);
    await open(page, 'q1');
    await page.getByRole('button', { name: 'Move down: Schools and kindergartens' }).press('Enter');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain('Schools');
    await page.getByRole('button', { name: 'Move up: Culture and leisure' }).press('Enter');
    await house.look(page, 'week-ranking-moved');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('Thank you!').waitFor();
    const order = await page.locator('#own ~ .post .ranked li').allInnerTexts();
    expect(order).toEqual(['Roads and snow', 'Culture and leisure', 'Schools and kindergartens']);
  });

  it('sends what was written without a connection when there is one again, also after the page was closed', async () => {
    const member = await group.member('Regn');
    const [page, context] = await at(member, { width: 320, height: 700 });
    await open(page, 'q3');
    await page.getByRole('radio', { name: '2' }).check();
    await page.getByLabel('Your own words').fill('Nobody answers when I ask.');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText('is sent by itself when there is one').waitFor();
    await house.look(page, 'week-offline-kept');
    expect(await words(member, 'q3')).toBeUndefined();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`${house.url}/p/today`);
    await again.getByText('what you wrote has been sent now').waitFor();
    await house.look(again, 'week-offline-sent');
    expect(await words(member, 'q3')).toBe('Nobody answers when I ask.');
    await house.eventually(async () => (await again.evaluate<number>('localStorage.length')) === 0);
    await again.getByRole('link', { name: 'Go to the page' }).click();
    await again.locator('.post.mine .words', { hasText: 'Nobody answers when I ask.' }).waitFor();
  });

  it('says that there is no connection on a page of its own, which keeps nothing that anybody wrote', async () => {
    const member = await group.member('Sol');
    const [page, context] = await at(member);
    await page.goto(`${house.url}/p/today`);
    await page.evaluate('navigator.serviceWorker.ready');
    await house.eventually(async () => page.evaluate<boolean>('!!navigator.serviceWorker.controller'));
    await open(page, 'q3');
    await context.setOffline(true);
    await page.reload();
    await page.getByText('What you have written is safe').waitFor();
    await house.look(page, 'week-no-connection');
    const kept = await page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((shelf) => shelf.keys())))).then((found) => found.flat().map((one) => new URL(one.url).pathname))`,
    );
    expect(kept.filter((path) => !path.startsWith('/assets/'))).toEqual(['/p/offline']);
  });

  it('shows what another device wrote beside, overwrites neither, and lets the writer choose', async () => {
    const member = await group.member('Måke');
    const [phone] = await at(member, { width: 320, height: 700 });
    const [table] = await at(member);
    await open(phone, 'q3');
    await open(table, 'q3');
    await phone.getByLabel('Your own words').fill('Begun on the bus.');
    await phone.getByText(/^Saved/).waitFor();
    expect(await draft(member)).toBe('Begun on the bus.');
    await table.getByLabel('Your own words').fill('Begun at the table.');
    await table.getByText('On another device you wrote this').waitFor();
    await house.look(table, 'week-two-devices');
    expect(await draft(member)).toBe('Begun on the bus.');
    expect(await table.getByLabel('Your own words').inputValue()).toBe('Begun at the table.');
    await table.getByRole('button', { name: 'Keep what I have here' }).click();
    await table.getByText(/^Saved/).waitFor();
    expect(await draft(member)).toBe('Begun at the table.');
    await phone.getByLabel('Your own words').fill('Begun on the bus, and on.');
    await phone.getByText('On another device you wrote this').waitFor();
    await phone.getByRole('button', { name: 'Use that one' }).click();
    expect(await phone.getByLabel('Your own words').inputValue()).toBe('Begun at the table.');
  });

  it('offers what was typed when the page was closed before it could be saved, to its writer alone', async () => {
    const member = await group.member('Tåke');
    const [page, context] = await at(member);
    await open(page, 'q3');
    // Closing the page would let a last save through as soon as the browser lets go of being offline.
    await page.evaluate('void (window.fetch = () => Promise.reject(new Error()))');
    await page.getByLabel('Your own words').fill('Typed in a tunnel.');
    await page.close();
    const again = await context.newPage();
    await open(again, 'q3');
    await again.getByText('Typed in a tunnel.').waitFor();
    await again.getByRole('button', { name: 'Use that one' }).click();
    expect(await again.getByLabel('Your own words').inputValue()).toBe('Typed in a tunnel.');
    const other = await group.member('Snø');
    const [name = '', value = ''] = other.cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
    await open(again, 'q3');
    expect(await again.getByText('Typed in a tunnel.').count()).toBe(0);
  });

  it('gives the text back when the session has ended, and keeps it on the device', async () => {
    const member = await group.member('Lyng');
    const [page] = await at(member);
    await open(page, 'q3');
    await page.getByRole('radio', { name: '3' }).check();
    await page.getByLabel('Your own words').fill('Away for long.');
    await house.lytt.owner.query('delete from platform.participant_session where seat_id = $1', [member.seatId]);
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByRole('heading', { name: 'You are not signed in here' }).waitFor();
    await house.look(page, 'week-signed-out');
    expect(await page.locator('#kept').inputValue()).toBe('Away for long.');
  });

  it('brings new words in without moving the focus or the page', async () => {
    const [reader, writer] = [await group.member('Siv'), await group.member('Or')];
    await group.answer(reader, 'q3', 'Mine.', { rating: '3' });
    const [page] = await at(reader, { width: 320, height: 600 });
    await open(page, 'q3');
    await page.getByText('Change your answer').click();
    await page.getByLabel('Your own words').focus();
    const where = (): Promise<string> => page.evaluate<string>('`${document.activeElement.id} ${Math.round(scrollY)}`');
    const before = await where();
    await group.answer(writer, 'q3', 'Something new under the sun.', { rating: '5' });
    await page.getByText('1 new answer or reply').waitFor();
    expect(await where()).toBe(before);
    expect(await page.getByText('Something new under the sun.').count()).toBe(0);
    await house.look(page, 'week-news');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('Something new under the sun.').waitFor();
    expect((await where()).split(' ')[1]).toBe(before.split(' ')[1]);
  });

  it('is accessible and fits at 320 px in the dark too, with its scripts; e2e/pages.spec.ts looks at every state by day', async () => {
    const [member, other] = [await group.member('Vier'), await group.member('Torv')];
    await house.lytt.owner.query('update research.question set peers = 2 where id = $1', [group.question('q3')]);
    await group.answer(other, 'q3', 'One view.', { rating: '1' });
    await group.answer(member, 'q3', 'Another view.', { rating: '5' });
    const looks = [['nb', 'dark']] as const;
    for (const [language, colorScheme] of looks) {
      await group.send(member, '/p/language', { language });
      const [page, context] = await at(member, { width: 320, height: 700 });
      await page.emulateMedia({ colorScheme });
      const paths = ['today', 'others', 'mine', 'ask', 'notices', 'help', 'privacy', 'accessibility', 'offline'];
      const questions = ['q1', 'q2', 'q3'].map((key) => [`q/${group.question(key)}`, key] as const);
      for (const [path, name] of [...paths.map((one) => [one, one] as const), ...questions]) {
        await page.goto(`${house.url}/p/${path}`);
        await house.look(page, `week-${name}-${language}-${colorScheme}`);
      }
      await context.close();
    }
  }, 300_000);
});

const STIMULI = [
  { kind: 'text', text: label('Åpent mandag til fredag, 10 til 14.', 'Open Monday to Friday, 10 to 14.') },
  { kind: 'link', url: 'https://kommune.example.org/', label: label('Nettsiden', 'The website') },
];
const picture = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: 'harbour.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#4a7fa5' } })
    .jpeg()
    .toBuffer(),
});
