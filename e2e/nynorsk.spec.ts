import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studyRoutes } from '@lytt/shared';
import type { Browser, Page } from 'playwright-core';
import { parseDocument } from 'yaml';
import { Group } from '../apps/server/test/discussion/group.js';
import { projectRoot } from '../apps/server/src/platform/config/roots.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';
import { answerScreener } from './support/screener.js';

const PHONE = { width: 320, height: 640, locale: 'nn-NO' };
const A_STORY = 120_000;

describe('a reader of Nynorsk on a phone', () => {
  let house: House;
  let browser: Browser;
  let group: Group;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt);
    const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
    file.setIn(['study', 'slug'], 'tre-maal');
    const { cookie } = group.owner;
    const made = await house.lytt.call(studyRoutes.importFile, { cookie, body: { file: file.toString() } });
    await house.lytt.call(studyRoutes.changePhase, {
      cookie,
      params: { studyId: made.view.id },
      body: { to: 'recruiting' },
    });
  }, A_STORY);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const language = (page: Page): Promise<string | null> => page.locator('html').getAttribute('lang');

  it(
    'applies in the language of the browser, and may change it on the way',
    async () => {
      const page = await (await person(browser, PHONE)).newPage();
      await page.goto(`${house.url}/r/tre-maal/laerdal`);
      expect(await language(page)).toBe('nn');
      expect(await page.locator('.languages button').allInnerTexts()).toEqual(['Bokmål', 'Nynorsk', 'English']);
      await house.look(page, 'nn-letter');
      await page.getByRole('button', { name: 'Bokmål' }).click();
      await page.getByRole('button', { name: 'Start skjemaet' }).waitFor();
      expect(await language(page)).toBe('nb');
      await page.getByRole('button', { name: 'Nynorsk' }).click();
      await page.getByRole('heading', { name: 'Kva gjer ei kommuneside verd å følgje?' }).waitFor();
      await page.getByRole('button', { name: 'Start skjemaet' }).click();
      await page.getByRole('button', { name: 'Hald fram' }).click();
      await page.getByRole('alert').getByText('Sjå over dette før du går vidare.').waitFor();
      await house.look(page, 'nn-faults');
      await answerScreener(
        page,
        {
          name: 'Gunnhild Prøve',
          email: 'gunnhild@example.org',
          birthYear: '1969',
          discussion: 'Eg les det meste, men skriv sjeldan sjølv.',
        },
        'Hald fram',
        (name) => house.look(page, `nn-${name}`),
      );
      await house.look(page, 'nn-check');
      await page.getByRole('button', { name: 'Send skjemaet' }).click();
      await page.getByText('Vi har fått svara dine.').waitFor();
      await house.look(page, 'nn-end');
      const { rows } = await house.lytt.owner.query(
        `select a.language, a.state from research.application a join research.source s on s.id = a.source_id where s.code = 'laerdal'`,
      );
      expect(rows).toEqual([{ language: 'nn', state: 'completed' }]);
      expect(house.faults).toEqual([]);
    },
    A_STORY,
  );

  it(
    'reads and answers the question of the day',
    async () => {
      const member = await group.member('Lomvi', 'agreed', 'nn');
      const context = await person(browser, PHONE);
      const [name = '', value = ''] = member.cookie.split('=');
      await context.addCookies([{ name, value, url: house.url }]);
      const page = await context.newPage();
      await page.goto(`${house.url}/p/today`);
      expect(await language(page)).toBe('nn');
      await house.look(page, 'nn-today');
      await page.getByRole('link', { name: 'Les og svar' }).click();
      await page.getByRole('heading', { name: 'Du og kommunen din' }).waitFor();
      await house.look(page, 'nn-question');
      await page.getByLabel('Svaret ditt', { exact: true }).fill('Eg har budd her heile livet.');
      await page.getByRole('button', { name: 'Send svaret mitt' }).click();
      await page.getByText('Takk! Svaret ditt er sendt.').waitFor();
      await house.look(page, 'nn-answered');
      expect(await language(page)).toBe('nn');
      expect(house.faults).toEqual([]);
    },
    A_STORY,
  );
});
