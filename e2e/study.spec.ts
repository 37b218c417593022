import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { studyRoutes } from '@lytt/shared';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectRoot } from '../apps/server/src/platform/config/roots.js';
import { openBrowserForFiles, person } from './support/browser.js';
import { House } from './support/house.js';

describe('the owner at the studies of the house', () => {
  let house: House;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let studyId: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowserForFiles()]);
    const { cookie } = await house.lytt.staff({ isOwner: true });
    ({ id: studyId } = (await house.lytt.call(studyRoutes.example, { cookie, body: {} })).view);
    context = await person(browser);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const titles = async (): Promise<string[]> =>
    (
      await house.lytt.owner.query<{ title: string }>(
        `select title ->> 'nb' as title from research.study order by created_at`,
      )
    ).rows.map(({ title }) => title);

  it('copies a study once, however often the button is pressed, and is led into the copy', async () => {
    await page.goto(`${house.url}/admin/studies/${studyId}/settings`);
    await page.getByRole('tab', { name: 'Fil og kopi' }).click();
    await page.getByRole('tabpanel', { name: 'Fil og kopi' }).getByLabel('Første dag av samtalen').fill('2027-05-03');
    await house.look(page, 'copy-study');
    await page.getByRole('button', { name: 'Lag en kopi' }).dblclick();
    await page.waitForURL((url) => url.pathname.includes('/studies/') && !url.pathname.includes(studyId));
    await page.getByRole('banner').getByText('Kopi av Kommunen i sosiale medier').waitFor();
    expect(await titles()).toEqual(['Kommunen i sosiale medier', 'Kopi av Kommunen i sosiale medier']);
    const { rows } = await house.lytt.owner.query(
      `select to_char(starts_on, 'YYYY-MM-DD') as day, phase from research.study where title ->> 'nb' like 'Kopi av%'`,
    );
    expect(rows).toEqual([{ day: '2027-05-03', phase: 'draft' }]);
    expect(house.faults).toEqual([]);
  });

  it('is told of a study file in another encoding, whose letters would come in wrong, and may choose it anew', async () => {
    const yaml = await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8');
    const latin = Buffer.from(yaml.replace(/[–’“”]/g, '-'), 'latin1');
    const had = await titles();
    await page.goto(`${house.url}/admin`);
    await page.getByRole('button', { name: 'Ny studie' }).click();
    const dialog = page.getByRole('dialog');
    const choose = async (of: Buffer | string): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        dialog.getByRole('button', { name: /Studiefil/ }).click(),
      ]);
      await chooser.setFiles(typeof of === 'string' ? of : { name: 'studie.yaml', mimeType: 'text/yaml', buffer: of });
      expect(await chooser.element().inputValue()).toBe('');
    };
    // A real file, saved anew while it is chosen: what a researcher does who mends its faults.
    const path = join(await mkdtemp(join(tmpdir(), 'lytt-study-')), 'studie.yaml');
    await writeFile(path, 'lytt: 2');
    await choose(path);
    await dialog.getByRole('button', { name: 'Importer' }).click();
    await dialog.getByRole('alert').waitFor();
    await writeFile(path, yaml.slice(0, 900));
    await dialog.getByRole('button', { name: 'Importer' }).click();
    await dialog.getByText('Denne filen ble endret etter at du valgte den.').waitFor();
    await choose(latin);
    await dialog.getByRole('button', { name: 'Importer' }).click();
    await dialog.getByText('Denne filen er ikke tekst i UTF-8.').waitFor();
    await house.look(page, 'study-file-not-text');
    expect(await titles()).toEqual(had);
    await choose(Buffer.from(yaml));
    await dialog.getByRole('button', { name: 'Importer' }).dblclick();
    await page.waitForURL((url) => url.pathname.includes('/studies/'));
    expect(await titles()).toEqual([...had, 'Kommunen i sosiale medier']);
    expect(house.faults).toEqual([]);
  });
});
