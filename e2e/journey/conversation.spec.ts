import type { Page } from 'playwright-core';
import { Group } from '../../apps/server/test/discussion/group.js';
import { anyOf } from '../support/browser.js';
import { Scene } from '../support/scene.js';

const TITLE = 'Hvorfor følge med på siden?';
const PHONE = { width: 320, height: 700 };

describe('a conversation', () => {
  let scene: Scene;
  let group: Group;
  beforeAll(async () => {
    scene = await Scene.open();
    group = await Group.gather(scene.house.lytt, '2027-03-01T14:30:00Z');
  });
  afterAll(() => scene?.close());

  const participant = async (alias: string, options: { javaScript?: boolean } = {}): Promise<Page> =>
    scene.signedIn((await group.member(alias, 'agreed', 'nb')).cookie, { ...PHONE, ...options });

  const answer = async (page: Page, words: string): Promise<void> => {
    await page.goto(`${scene.house.url}/p/today`);
    await anyOf(page.getByRole('link', { name: TITLE })).click();
    await page.getByLabel('Svaret ditt', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Send svaret mitt' }).click();
    await page.getByText('Takk! Svaret ditt er sendt.').waitFor();
  };

  it('hides the others’ answers until one’s own, shows them to the moderator live, and carries a probe there and back', async () => {
    const { house } = scene;
    const [first, second, third] = [
      await participant('Havørn'),
      await participant('Terne'),
      await participant('Bjørk', { javaScript: false }),
    ];
    await answer(second, 'Jeg følger med fordi vannet ble borte en gang, og der sto det hvorfor.');
    await first.goto(`${house.url}/p/today`);
    await house.look(first, 'today');
    await first.getByRole('link', { name: TITLE }).click();
    expect(await first.getByText('vannet ble borte').count()).toBe(0);
    await house.look(first, 'question');
    await answer(first, 'Tja, det er vel greit å følge med.');
    await first.getByText('vannet ble borte').waitFor();
    await house.look(first, 'thread');
    await answer(third, 'Jeg følger den bare når det er snøkaos.');
    await third.getByText('vannet ble borte').waitFor();

    const moderator = await scene.signedIn((await group.colleague('moderator')).cookie);
    await moderator.goto(`${house.url}/admin`);
    await moderator.getByRole('link', { name: 'Kommunen i sosiale medier' }).click();
    await moderator.getByRole('link', { name: /^Feltarbeid/ }).click();
    await anyOf(moderator.getByRole('button', { name: /Tja, det er vel greit/ })).click();
    await house.look(moderator, 'queue');
    const acts = moderator.getByRole('group', { name: 'Vurder svaret' });
    await acts.getByRole('button', { name: /^Uklart/ }).click();
    await moderator
      .getByRole('textbox', { name: 'Spørsmålet ditt' })
      .fill('Kan du nevne én gang det var greit å følge med?');
    await moderator.getByRole('button', { name: 'Send spørsmålet' }).click();
    await moderator.getByText(/^Sendt til/).waitFor();

    await first.goto(`${house.url}/p/today`);
    await first.getByRole('heading', { name: 'Moderatoren spør deg om noe' }).waitFor();
    await house.look(first, 'today-probe');
    await first.getByLabel('Svaret ditt til moderatoren').fill('Da de stengte veien til skolen.');
    await first.getByRole('button', { name: 'Send til moderatoren' }).click();
    await first.getByText('Moderatoren har fått svaret ditt').waitFor();

    await anyOf(moderator.getByText('Da de stengte veien til skolen.')).waitFor();
    await acts.getByRole('button', { name: /^Avklart/ }).click();
    await moderator.getByText('Avklart.', { exact: true }).waitFor();
    await moderator.getByRole('tab', { name: 'Deltakelse' }).click();
    await house.look(moderator, 'grid');
    expect(house.faults).toEqual([]);
  });
});
