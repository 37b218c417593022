import { studyRoutes } from '@lytt/shared';
import { anyOf } from '../support/browser.js';
import { exampleStudy, invitedAddresses, signUpPool } from '../support/example-study.js';
import { Scene } from '../support/scene.js';

describe('a study whose pool is full', () => {
  let scene: Scene;
  beforeAll(async () => void (scene = await Scene.open()));
  afterAll(() => scene?.close());

  it('draws a panel that meets all quotas, invites it by mail, lets the invited in and starts the conversation', async () => {
    const { house } = scene;
    const { studyId, cookie } = await exampleStudy(house);
    await house.lytt.call(studyRoutes.changePhase, { cookie, params: { studyId }, body: { to: 'recruiting' } });
    await signUpPool(house, studyId);

    const owner = await scene.signedIn(cookie);
    await owner.goto(`${house.url}/admin/studies/${studyId}`);
    await owner.getByRole('link', { name: /^Panel/ }).click();
    await owner.getByRole('button', { name: 'Trekk panelet' }).click();
    await owner.getByText(/Alle \d+ kvotene er oppfylt/).waitFor({ timeout: 60_000 });
    await house.look(owner, 'panel-drawn');
    await owner.getByRole('button', { name: 'Bekreft dette panelet' }).click();
    await anyOf(owner.getByRole('button', { name: /^Inviter/ })).click();
    await house.look(owner, 'panel-invite');
    await owner
      .getByRole('dialog')
      .getByRole('button', { name: /^(Send|Inviter)/ })
      .click();
    await anyOf(owner.getByText(/har ennå å svare/)).waitFor();
    await house.lytt.settle();
    const { rows } = await house.lytt.owner.query<{ count: number }>(
      `select count(*)::int as count from research.seat where state = 'invited'`,
    );
    expect(rows[0]?.count).toBe(15);

    for (const [at, address] of (await invitedAddresses(house, studyId)).slice(0, 3).entries()) {
      const page = await scene.visit({ width: 320, height: 700, javaScript: at !== 2 });
      await page.goto(await house.linkTo(address));
      if (at === 0) await house.look(page, 'invited');
      await page.getByRole('button', { name: 'Ja, jeg vil være med' }).click();
      await page.getByLabel('Jeg har lest dette og er enig').check();
      if (at === 0) await house.look(page, 'agreement');
      await page.getByRole('button', { name: 'Gå videre' }).click();
      if (at === 0) await house.look(page, 'alias');
      await anyOf(page.getByRole('radio')).check();
      await page.getByRole('button', { name: 'Bruk dette navnet' }).click();
      await page.getByText('Samtalen har ikke begynt ennå.').waitFor();
      if (at === 0) await house.look(page, 'today-before');
    }

    await owner.getByRole('link', { name: /^Oversikt/ }).click();
    await owner.getByRole('button', { name: 'Start samtalen' }).click();
    await owner.getByRole('button', { name: 'Ja, gå videre' }).click();
    await owner.getByText('Spørsmålene åpner på sin dag').waitFor();
    expect(house.faults).toEqual([]);
  });
});
