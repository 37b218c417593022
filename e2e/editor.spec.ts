import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studyRoutes } from '@lytt/shared';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { parseDocument } from 'yaml';
import { projectRoot } from '../apps/server/src/platform/config/roots.js';
import { anyOf, openBrowserForFiles, person } from './support/browser.js';
import { EVERY_CONSTRUCT } from './support/every-construct.js';
import { House } from './support/house.js';

const TITLE = 'Hvordan kommer du deg på jobb?';

interface Form {
  form: { pages: { name: string; title: { nb: string }; elements: Record<string, unknown>[] }[] };
}

describe('a researcher at the screener editor', () => {
  let house: House;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let cookie: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowserForFiles()]);
    ({ cookie } = await house.lytt.staff({ isOwner: true }));
    context = await person(browser);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const open = async (screener?: object): Promise<string> => {
    const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
    if (screener) {
      file.setIn(['study', 'slug'], 'alle-slag');
      file.setIn(['screener'], screener);
      file.setIn(['panel', 'quotas'], []);
    }
    const made = await house.lytt.call(studyRoutes.importFile, { cookie, body: { file: file.toString() } });
    if (made.status !== 200) throw new Error(made.response.body);
    await page.goto(`${house.url}/admin/studies/${made.view.id}/recruitment`);
    await page.getByRole('tab', { name: 'Skjema' }).click();
    await page.getByRole('region', { name: 'Oppbygning' }).waitFor();
    return made.view.id;
  };
  const column = async (studyId: string, name: 'draft' | 'definition'): Promise<Form> => {
    const { rows } = await house.lytt.owner.query<{ value: Form }>(
      `select ${name} as value from research.screener where study_id = $1`,
      [studyId],
    );
    if (!rows[0]) throw new Error('no screener');
    return rows[0].value;
  };
  const saved = (words: string): Promise<void> => page.getByRole('status').filter({ hasText: words }).waitFor();
  const add = async (kind: string): Promise<void> => {
    await anyOf(page.getByRole('button', { name: 'Legg til', exact: true })).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
  };
  const preview = (): FrameLocator => page.frameLocator('iframe[title="Skjemaet slik en søker møter det"]');

  it('adds, branches, orders, takes back, previews, exports, imports and publishes a question', async () => {
    const studyId = await open();
    await page.getByRole('button', { name: 'Siden til kommunen', exact: true }).click();
    await add('Ett valg');
    await page.locator('textarea:focus').fill(TITLE);
    const choice = page.getByLabel('Legg til et valg', { exact: true });
    for (const words of ['Sykkel', 'Bil']) {
      await choice.fill(words);
      await choice.press('Enter');
    }
    await page.getByLabel('Hvorfor vi spør').fill('Vi vil ha med både syklister og bilister.');
    await page.getByRole('button', { name: 'Legg til et vilkår' }).click();
    await page.getByRole('combobox', { name: 'Spørsmål', exact: true }).click();
    await page.getByRole('option', { name: 'Følger du en kommune i sosiale medier?' }).click();
    await page.getByRole('combobox', { name: 'Svar' }).click();
    await page.getByRole('option', { name: 'Nei', exact: true }).click();
    await saved('Endringer som søkerne ikke ser ennå');
    // The preview answers its own way to the page, so that what stands on a condition is seen.
    await preview().getByRole('radiogroup', { name: TITLE }).waitFor();
    await house.look(page, 'screener-editor');

    const made = (await column(studyId, 'draft')).form.pages[1]?.elements.at(-1);
    expect(made).toMatchObject({
      type: 'radiogroup',
      name: 'hvordan_kommer_du_deg',
      visibleIf: "{follows_page} = 'no'",
      choices: [{ value: 'sykkel' }, { value: 'bil' }],
    });

    const grip = page.getByRole('button', { name: `Flytt ${TITLE}`, exact: true });
    await grip.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: `Mer for ${TITLE}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Fjern' }).click();
    await grip.waitFor({ state: 'detached' });
    // The message stands for some seconds alone: by key, which waits for no movement to end.
    const message = page.getByRole('alert').filter({ hasText: 'er fjernet' });
    await message.getByRole('button', { name: 'Angre', exact: true }).press('Enter');
    await grip.waitFor();
    await page.keyboard.press('Control+z');
    await grip.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await grip.waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Fil', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Last ned skjemaet med alle regler' }).click();
    const file = await (await download).path();
    await page.getByRole('button', { name: 'Fil', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Importer…' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Lytt kan gjennomføre alt sammen.').waitFor();
    await page.getByRole('button', { name: 'Åpne det her' }).click();

    await page.getByRole('button', { name: 'Publiser endringene' }).click();
    await page.getByRole('button', { name: 'Publiser', exact: true }).click();
    await saved('Slik søkerne ser det');
    const exported = JSON.parse(await readFile(file, 'utf8')) as Form;
    const published = await column(studyId, 'definition');
    expect(published).toEqual(exported);
    expect(published.form.pages[1]?.elements.at(-2)).toEqual(made);
  }, 240_000);

  it('writes only what was written, whatever else the form holds', async () => {
    const studyId = await open(EVERY_CONSTRUCT);
    const before = await column(studyId, 'definition');
    const [first] = before.form.pages;
    await page.getByRole('textbox', { name: 'Sidens overskrift' }).fill('Ny overskrift');
    await saved('Endringer som søkerne ikke ser ennå');
    expect(first).toBeDefined();
    const after = await column(studyId, 'draft');
    expect(after.form.pages[0]).toMatchObject({ title: { nb: 'Ny overskrift' } });
    expect({
      ...after,
      form: {
        ...after.form,
        pages: after.form.pages.map((one, at) => (at === 0 ? { ...one, title: first?.title } : one)),
      },
    }).toEqual(before);
  });

  it('is clear, and no wider than a phone, in its rules and translations too', async () => {
    await open();
    for (const part of ['Oversettelser', 'Hvem som ikke kan delta', 'Kvotekjennetegn']) {
      await page
        .getByRole('navigation', { name: 'Regler og tekster' })
        .getByRole('button', { name: new RegExp(`^${part}`) })
        .click();
      await page.getByRole('heading', { name: part, level: 2 }).waitFor();
      await house.look(page, `screener-${part.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.setViewportSize({ width: 320, height: 720 });
    await house.look(page, 'screener-narrow');
    await page.getByText('Forhåndsvis', { exact: true }).click();
    await house.look(page, 'screener-narrow-preview');
    await page.setViewportSize({ width: 1280, height: 900 });
    // The framed page has a header and a main part of its own, as it must: it is a page, and is looked at as one elsewhere.
    expect(house.faults.filter((fault) => !fault.startsWith('landmark-unique'))).toEqual([]);
  }, 240_000);
});
