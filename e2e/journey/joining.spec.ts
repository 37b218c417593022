import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { Scene } from '../support/scene.js';

const PASSWORD = 'fjord granskog havørn';

describe('a new house', () => {
  let scene: Scene;
  beforeAll(async () => void (scene = await Scene.open()));
  afterAll(() => scene?.close());

  const typeCode = async (page: Page, code: string): Promise<void> => {
    for (let at = 0; at < 6; at++) await page.getByLabel(`Sekssifret kode ${at + 1}`).fill(code[at] ?? '');
  };

  /** Sets up the second step with the key that the page shows; a slip on the way is told in the page's language. */
  const giveCode = async (page: Page): Promise<void> => {
    const secret = (await page.getByTestId('totp-secret').innerText()).trim();
    const code = await generate({ secret });
    await typeCode(page, `${code.slice(0, 5)}${code[5] === '0' ? '1' : '0'}`);
    await page.getByText('Den koden passer ikke. Bruk den appen viser nå.').waitFor();
    await page.locator('[aria-label="Sekssifret kode 1"]:focus').waitFor();
    await typeCode(page, code);
  };

  const join = async (link: string, name: string, email: string): Promise<Page> => {
    const page = await scene.visit();
    await page.goto(link);
    await page.getByLabel('Navnet ditt').fill(name);
    if (email) await page.getByLabel('E-postadresse').fill(email);
    await page.getByLabel('Velg et passord').fill(PASSWORD);
    await scene.house.look(page, `join-${name.split(' ')[0]}`);
    await page.getByRole('button', { name: 'Fortsett' }).click();
    await page.getByTestId('totp-secret').waitFor();
    await scene.house.look(page, 'second-step');
    await giveCode(page);
    await page.getByRole('heading', { name: 'Studier', level: 1 }).waitFor();
    return page;
  };

  it('has an owner who signs up, makes the example study, and invites a moderator and an analyst who join', async () => {
    const { house } = scene;
    const owner = await join(await house.ownerLink(), 'Eli Eier', 'eli@example.org');
    await house.look(owner, 'studies-empty');
    await owner.getByRole('button', { name: 'Bruk eksemplet' }).click();
    await owner.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
    await house.look(owner, 'overview');

    await owner.getByRole('link', { name: 'Innstillinger' }).click();
    await house.look(owner, 'settings');
    await owner.getByRole('tab', { name: 'Team' }).click();
    for (const [email, role] of [
      ['mona@example.org', 'Moderator'],
      ['arne@example.org', 'Analytiker'],
    ] as const) {
      await owner.getByRole('textbox', { name: 'E-postadresse' }).fill(email);
      await owner.getByRole('combobox', { name: 'Rolle' }).click();
      await owner.getByRole('option', { name: new RegExp(`^${role}`) }).click();
      await owner.getByRole('button', { name: 'Send invitasjonen' }).click();
      await owner.getByText(`${email} ·`).waitFor();
    }
    await house.look(owner, 'team');
    for (const [email, name] of [
      ['mona@example.org', 'Mona Moderator'],
      ['arne@example.org', 'Arne Analytiker'],
    ] as const) {
      const colleague = await join(await house.linkTo(email), name, '');
      await colleague.getByRole('link', { name: 'Kommunen i sosiale medier' }).waitFor();
    }
    expect(house.faults).toEqual([]);
  });
});
