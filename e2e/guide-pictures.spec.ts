import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { Group } from '../apps/server/test/discussion/group.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

/** Bytes a second: slow enough for a picture to be looked at on its way, and stopped. */
const SLOW = 8_000;

describe('a picture on its way into the guide, and the guide at night', () => {
  let house: House;
  let browser: Browser;
  let group: Group;
  let page: Page;
  let network: CDPSession;
  let picture: { name: string; mimeType: string; buffer: Buffer };

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt, '2027-03-01T09:00:00Z');
    const context = await person(browser);
    const [name = '', value = ''] = group.owner.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
    network = await context.newCDPSession(page);
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const buffer = await sharp({ create: { width: 700, height: 500, channels: 3, background: 'teal', noise } })
      .jpeg({ quality: 95 })
      .toBuffer();
    picture = { name: 'torget.jpg', mimeType: 'image/jpeg', buffer };
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const editor = (): Locator => page.getByRole('dialog', { name: /^Spørsmål \d+/ });
  const progress = (): Locator => editor().getByRole('status').filter({ hasText: 'Sender torget.jpg' });
  const percent = async (): Promise<number> => Number(/(\d+) %/.exec(await progress().innerText())?.[1]);
  const throttle = (uploadThroughput: number): Promise<unknown> =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  const filesOf = (): Promise<number> =>
    group.count('select count(*)::int as count from research.stimulus_file where study_id = $1', [group.studyId]);
  /** As somebody does it: through the system's dialog, where the same file may be chosen again. */
  const choose = async (): Promise<void> => {
    const dialog = page.waitForEvent('filechooser');
    await editor().getByRole('button', { name: 'Velg en fil' }).click();
    await (await dialog).setFiles(picture);
  };

  it('shows how far it has come, can be stopped, and the same picture can be sent again', async () => {
    await page.goto(`${house.url}/admin/studies/${group.studyId}/guide`);
    await page.getByRole('button', { name: 'Legg til et spørsmål på dag 5' }).waitFor();
    await page.getByRole('button', { name: 'Stolt av stedet', exact: true }).click();
    await editor().waitFor();
    await editor().getByRole('button', { name: 'Legg til et bilde eller en PDF-side' }).click();
    await network.send('Network.enable');
    await throttle(SLOW);
    await choose();
    await progress().waitFor();
    await house.eventually(async () => (await percent()) > 5);
    const first = await percent();
    await house.eventually(async () => (await percent()) > first);
    expect(await percent()).toBeLessThan(100);
    await house.look(page, 'guide-picture-sending');
    await editor().getByRole('button', { name: 'Stopp' }).click();
    await progress().waitFor({ state: 'detached' });
    // A browser tells of no choice that is the same as the one before, unless that is forgotten.
    expect(await editor().locator('input[type=file]').inputValue()).toBe('');
    await throttle(-1);
    await choose();
    await editor().getByRole('img', { name: 'Bilde 1, 700 × 500' }).waitFor();
    expect(await filesOf()).toBe(1);
  });

  it('is as readable in the dark, in the week, as a list, and in the editor', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await house.look(page, 'guide-dark-editor');
    await page.goto(`${house.url}/admin/studies/${group.studyId}/guide`);
    await page.getByRole('button', { name: 'Legg til et spørsmål på dag 5' }).waitFor();
    await house.look(page, 'guide-dark-week');
    await page.getByText('Liste', { exact: true }).click();
    await house.look(page, 'guide-dark-list');
    expect(house.faults.splice(0)).toEqual([]);
  });
});
