import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studyRoutes } from '@lytt/shared';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { parseDocument } from 'yaml';
import { projectRoot } from '../apps/server/src/platform/config/roots.js';
import { anyOf, openBrowser, person, scrollsSideways } from './support/browser.js';
import { EVERY_CONSTRUCT } from './support/every-construct.js';
import { House } from './support/house.js';

const SLUG = 'alle-slag';
const SOURCE = 'bergen';
/** Pages are looked at by axe one by one. */
const A_STORY = 240_000;

interface Kept {
  state: string;
  language: string;
  answers: Record<string, unknown>;
}

describe('an applicant at the screener, with every kind of question', () => {
  let house: House;
  let browser: Browser;
  let picture: Buffer;

  beforeAll(async () => {
    [house, browser, picture] = await Promise.all([
      House.open(),
      openBrowser(),
      sharp({ create: { width: 640, height: 480, channels: 3, background: '#0f5b52' } })
        .jpeg()
        .toBuffer(),
    ]);
    const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
    file.setIn(['study', 'slug'], SLUG);
    file.setIn(['screener'], EVERY_CONSTRUCT);
    file.setIn(['panel', 'quotas'], []);
    const { cookie } = await house.lytt.staff({ isOwner: true });
    const made = await house.lytt.call(studyRoutes.importFile, { cookie, body: { file: file.toString() } });
    if (made.status !== 200) throw new Error(made.response.body);
    await house.lytt.call(studyRoutes.changePhase, {
      cookie,
      params: { studyId: made.view.id },
      body: { to: 'recruiting' },
    });
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const applicant = async (options: Parameters<typeof person>[1]): Promise<Page> => {
    const page = await (await person(browser, options)).newPage();
    await page.goto(`${house.url}/r/${SLUG}/${SOURCE}`);
    return page;
  };

  /** axe runs as a script in the page; without scripts the same page is looked at for its width alone. */
  const look = async (page: Page, name: string, javaScript: boolean): Promise<void> => {
    if (javaScript) return house.look(page, name);
    if (await scrollsSideways(page)) house.faults.push(`${name} scrolls sideways`);
  };

  const kept = async (email: string): Promise<Kept | undefined> => {
    const { rows } = await house.lytt.owner.query<Kept>(
      `select state, language, answers from research.application where answers ->> 'opinion' = $1`,
      [`Mening fra ${email}`],
    );
    return rows[0];
  };

  /** Fills in the whole form as somebody who sees and clicks would. */
  const fillIn = async (
    page: Page,
    email: string,
    go: RegExp,
    look: (name: string) => Promise<void>,
  ): Promise<void> => {
    const on = async (name: string): Promise<void> => page.waitForURL(new RegExp(`/${name}(\\?|#|$)`));
    const next = (): Promise<void> => page.getByRole('button', { name: go }).click();
    await on('choices');
    await next();
    await page.getByRole('alert').waitFor();
    await look('faults');
    await page.locator('input[name=tie][value=lives]').check();
    await page.locator('input[name=channels][value=web]').check();
    await page.locator('select[name=often]').selectOption('weekly');
    await page.locator('input[name=topics][value=school]').check();
    await look('choices');
    await next();
    await on('lines');
    await page.locator('[name=born]').fill('1979');
    await page.locator('[name=moved]').fill('2011-08-01');
    await page.locator('[name=clock]').fill('18:30');
    await page.getByLabel(/^(Voksne|Adults)/).fill('2');
    await page.locator('[name=opinion]').fill(`Mening fra ${email}`);
    await look('lines');
    await next();
    await on('scales');
    await page.locator('input[name=content][value="2"]').check();
    await anyOf(page.locator('input[name=votes]')).check();
    for (const [item, place] of [
      ['speed', '2'],
      ['facts', '1'],
      ['tone', '3'],
    ] as const)
      await page.locator(`.rank select[name$="${item}"]`).selectOption(place);
    await look('scales');
    await next();
    // The low rating opens one more question on the same page.
    await page.locator('[name=wrong]').fill('Det tar for lang tid.');
    await look('panel');
    await next();
    await on('place');
    await page.locator('[name=postal]').fill('9008');
    await next();
    await page.locator('select[name=municipality]').waitFor();
    expect(await page.locator('select[name=municipality]').inputValue()).toBe('5501');
    await look('place');
    await next();
    await on('picture');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'skilt.jpg', mimeType: 'image/jpeg', buffer: picture });
    await look('picture');
    await next();
    await on('reach');
    await page.locator('[name=name]').fill('Nina Prøve');
    await page.locator('[name=email]').fill(email);
    await look('contact');
    await next();
    await on('check');
    await look('check');
    await page.getByRole('button', { name: /Send skjemaet|Send my form|Send the form/ }).click();
    await on('thanks');
    await look('thanks');
  };

  const WHOLE = {
    tie: 'lives',
    channels: ['web'],
    often: 'weekly',
    topics: ['school'],
    born: 1979,
    moved: '2011-08-01',
    clock: '18:30',
    content: 2,
    votes: true,
    order: ['facts', 'speed', 'tone'],
    wrong: 'Det tar for lang tid.',
    postal: '9008',
    municipality: '5501',
  };

  it.each([
    ['in Norwegian with JavaScript', true, 'nb'],
    ['in English without JavaScript', false, 'en'],
  ] as const)(
    'applies on a phone, %s',
    async (_, javaScript, language) => {
      const before = house.faults.length;
      const page = await applicant({
        width: 320,
        height: 640,
        javaScript,
        locale: language === 'nb' ? 'nb-NO' : 'en-GB',
      });
      const email = `${language}@example.org`;
      await look(page, `apply-${language}-letter`, javaScript);
      await page.locator('form.actions button.primary').click();
      await fillIn(page, email, /^(Fortsett|Continue)$/, (name) => look(page, `apply-${language}-${name}`, javaScript));
      expect(house.faults.slice(before)).toEqual([]);
      expect(await kept(email)).toMatchObject({ state: 'completed', language, answers: WHOLE });
    },
    A_STORY,
  );

  it(
    'can be filled in with the keyboard alone',
    async () => {
      const page = await applicant({ width: 1280 });
      const email = 'tast@example.org';
      const typed: Record<string, string> = {
        born: '1955',
        opinion: `Mening fra ${email}`,
        wrong: 'Ventetid.',
        postal: '5003',
        name: 'Tora Tast',
        email,
      };
      const focused = (): Promise<{ tag: string; type: string; name: string; primary: boolean; label: string }> =>
        page.evaluate(`(() => { const e = document.activeElement; return { tag: e.tagName, type: e.type ?? '', name: e.name ?? '',
        primary: e.classList.contains('primary'), label: e.labels?.[0]?.textContent ?? '' }; })()`);
      const asked: string[] = [];
      let ranked = 0;
      for (let step = 0; step < 400 && !page.url().endsWith('/thanks'); step++) {
        await page.keyboard.press('Tab');
        const { tag, type, name, primary, label } = await focused();
        if (primary) {
          await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
          await page.waitForLoadState('load');
          continue;
        }
        if (name.startsWith('_')) throw new Error(`the keyboard reaches the field ${name}, which nobody is to fill in`);
        if (tag === 'INPUT' && (type === 'radio' || type === 'checkbox') && !asked.includes(name)) {
          asked.push(name);
          await page.keyboard.press('Space');
        } else if (tag === 'SELECT' && label && name !== 'municipality' && !asked.includes(`${name} ${label}`)) {
          asked.push(`${name} ${label}`);
          for (let down = 0; down <= (name.startsWith('order') ? ranked : 0); down++)
            await page.keyboard.press('ArrowDown');
          if (name.startsWith('order')) ranked += 1;
        } else if ((tag === 'INPUT' && type !== 'file') || tag === 'TEXTAREA') {
          const words = typed[name] ?? (/Voksne/.test(label) ? '1' : undefined);
          if (words && !asked.includes(name)) {
            asked.push(name);
            await page.keyboard.type(words);
          }
        }
      }
      expect(page.url()).toMatch(/thanks$/);
      expect(await kept(email)).toMatchObject({
        state: 'completed',
        answers: { tie: 'lives', born: 1955, municipality: '4601', order: ['speed', 'facts', 'tone'] },
      });
    },
    A_STORY,
  );

  it(
    'turns somebody under 18 away kindly, and keeps a count and nothing else',
    async () => {
      const before = house.faults.length;
      const page = await applicant({ width: 320, height: 640 });
      const count = async (): Promise<number> =>
        (await house.lytt.owner.query<{ count: number }>('select count(*)::int as count from research.application'))
          .rows[0]?.count ?? NaN;
      const had = await count();
      await page.locator('form.actions button.primary').click();
      await page.locator('input[name=tie][value=lives]').check();
      await page.locator('input[name=channels][value=web]').check();
      await page.locator('select[name=often]').selectOption('weekly');
      await page.getByRole('button', { name: 'Fortsett' }).click();
      await page.locator('[name=born]').fill('2015');
      await page.getByLabel(/^Voksne/).fill('2');
      await page.locator('[name=opinion]').fill('Flere lekeplasser.');
      await page.getByRole('button', { name: 'Fortsett' }).click();
      await page.waitForURL(/end-unstored$/);
      await house.look(page, 'apply-under-18');
      expect(await page.locator('main').innerText()).not.toMatch(/18|alder|født/i);
      expect(await count()).toBe(had);
      const { rows } = await house.lytt.owner.query('select sum(turned_away)::int as away from research.source_visit');
      expect(rows).toEqual([{ away: 1 }]);
      expect(house.faults.slice(before)).toEqual([]);
    },
    A_STORY,
  );
});
