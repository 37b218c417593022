import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { panelRoutes, studyRoutes, type PanelView } from '@lytt/shared';
import type { Browser, Page } from 'playwright-core';
import { readDemoFile } from '../apps/server/src/demo/demo-file.js';
import { Applying } from '../apps/server/src/fieldwork/applying/applying.facade.js';
import { projectRoot } from '../apps/server/src/platform/config/roots.js';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const LONG = { timeout: 60_000 };

describe('a researcher who puts the panel together', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  let cookie: string;
  let studyId: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    ({ cookie } = await house.lytt.staff({ isOwner: true, name: 'Eli Eier' }));
    const file = await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8');
    const made = await house.lytt.call(studyRoutes.importFile, { cookie, body: { file } });
    if (made.status !== 200) throw new Error(made.response.body);
    studyId = made.view.id;
    const { status } = await house.lytt.call(studyRoutes.changePhase, {
      cookie,
      params: { studyId },
      body: { to: 'recruiting' },
    });
    if (status !== 200) throw new Error(`phase: ${status}`);
    const applying = house.lytt.app.get(Applying);
    for (const applicant of (await readDemoFile()).applicants)
      await applying.acceptForm(studyId, {
        sourceCode: applicant.source,
        language: applicant.language,
        person: { name: applicant.name, email: `${applicant.id}@example.org` },
        answers: applicant.answers as never,
      });
    const context = await person(browser);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
    await page.goto(`${house.url}/admin/studies/${studyId}/panel`);
    await page.getByRole('heading', { name: 'Panel', level: 1 }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const panel = async (): Promise<PanelView> =>
    (await house.lytt.call(panelRoutes.view, { cookie, params: { studyId } })).view;
  const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
  const verdict = (words: string): Promise<void> =>
    anyOf(page.getByRole('status').filter({ hasText: words })).waitFor(LONG);
  const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  const dialog = (): ReturnType<Page['getByRole']> => page.getByRole('dialog');

  /** A dialog that has just closed gives the focus back a moment later, and a list without it shuts: it is opened again then. */
  const choose = (list: string, name: string): Promise<void> =>
    house.eventually(async () => {
      const option = page.getByRole('option', { name });
      const pick = async (): Promise<void> => {
        // Opened by the keyboard: what has been chosen already can lie over the field.
        if (!(await option.isVisible())) await page.getByRole('combobox', { name: list }).press('ArrowDown');
        await option.click({ timeout: 1_000 });
      };
      return pick().then(
        () => true,
        () => false,
      );
    });

  const step = async (name: string, happens: () => Promise<void> | void): Promise<void> => {
    try {
      await happens();
    } catch (fault) {
      await house.look(page, 'panel-fault');
      throw new Error(`while a researcher ${name}: ${(fault as Error).message}`, { cause: fault });
    }
  };

  it('is one unbroken way from quotas to a replacement', async () => {
    await step('sees at once that what was typed can be met, and goes from row to row with Enter', async () => {
      await verdict('Tallene kan oppfylles');
      await page.getByLabel('Minimum, Kvinne').fill('7');
      await page.getByLabel('Minimum, Kvinne').press('Enter');
      await page.keyboard.type('6');
      expect(await page.getByLabel('Minimum, Mann').inputValue()).toBe('6');
      await verdict('Endringene er ikke lagret');
      await verdict('Tallene kan oppfylles');
    });

    await step('asks for percent, and the seats follow until they are typed over', async () => {
      const gender = page.getByRole('region', { name: 'Kjønn', exact: true });
      await gender.getByText('Prosent', { exact: true }).click();
      await gender.getByRole('button', { name: 'Fra befolkningen …' }).click();
      await dialog().getByLabel('Navn og tall').fill('Kvinne 49,5\nMann 49,5\nAnnet 0,5\nVil ikke oppgi 0,5');
      await house.look(page, 'panel-population');
      await dialog().getByRole('button', { name: 'Bruk prosentene' }).click();
      await gender.getByText('8 plasser').waitFor();
      expect(await page.getByLabel('Minimum, Kvinne').inputValue()).toBe('6');
      expect(await page.getByLabel('Maksimum, Kvinne').inputValue()).toBe('9');
      await page.getByLabel('Minimum, Mann').fill('5');
      await page.getByLabel('Plasser').fill('30');
      await house.eventually(async () => (await page.getByLabel('Minimum, Kvinne').inputValue()) === '13');
      expect(await page.getByLabel('Minimum, Mann').inputValue()).toBe('5');
      await page.getByLabel('Plasser').fill('15');
      await house.eventually(async () => (await page.getByLabel('Minimum, Kvinne').inputValue()) === '6');
    });

    await step('is told on the rows what cannot be met, and takes a suggestion over with a reason', async () => {
      await page.getByLabel('Minimum, Student eller elev').fill('9');
      await page.getByLabel('Maksimum, Student eller elev').fill('9');
      await verdict('Tallene kan ikke oppfylles');
      await page
        .getByRole('row', { name: /Student eller elev/ })
        .getByText(/bare \d+ kan trekkes/)
        .waitFor();
      await house.look(page, 'panel-infeasible');
      await page
        .getByRole('row', { name: /Student eller elev/ })
        .getByRole('button', { name: /Forslag A/ })
        .click();
      await dialog().getByRole('button', { name: 'Endre og lagre' }).click();
      await dialog().getByText('Skriv hvorfor').waitFor();
      await dialog().getByRole('button', { name: 'For få i gruppen søkte' }).click();
      await dialog().getByRole('button', { name: 'Endre og lagre' }).click();
      await verdict('Alt er lagret');
      await verdict('Tallene kan oppfylles');
      const student = (await panel()).plan.quotas.find(({ value }) => value === 'student');
      expect(student?.min).toBeLessThan(9);
      const { rows } = await house.lytt.owner.query<{ subject: { reason: string } }>(
        `select subject from platform.audit where study_id = $1 and action = 'panel.plan-relaxed'`,
        [studyId],
      );
      expect(rows.map(({ subject }) => subject.reason)).toEqual(['For få i gruppen søkte']);
    });

    await step('crosses two attributes and counts the cells', async () => {
      for (const attribute of ['Kjønn', 'Aldersgruppe']) await choose('Egenskaper å krysse', attribute);
      await page.keyboard.press('Escape');
      await button('Legg til krysstabell').click();
      await page.getByLabel('Minimum, Kvinne × 18–34 år').fill('1');
      await verdict('Tallene kan oppfylles');
      await button('Lagre tallene').click();
      await verdict('Alt er lagret');
      await anyOf(page.getByRole('region', { name: 'Kjønn × Aldersgruppe' }))
        .getByText(/^\d+ kan trekkes$/)
        .waitFor();
      await house.look(page, 'panel-crossed');
      expect((await panel()).crossed).toHaveLength(1);
    });

    await step('says how it is drawn, and leaves somebody out with a reason', async () => {
      await tab('Slik trekkes det');
      await page.getByRole('radio', { name: 'Maximin' }).check();
      await button('Legg til en regel …').click();
      await anyOf(dialog().getByRole('checkbox')).check();
      await dialog()
        .getByRole('textbox', { name: /^Begrunnelse/ })
        .fill('Arbeider hos oppdragsgiveren');
      await dialog().getByRole('button', { name: 'Legg til regelen' }).click();
      await page.getByText('Arbeider hos oppdragsgiveren').waitFor();
      await button('Lagre tallene').click();
      await verdict('Alt er lagret');
      await house.look(page, 'panel-settings');
      expect((await panel()).plan.method).toBe('maximin');
    });

    await step('draws, looks at the people, and sees why', async () => {
      await button('Trekk panelet').click();
      await page.getByText(/Alle \d+ kvotene er oppfylt/).waitFor(LONG);
      await page.getByText('Plass 15').waitFor();
      await button(/^Hvorfor denne personen: Plass 1$/).click();
      await dialog().getByText('loddet falt på denne personen').waitFor();
      await house.look(page, 'panel-person');
      await page.keyboard.press('Escape');
      await tab('Hvorfor dette panelet');
      await page.getByText(/^Bevist/).waitFor();
      await button('Trekk igjen fra protokollen').click();
      await page.getByText(/samme panel/).waitFor(LONG);
      await house.look(page, 'panel-why');
    });

    await step('confirms and invites after being asked', async () => {
      await tab('Panelet');
      await button('Bekreft dette panelet').click();
      await button(/^Inviter panelet/).click();
      await dialog().getByRole('button', { name: /^Send/ }).click();
      await page.getByText(/har ennå å svare/).waitFor();
      await page.getByText('Ingen plass er tom').waitFor();
    });

    await step('notes that somebody declined, and invites the one who restores the balance', async () => {
      await button('Handlinger for Plass 3').click();
      await page.getByRole('menuitem', { name: 'Har takket nei …' }).click();
      await dialog().getByRole('button', { name: 'Sa fra på telefon' }).click();
      await dialog().getByRole('button', { name: 'Endre' }).click();
      await page.getByText('Én plass er tom').waitFor();
      await page.getByText(/^Neste som bør spørres/).waitFor();
      await house.look(page, 'panel-next');
      await button('Inviter denne personen').click();
      await dialog().getByRole('button', { name: 'Send invitasjonen' }).click();
      await page.getByText('Ingen plass er tom').waitFor();
      const { rows } = await house.lytt.owner.query<{ state: string; count: number }>(
        `select state, count(*)::int as count from research.seat where state in ('invited', 'declined') group by state order by state`,
      );
      expect(rows).toEqual([
        { state: 'declined', count: 1 },
        { state: 'invited', count: 15 },
      ]);
      await button('Handlinger for Plass 3').click();
      await page.getByRole('menuitem', { name: 'Hvorfor, og historikk' }).click();
      await dialog().getByText('Invitert → Takket nei').waitFor();
      await dialog().getByText('Sa fra på telefon').waitFor();
    });

    await step('met no fault that axe knows of, and nothing that scrolls sideways', () => {
      expect(house.faults).toEqual([]);
    });
  }, 420_000);
});
