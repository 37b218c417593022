import { generate } from 'otplib';
import type { Browser } from 'playwright-core';
import { Access } from '../apps/server/src/foundation/access/access.facade.js';
import type { Group } from '../apps/server/test/discussion/group.js';
import { quietGroup } from '../apps/server/test/notifications/post-office.js';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const PASSWORD = 'a lantern in the long hall';

describe('a session that ends while somebody works, in a browser', () => {
  let house: House;
  let browser: Browser;
  let group: Group;
  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await quietGroup(house.lytt, '2027-03-02T11:00:00Z');
    await group.member('Rogn', 'active', 'nb');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const sessions = (state: string): Promise<unknown> =>
    house.lytt.owner.query(`update platform.staff_session set expires_at = now() + $1::interval`, [state]);

  it('keeps what was written, tells what to do, and notices when somebody is signed in again', async () => {
    const context = await person(browser);
    const [name = '', value = ''] = group.owner.cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    await page.goto(`${house.url}/admin/studies/${group.studyId}/settings`);
    const title = anyOf(page.getByRole('textbox', { name: /^Tittel/ }));
    await title.fill('Samtaler om vann');
    await sessions('-1 minute');
    await anyOf(page.getByRole('button', { name: 'Lagre' })).click();
    await page.getByRole('dialog', { name: 'Du er logget ut' }).waitFor();
    await house.look(page, 'signed-out');
    const beside = page.getByRole('link', { name: 'Logg inn i en ny fane' });
    expect(await beside.getAttribute('target')).toBe('_blank');
    await page.getByRole('button', { name: 'Jeg er logget inn igjen' }).click();
    await page.getByText('Ingen er logget inn ennå.').waitFor();
    await sessions('1 hour');
    // Somebody else at the same machine: what was written here is not sent in their name.
    const other = await house.lytt.staff({ name: 'Mona Lunde', member: { studyId: group.studyId, role: 'moderator' } });
    await context.addCookies([{ name, value: other.cookie.split('=')[1] ?? '', url: house.url }]);
    await page.getByRole('button', { name: 'Jeg er logget inn igjen' }).click();
    await page.getByText(/^Mona Lunde er logget inn nå/).waitFor();
    await context.addCookies([{ name, value, url: house.url }]);
    await page.getByRole('button', { name: 'Jeg er logget inn igjen' }).click();
    await page.getByText('Du er logget inn igjen. Det du skrev, står her fortsatt.').waitFor();
    expect(await title.inputValue()).toBe('Samtaler om vann');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await anyOf(page.getByRole('button', { name: 'Lagre' })).click();
    await page.getByRole('banner').getByText('Samtaler om vann').waitFor();
    await context.close();
  });

  it('leads after signing in to the page that somebody was on the way to', async () => {
    await house.lytt.owner.query('update platform.staff set is_owner = false');
    const token = (await house.lytt.app.get(Access).firstOwnerSecret()) ?? '';
    const context = await person(browser);
    const page = await context.newPage();
    await page.goto(`${house.url}/admin/join#${token}`);
    await page.getByLabel('Navnet ditt').fill('Kari Lund');
    await page.getByLabel('E-postadresse').fill('kari.lund@example.org');
    await page.getByLabel('Velg et passord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Fortsett' }).click();
    const secret = (await page.getByTestId('totp-secret').innerText()).trim();

    await page.goto(`${house.url}/admin/studies/${group.studyId}/guide?view=list`);
    await page.getByTestId('totp-secret').waitFor();
    const code = await generate({ secret });
    for (let at = 0; at < 6; at++) await page.getByLabel(`Sekssifret kode ${at + 1}`).fill(code[at] ?? '');
    await page.getByRole('heading', { name: 'Guide', level: 1 }).waitFor();
    expect(page.url()).toBe(`${house.url}/admin/studies/${group.studyId}/guide?view=list`);
    await context.close();
  });
});
