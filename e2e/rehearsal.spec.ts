import { guideRoutes, studyRoutes, type BodyOf } from '@lytt/shared';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { Group } from '../apps/server/test/discussion/group.js';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const LONG = { timeout: 60_000 };

describe('a researcher who plays the week before anybody lives it', () => {
  let house: House;
  let browser: Browser;
  let group: Group;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt, '2027-02-20T12:00:00Z');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const signedIn = async (
    { cookie }: { cookie: string },
    options: { locale?: string; width?: number } = {},
  ): Promise<[BrowserContext, Page]> => {
    const context = await person(browser, options);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    return [context, await context.newPage()];
  };
  const edit = (key: string, body: BodyOf<typeof guideRoutes.edit>) =>
    house.lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question(key) },
      body,
    });
  const address = (studyId: string): string => `${house.url}/admin/studies/${studyId}/guide/rehearsal`;
  const chosen = (page: Page): Locator => page.locator('tr[aria-selected="true"]');
  const pick = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
    const filters = page.getByRole('group', { name: /^(Hva som vises|What to show)$/ });
    await filters.getByRole('combobox', { name: label, exact: true }).click();
    await anyOf(page.getByRole('option', { name: option })).click();
  };

  it('sees who gets what when, reads the mails in each language, and finds who is written to too much', async () => {
    await edit('q3', { clock: 'own' });
    const [context, page] = await signedIn(group.owner);
    await page.goto(`${house.url}/admin/studies/${group.studyId}/guide`);
    await page.getByRole('link', { name: 'Spill gjennom uka' }).click();
    await page.getByRole('heading', { name: 'Spill gjennom uka', level: 1 }).waitFor();
    await page.getByText('Ingenting av dette rører den virkelige studien').waitFor();
    await page.getByText('1 spørsmål åpner etter deltakerens egen klokke').waitFor();
    await page.getByRole('combobox', { name: 'Andre tidssoner' }).fill('Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await page.keyboard.press('Escape');
    await house.look(page, 'rehearsal-before');

    await page.getByRole('button', { name: 'Spill gjennom uka' }).click();
    await page.getByText('Uka spilles').waitFor();
    await page.getByText(/^15 personer, 12 spørsmål, .* hendelser/).waitFor(LONG);
    await page.getByText('Ingen får mer enn 3 e-poster på én dag, og ingen får e-post om natten.').waitFor();
    await house.look(page, 'rehearsal-played');

    // From row to row by keyboard; however many there are, only those in sight are in the page.
    const table = page.getByRole('grid', { name: /^Alt som hender/ });
    expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(500);
    expect(await table.locator('tr').count()).toBeLessThan(60);
    await table.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page).getAttribute('aria-rowindex')).toBe('2');
    await page.keyboard.press('End');
    expect(await chosen(page).getAttribute('aria-rowindex')).toBe(await table.getAttribute('aria-rowcount'));
    await page.keyboard.press('Home');
    expect(await chosen(page).getAttribute('aria-rowindex')).toBe('2');

    // A mail as it would look, in each language.
    await pick(page, 'Hva som hender', 'E-post');
    await pick(page, 'Oppførsel', 'Taus');
    await pick(page, 'Språk', 'Bokmål');
    const pane = page.getByRole('complementary', { name: 'Valgt rad' });
    await anyOf(page.getByRole('row', { name: /En dag uten svar/ })).click();
    await anyOf(pane.getByText('Til Taus · Bokmål')).waitFor();
    await anyOf(page.frameLocator('iframe').getByText('Taus (nb')).waitFor();
    await pane.getByText('Nynorsk', { exact: true }).click();
    await anyOf(page.frameLocator('iframe').getByText('Taus (nn')).waitFor();
    await pane.getByRole('region', { name: 'Som ren tekst' }).getByText('Taus (nn').waitFor();
    await house.look(page, 'rehearsal-mail');

    // Own clocks beside the study's.
    await page.getByRole('button', { name: 'Vis alt' }).click();
    await pick(page, 'Dag', /^Dag 2/);
    await anyOf(page.getByText(/i Tokyo$/)).waitFor();
    await house.look(page, 'rehearsal-day');
    expect(house.faults.splice(0)).toEqual([]);
    await context.close();
  }, 180_000);

  it('is warned at once where mails may go at night and without end', async () => {
    await house.lytt.owner.query(
      `insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 0, 0, 20, false)`,
      [group.studyId],
    );
    for (const key of ['q5', 'q6']) await edit(key, { opens: '11:00', day: 2 });
    const [context, page] = await signedIn(group.owner, { locale: 'en-GB', width: 320 });
    await page.goto(address(group.studyId));
    await page.getByRole('combobox', { name: 'Other time zones' }).fill('Auckland');
    await page.getByRole('option', { name: 'Pacific/Auckland' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Play the week' }).click();
    await page.getByText(/people get 4 mails or more on one day\.$/).waitFor(LONG);
    await page.getByText(/people get mails at night\.$/).waitFor();
    await anyOf(page.getByRole('button', { name: /^Only Silent · Nynorsk/ })).click();
    await anyOf(page.getByRole('row', { name: /Mail: Reminder/ })).click();
    await anyOf(page.frameLocator('iframe').getByText('Taus (nn)')).waitFor();
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await house.look(page, 'rehearsal-warned');
    expect(house.faults.splice(0)).toEqual([]);
    await context.close();
  }, 180_000);

  it('is told when there is nothing to play, when it is somebody else’s to play, and when it could not be played', async () => {
    const { view: bare } = await house.lytt.call(studyRoutes.create, {
      cookie: group.owner.cookie,
      body: { title: 'Uten spørsmål', startsOn: '2027-03-01' },
    });
    const [context, page] = await signedIn(group.owner);
    await page.goto(address(bare.id));
    await page.getByText('Det er ingen spørsmål å spille ennå').waitFor();
    await house.look(page, 'rehearsal-empty');
    await page.goto(address(group.studyId));
    await page.route('**/rehearsal', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: 'Spill gjennom uka' }).click();
    await page.getByRole('alert').filter({ hasText: 'Tjeneren svarer ikke' }).waitFor();
    await house.look(page, 'rehearsal-fault');
    await page.unroute('**/rehearsal');
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.getByText(/^15 personer/).waitFor(LONG);
    await context.close();

    const [other, theirs] = await signedIn(await group.colleague('moderator'));
    await theirs.goto(address(group.studyId));
    await theirs.getByText('Å spille gjennom uka er for dem som kan endre guiden').waitFor();
    expect(await theirs.getByRole('link', { name: 'Spill gjennom uka' }).count()).toBe(0);
    await house.look(theirs, 'rehearsal-not-theirs');
    expect(house.faults.splice(0)).toEqual([]);
    await other.close();
  }, 180_000);
});
