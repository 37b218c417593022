import type { Browser } from 'playwright-core';
import { StopLinks } from '../apps/server/src/foundation/notifications/application/stop-links.js';
import { quietGroup, tell } from '../apps/server/test/notifications/post-office.js';
import type { Group, Member } from '../apps/server/test/discussion/group.js';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const cookieOf = (pair: string, url: string) => {
  const [name = '', value = ''] = pair.split('=');
  return { name, value, url };
};

describe('a study’s mails, in a browser', () => {
  let house: House;
  let browser: Browser;
  let group: Group;
  let member: Member;
  beforeAll(async () => {
    house = await House.open();
    browser = await openBrowser();
    group = await quietGroup(house.lytt, '2027-03-02T11:00:00Z');
    member = await group.member('Bjørk');
    await tell(group, member, 'reminder', 'Hva ønsker du deg?', { values: { title: 'Hva ønsker du deg?' } });
    await tell(group, member, 'reply', 'a');
    await house.lytt.settle();
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it('are written beside what their reader sees, in each language, with the rules and the log behind', async () => {
    const context = await person(browser);
    await context.addCookies([cookieOf(group.owner.cookie, house.url)]);
    const page = await context.newPage();
    await page.goto(`${house.url}/admin/studies/${group.studyId}/settings`);
    await page.getByRole('tab', { name: 'E-poster' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('Svar på spørsmålet').waitFor();
    await house.look(page, 'mails-texts');
    await page.getByLabel('Emne').fill('Nå er «{{title}}» åpent');
    await anyOf(page.getByText('Nå er «Spørsmålet som kommer» åpent')).waitFor();
    await page.getByLabel('Emne').fill('Nå er {{tittel}} åpent');
    await anyOf(page.getByRole('alert').filter({ hasText: 'tittel' })).waitFor();
    await house.look(page, 'mails-fault');
    await page.getByLabel('Emne').fill('Nå er «{{title}}» åpent');
    await page.getByRole('button', { name: 'Lagre teksten' }).click();
    await page.getByText('Teksten er lagret.').waitFor();
    await page.getByRole('button', { name: 'Tilbake til Lytts tekst' }).click();
    await page.getByText('E-posten har Lytts egen tekst igjen.').waitFor();
    await page.getByRole('button', { name: 'Send en prøve til meg' }).click();
    await page.getByText('En prøve er på vei til').waitFor();
    await page.getByRole('combobox', { name: 'Hvilken e-post' }).click();
    await page.getByRole('option', { name: /^Invitasjon/ }).click();
    await page.getByRole('button', { name: 'Siste dag å svare' }).click();
    expect(await page.getByLabel('Tekst', { exact: true }).inputValue()).toContain('{{answerBy}}');
    await page.getByRole('tab', { name: 'Når' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await house.look(page, 'mails-rules');
    await page.getByRole('tab', { name: 'Sendt og venter' }).click();
    await anyOf(page.getByRole('cell', { name: 'Bjørk' })).waitFor();
    await house.look(page, 'mails-log');
    expect(house.faults.splice(0)).toEqual([]);
    await context.close();
  });

  it('are written at the same desk where an answer to applicants is sent from, and a saved text is given up again', async () => {
    const context = await person(browser, { width: 320, height: 900 });
    await context.addCookies([cookieOf(group.owner.cookie, house.url)]);
    const page = await context.newPage();
    await page.goto(`${house.url}/admin/studies/${group.studyId}/recruitment?tab=decisions`);
    const card = page.getByRole('region', { name: 'Reserve', exact: true });
    await card.getByRole('button', { name: 'Les og endre teksten' }).click();
    await card.getByLabel('Emne').fill('Du står på reservelisten, {{name}}');
    await card.getByText('Ikke lagret ennå').waitFor();
    await anyOf(card.getByText('Du står på reservelisten, Kari Nordmann')).waitFor();
    await house.look(page, 'mails-decision');
    await card.getByRole('button', { name: 'Lagre teksten' }).click();
    await card.getByText('Din egen tekst').waitFor();
    expect(await card.getByLabel('Emne').inputValue()).toBe('Du står på reservelisten, {{name}}');
    expect(await card.getByText('Ikke lagret ennå').count()).toBe(0);
    await card.getByRole('button', { name: 'Tilbake til Lytts tekst' }).click();
    await card.getByText('Lytts tekst', { exact: true }).waitFor();
    expect(await card.getByLabel('Emne').inputValue()).not.toContain('{{name}}');
    expect(house.faults.splice(0)).toEqual([]);
    await context.close();
  });

  it('are chosen and stopped without JavaScript, on a phone', async () => {
    const context = await person(browser, { width: 320, height: 700, javaScript: false });
    await context.addCookies([cookieOf(member.cookie, house.url)]);
    const page = await context.newPage();
    await page.goto(`${house.url}/p/mails`);
    await page.getByLabel('When', { exact: true }).selectOption('17');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.goto(house.lytt.app.get(StopLinks).link(member.seatId, 'reminder'));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('You get no more mails like that').waitFor();
    await context.close();
    const seeing = await person(browser, { width: 320, height: 700 });
    await seeing.addCookies([cookieOf(member.cookie, house.url)]);
    const look = await seeing.newPage();
    await look.goto(`${house.url}/p/mails`);
    expect(await look.getByLabel('A reminder before a question closes').isChecked()).toBe(false);
    await house.look(look, 'wishes');
    await look.goto(house.lytt.app.get(StopLinks).link(member.seatId, 'probe'));
    await house.look(look, 'stop');
    expect(house.faults.splice(0)).toEqual([]);
    await seeing.close();
  });
});
