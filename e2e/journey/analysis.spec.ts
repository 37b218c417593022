import type { Page } from 'playwright-core';
import { Group } from '../../apps/server/test/discussion/group.js';
import { anyOf } from '../support/browser.js';
import { Scene } from '../support/scene.js';

describe('words that were said', () => {
  let scene: Scene;
  let group: Group;
  let analyst: Page;
  beforeAll(async () => {
    scene = await Scene.open();
    group = await Group.gather(scene.house.lytt, '2027-03-01T14:30:00Z');
  });
  afterAll(() => scene?.close());

  const download = async (name: string): Promise<string> => {
    const answer = await analyst.request.get(`${scene.house.url}/api/v1/studies/${group.studyId}/exports/${name}`);
    expect(answer.status()).toBe(200);
    return answer.text();
  };
  const quoteMenu = async (): Promise<void> => {
    await anyOf(analyst.getByRole('button', { name: /^Koder og mer for/ })).click();
    await analyst.getByRole('button', { name: 'Bruk sitatet' }).click();
  };

  it('are coded, carried to a theme and a hypothesis, exported, and gone from there when their writer withdraws', async () => {
    const { house } = scene;
    const writer = await group.member('Terne', 'agreed', 'nb');
    const words = 'Jeg følger med fordi vannet ble borte en gang, og der sto det hvorfor.';
    expect((await group.answer(writer, 'q2', words)).statusCode).toBe(303);
    await house.lytt.settle();
    const { cookie } = await house.lytt.staff({
      member: { studyId: group.studyId, role: 'analyst' },
      name: 'Arne Analytiker',
    });

    analyst = await scene.signedIn(cookie);
    await analyst.goto(`${house.url}/admin`);
    await analyst.getByRole('link', { name: 'Kommunen i sosiale medier' }).click();
    await analyst.getByRole('link', { name: /^Koding/ }).click();
    await anyOf(analyst.getByRole('button', { name: /vannet ble borte/ })).click();
    await analyst.getByLabel(/^Svaret til/).focus();
    await analyst.keyboard.press('ArrowDown');
    await analyst.keyboard.press('Enter');
    await analyst.getByPlaceholder('Skriv for å finne en kode').fill('drift');
    await house.look(analyst, 'palette');
    await analyst.keyboard.press('Enter');
    await anyOf(analyst.getByRole('button', { name: /^Koder og mer for/ })).click();
    await analyst.getByRole('button', { name: '☆ Stjerne' }).click();
    await analyst.keyboard.press('Escape');
    await anyOf(analyst.getByText('★ Med stjerne')).waitFor();
    await analyst.getByRole('button', { name: /^Stemning:/ }).click();
    await analyst.getByRole('menuitem', { name: 'Positiv' }).click();
    await anyOf(analyst.getByText('Rettet av Arne Analytiker')).waitFor();
    await house.look(analyst, 'coded');

    await quoteMenu();
    await analyst.getByRole('menuitem', { name: /^Legg i et tema/ }).click();
    await analyst.getByLabel('Nytt tema').fill('Nytten åpner døra');
    await analyst.getByRole('button', { name: 'Legg det der' }).click();
    await analyst.getByText('Sitatet står i «Nytten åpner døra».').waitFor();
    // The dialog that has just closed gives the focus back a moment later, and a menu without it shuts: ask again then.
    const attach = analyst.getByRole('menuitem', { name: /^Knytt til en hypotese/ });
    await house.eventually(async () => {
      if (!(await attach.isVisible())) await anyOf(analyst.getByRole('button', { name: 'Bruk sitatet' })).click();
      return attach.click({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    });
    await analyst.getByRole('combobox', { name: 'Hypotese' }).click();
    await analyst.getByRole('option', { name: /^H7/ }).click();
    await house.look(analyst, 'attach');
    await analyst.getByRole('button', { name: 'Knytt det til' }).click();
    await analyst.getByText(/Sitatet er knyttet til H7/).waitFor();
    await analyst.getByRole('link', { name: /^Funn/ }).click();
    await anyOf(analyst.getByText('Nytten åpner døra')).waitFor();
    await house.look(analyst, 'themes');
    await analyst.getByRole('tab', { name: 'Hypoteser' }).click();
    await house.look(analyst, 'hypotheses');

    await analyst.getByRole('link', { name: /^Eksport/ }).click();
    await house.look(analyst, 'exports');
    expect(await download('quotes.csv')).toContain('vannet ble borte');
    expect(await download('report.html?lang=nb')).toContain('«Jeg følger med fordi vannet ble borte');

    const page = await scene.signedIn(writer.cookie, { width: 320, height: 700 });
    await page.goto(`${house.url}/p/leave`);
    await house.look(page, 'leave');
    await page.getByRole('button', { name: 'Slutt og slett' }).click();
    await house.look(page, 'leave-delete');
    await page.getByRole('button', { name: 'Slett og slutt' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const name of ['quotes.csv', 'hypotheses.csv', 'report.html'])
      expect(await download(name)).not.toContain('vannet ble borte');
    await page.goto(`${house.url}/p/today`);
    await page.getByRole('heading', { name: 'Du er ikke logget inn her' }).waitFor();
    expect(house.faults).toEqual([]);
  });
});
