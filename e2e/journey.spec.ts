import { generate } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const PASSWORD = 'fjord granskog havørn';

describe('from a screener link to a hypothesis with its quotes', () => {
  let house: House;
  let browser: Browser;
  let owner: Page;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const visit = async (
    options: Parameters<typeof person>[1] = {},
  ): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await person(browser, options);
    return { context, page: await context.newPage() };
  };

  /** Sets up the second step with the key that the page shows. */
  const giveCode = async (page: Page): Promise<void> => {
    const secret = (await page.getByTestId('totp-secret').innerText()).trim();
    const code = await generate({ secret });
    await page.getByLabel('Sekssifret kode 1').fill(code[0] ?? '');
    for (let at = 1; at < 6; at++) await page.getByLabel(`Sekssifret kode ${at + 1}`).fill(code[at] ?? '');
  };

  const join = async (link: string, name: string, email: string): Promise<Page> => {
    const { page } = await visit();
    await page.goto(link);
    await page.getByLabel('Navnet ditt').fill(name);
    if (email) await page.getByLabel('E-postadresse').fill(email);
    await page.getByLabel('Velg et passord').fill(PASSWORD);
    await house.look(page, `join-${name.split(' ')[0]}`);
    await page.getByRole('button', { name: 'Fortsett' }).click();
    await page.getByTestId('totp-secret').waitFor();
    await house.look(page, 'second-step');
    await giveCode(page);
    await page.getByRole('heading', { name: 'Studier', level: 1 }).waitFor();
    return page;
  };

  it('begins with an owner who signs up and makes the example study', async () => {
    owner = await join(await house.ownerLink(), 'Eli Eier', 'eli@example.org');
    await house.look(owner, 'studies-empty');
    await owner.getByRole('button', { name: 'Bruk eksemplet' }).click();
    await owner.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
    await house.look(owner, 'overview');
  }, 120_000);

  it('lets the owner invite a moderator and an analyst by mail', async () => {
    await owner.getByRole('link', { name: 'Innstillinger' }).click();
    await house.look(owner, 'settings');
    await owner.getByRole('tab', { name: 'Team' }).click();
    for (const [email, role] of [
      ['mona@example.org', 'Moderator'],
      ['arne@example.org', 'Analytiker'],
    ] as const) {
      await owner.getByRole('textbox', { name: 'E-postadresse' }).fill(email);
      await owner.getByRole('combobox', { name: 'Rolle' }).click();
      await owner.getByRole('option', { name: new RegExp(`^${role}`) }).click();
      await owner.getByRole('button', { name: 'Send invitasjonen' }).click();
      await owner.getByText(`${email} ·`).waitFor();
    }
    await house.look(owner, 'team');
    await join(await house.linkTo('mona@example.org'), 'Mona Moderator', '');
    await join(await house.linkTo('arne@example.org'), 'Arne Analytiker', '');
  }, 120_000);

  it('shows no fault that axe knows of on the pages passed', () => {
    expect(house.faults).toEqual([]);
  });
});
