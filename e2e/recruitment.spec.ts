import { studyRoutes } from '@lytt/shared';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const HEADER = [
  ...['Navn', 'E-postadresse', 'contact_phone', 'relation', 'follows_page', 'follow_for', 'follow_often', 'discussion'],
  ...['gender', 'birth_year', 'county', 'occupation', 'contact_consent'],
];
const row = (name: string, email: string, gender: string): string[] => [
  ...[
    name,
    email,
    '912 34 567',
    'Jeg bor der',
    'ja',
    'events',
    'weekly',
    'For: ryddigere. Mot: de sinte blir ikke hørt.',
  ],
  ...[gender, '1984', 'Troms', 'Driver eget', 'Ja'],
];
/** As Excel in Norway saves it: semicolons, Windows-1252. */
const table = (...rows: string[][]): Buffer =>
  Buffer.from([HEADER, ...rows].map((cells) => cells.join(';')).join('\r\n'), 'latin1');

describe('a researcher at the recruitment', () => {
  let house: House;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let studyId: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    const { cookie } = await house.lytt.staff({ isOwner: true });
    ({ id: studyId } = (await house.lytt.call(studyRoutes.example, { cookie, body: { startsOn: '2027-03-01' } })).view);
    await house.lytt.call(studyRoutes.changePhase, { cookie, params: { studyId }, body: { to: 'recruiting' } });
    context = await person(browser);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const open = (tab: string): Promise<unknown> =>
    page.goto(`${house.url}/admin/studies/${studyId}/recruitment?tab=${tab}`);
  const count = async (of: string, where: string): Promise<number> =>
    (
      await house.lytt.owner.query<{ count: number }>(
        `select count(*)::int as count from research.${of} where ${where}`,
      )
    ).rows[0]?.count ?? NaN;
  const dialog = () => page.getByRole('dialog');

  it('adds a source once, however often the button is pressed', async () => {
    await open('sources');
    await page.getByRole('button', { name: 'Legg til en kilde' }).click();
    await dialog().getByLabel('Navn').fill('Bø kommune');
    await house.look(page, 'source-add');
    await dialog().locator('button[type=submit]').dblclick();
    await anyOf(page.getByText('Bø kommune')).waitFor();
    expect(await count('source', `name = 'Bø kommune'`)).toBe(1);
    expect(house.faults).toEqual([]);
  });

  it('imports applicants from a spreadsheet, mends what is wrong in it and chooses the same file again', async () => {
    await open('applicants');
    await anyOf(page.getByRole('button', { name: 'Importer CSV' })).click();
    await dialog().getByRole('combobox').click();
    await page.getByRole('option', { name: 'Bergen kommune' }).click();
    const choose = async (buffer: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        dialog()
          .getByRole('button', { name: /Velg en( annen)? fil/ })
          .click(),
      ]);
      await chooser.setFiles({ name: 'søkere.csv', mimeType: 'text/csv', buffer });
      // Browsers say nothing of a choice that is the one before; a mended file has the name it had.
      expect(await chooser.element().inputValue()).toBe('');
    };
    const astrid = row('Astrid Åsnes', 'astrid@example.org', 'Kvinne');
    await choose(table(astrid, row('Bjørn Prøve', 'bjorn@example.org', 'ukjent')));
    await dialog()
      .getByText(/«ukjent» er ikke blant valgene/)
      .waitFor();
    await house.look(page, 'applicants-import-faults');
    await choose(table(astrid, row('Bjørn Prøve', 'bjorn@example.org', 'Mann')));
    await dialog()
      .getByText(/WINDOWS-1252/)
      .waitFor();
    await house.look(page, 'applicants-import');
    await dialog().getByRole('button', { name: 'Importer alle 2 radene' }).dblclick();
    await page.getByText('2 søkere').waitFor();
    expect(await count('application', `state = 'completed'`)).toBe(2);
    expect(house.faults).toEqual([]);
  });

  it('reads an applicant, and writes a note once, however long the keys are held', async () => {
    await open('applicants');
    await anyOf(page.getByText('For: ryddigere.')).click();
    const note = page.getByLabel('Skriv et notat');
    await note.fill('Bør være med.');
    for (let held = 0; held < 3; held++) await note.press('Control+Enter');
    await anyOf(page.getByRole('button', { name: 'Fjern' })).waitFor();
    expect(await count('application_note', 'true')).toBe(1);
    await house.look(page, 'applicant-read');
    await page.getByRole('button', { name: 'Eksporter CSV' }).click();
    await dialog().waitFor();
    await house.look(page, 'applicants-export');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Legg til side/ }).click();
    await dialog().waitFor();
    await house.look(page, 'applicant-set-aside');
    expect(house.faults).toEqual([]);
  });

  it('begins each applicant at the open answer, wherever the one before was left, and on a phone brings them into sight', async () => {
    await page.setViewportSize({ width: 1280, height: 420 });
    await open('applicants');
    await page.getByText('2 søkere').waitFor();
    await page.keyboard.press('j');
    await page.getByText('Søker 1 av 2').waitFor();
    const pane = page.getByRole('region', { name: 'Søknaden' });
    const hidden = (): Promise<number> => pane.locator('..').evaluate((around) => around.scrollTop);
    await page.getByLabel('Skriv et notat').scrollIntoViewIfNeeded();
    expect(await hidden()).toBeGreaterThan(100);
    await page.keyboard.press('j');
    await page.getByText('Søker 2 av 2').waitFor();
    expect(await hidden()).toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    await open('applicants');
    await anyOf(page.getByText('For: ryddigere.')).click();
    await page.getByText('Søker 1 av 2').waitFor();
    await house.eventually(async () => ((await pane.boundingBox())?.y ?? 640) < 200);
    await page.getByRole('button', { name: 'Lukk' }).click();
  });
});
