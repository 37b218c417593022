import type { Browser, BrowserContext, Page } from 'playwright-core';
import { quietGroup } from '../apps/server/test/notifications/post-office.js';
import type { Group, Member } from '../apps/server/test/discussion/group.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

describe('a notice to the group, in a browser', () => {
  let house: House;
  let browser: Browser;
  let group: Group;
  let member: Member;
  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await quietGroup(house.lytt, '2027-03-02T11:00:00Z');
    member = await group.member('Bjørk', 'active', 'nn');
    await group.member('Rogn', 'active', 'nb');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const at = async (pair: string, path: string): Promise<[Page, BrowserContext]> => {
    const context = await person(browser);
    const [name = '', value = ''] = pair.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    await page.goto(`${house.url}${path}`);
    return [page, context];
  };
  const noticesOf = async (): Promise<string> => (await group.page(member, '/p/notices')).body;

  it('is written in each language with its readers in view, stands on their page, and is withdrawn again', async () => {
    const [page, context] = await at(group.owner.cookie, `/admin/studies/${group.studyId}/fieldwork`);
    await page.getByRole('button', { name: 'Beskjeder til gruppen' }).click();
    await page.getByText('2 personer').waitFor();
    await page.getByText('De leser bokmål (1) og nynorsk (1).').waitFor();
    await house.look(page, 'group-notices-empty');
    for (const [language, title] of [
      ['bokmål', 'Fristen er forlenget'],
      ['nynorsk', 'Fristen er forlengd'],
      ['engelsk', 'The deadline is extended'],
    ] as const) {
      await page.getByLabel(`Tittel på ${language}`).fill(title);
      await page.getByLabel(`Tekst på ${language}`).fill(`${title}!`);
    }
    // Closing by mistake, or going to another page: what is written is kept, or asked about.
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Koding' }).click();
    await page
      .getByRole('dialog', { name: 'Gå uten å lagre?' })
      .getByRole('button', { name: 'Fortsett å skrive' })
      .click();
    await page.getByRole('button', { name: 'Beskjeder til gruppen' }).click();
    await page.getByRole('button', { name: 'Legg ut beskjeden' }).click();
    await page.getByText('Lagt ut. E-postene går om et minutt.').waitFor();
    await page.getByText('E-postene har ikke gått ennå').waitFor();
    await house.look(page, 'group-notices-posted');
    expect(await noticesOf()).toContain('Fristen er forlengd!');
    await page.getByRole('button', { name: 'Trekk tilbake «Fristen er forlenget»' }).click();
    await page.getByText('Trukket tilbake. Den er borte fra siden hos alle').waitFor();
    await house.look(page, 'group-notices-withdrawn');
    expect(await noticesOf()).not.toContain('Fristen er forlengd');
    expect(house.faults.splice(0)).toEqual([]);
    await context.close();
  });
});
