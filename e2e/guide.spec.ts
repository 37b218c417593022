import { guideRoutes, LANGUAGE_NAMES, type GuideQuestionView, type Language } from '@lytt/shared';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { Group } from '../apps/server/test/discussion/group.js';
import { pdfOf } from '../apps/server/test/support/pdf-of.js';
import { anyOf, openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';

const LANGUAGES = Object.entries(LANGUAGE_NAMES).map(([code, name]): [Language, string] => [
  code as Language,
  code === 'en' ? 'engelsk' : name.toLowerCase(),
]);

/** On the study's first day: its first question has opened, the others have not. */
describe('a researcher at the guide', () => {
  let house: House;
  let browser: Browser;
  let group: Group;
  let page: Page;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
    group = await Group.gather(house.lytt, '2027-03-01T09:00:00Z');
    const context = await person(browser);
    const [name = '', value = ''] = group.owner.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
    await page.goto(`${house.url}/admin/studies/${group.studyId}/guide`);
    await page.getByRole('heading', { name: 'Guide', level: 1 }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const guide = async (): Promise<GuideQuestionView[]> =>
    (await house.lytt.call(guideRoutes.list, { cookie: group.owner.cookie, params: { studyId: group.studyId } })).view
      .items;
  const named = async (title: string): Promise<GuideQuestionView | undefined> =>
    (await guide()).find((question) => question.title.nb === title);
  const editor = (): Locator => page.getByRole('dialog', { name: /^(Nytt spørsmål|Spørsmål \d+)/ });
  const day = (number: number): Locator => page.getByRole('region', { name: `Dag ${number}`, exact: true });
  const card = (number: number, title: string): Locator =>
    day(number).getByRole('button', { name: title, exact: true });
  const button = (name: string | RegExp): Locator => editor().getByRole('button', { name, exact: true });
  const fill = async (label: string, words: string): Promise<void> => {
    for (const [code, name] of LANGUAGES)
      await editor()
        .getByLabel(`${label}, ${name}`, { exact: true })
        .fill(code === 'nb' ? words : `${words} (${code})`);
  };
  const begin = async (number: number, title: string, kind: string): Promise<void> => {
    await page.getByRole('button', { name: `Legg til et spørsmål på dag ${number}` }).click();
    await fill('Overskrift', title);
    await fill('Spørsmål', `Fortell om ${title.toLowerCase()}.`);
    if (kind === 'Åpent svar') return;
    await editor().getByRole('combobox', { name: 'Slags svar' }).click();
    await page.getByRole('option', { name: kind, exact: true }).click();
  };
  /** What was done is told for some seconds alone: by key, which waits for no movement to end. */
  const undo = (done: string): Promise<void> =>
    page.getByRole('alert').filter({ hasText: done }).getByRole('button', { name: 'Angre' }).press('Enter');
  const save = async (words = 'Spørsmålet er lagt til.'): Promise<void> => {
    // It is told for some seconds alone, while the editor still closes.
    await Promise.all([anyOf(page.getByText(words)).waitFor(), button('Lagre spørsmålet').click()]);
    await editor().waitFor({ state: 'detached' });
  };

  const step = async (name: string, happens: () => Promise<void>): Promise<void> => {
    try {
      await happens();
    } catch (fault) {
      await house.look(page, 'guide-fault');
      throw new Error(`while a researcher ${name}: ${(fault as Error).message}`, { cause: fault });
    }
  };

  it('is one unbroken way from an empty day to a question seen as a participant', async () => {
    await step('writes one question of each kind, with everything that belongs to it', async () => {
      await house.look(page, 'guide-week');
      await begin(5, 'Tid', 'Åpent svar');
      await editor().getByLabel('Hint under så mange ord').fill('30');
      await button('Legg til et oppfølgingsspørsmål').click();
      await fill('Oppfølging 1', 'Når var det?');
      await editor().getByLabel('En ny del av guiden begynner her').check();
      await fill('Delens overskrift', 'Hverdagen');
      await editor().getByRole('radio', { name: 'Hver deltakers egen klokke' }).check();
      await editor().getByRole('combobox', { name: 'Leserunde' }).click();
      await page.getByRole('option', { name: 'To andres svar' }).click();
      await editor().getByLabel('Først når spørsmålet før er besvart eller hoppet over').check();
      await button('Bare de med …').click();
      await editor().getByRole('combobox', { name: 'En av disse verdiene' }).click();
      await anyOf(page.getByRole('option')).click();
      await page.keyboard.press('Escape');
      await editor().getByLabel('Kan hoppes over med en grunn').uncheck();
      await house.look(page, 'guide-editor');
      await save();
      const time = await named('Tid');
      expect(time).toMatchObject({
        day: 5,
        section: { nb: 'Hverdagen', nn: 'Hverdagen (nn)', en: 'Hverdagen (en)' },
        clock: 'own',
        hintWords: 30,
        peers: 2,
        afterPrevious: true,
        skippable: false,
        probes: [{ nb: 'Når var det?' }],
      });
      expect(time?.onlyFor[0]?.values).toHaveLength(1);

      await begin(5, 'Reise', 'Ett valg');
      await fill('Valg 1', 'Buss');
      await fill('Valg 2', 'Bil');
      await button('Legg til et valg').click();
      await fill('Valg 3', 'Til fots');
      await button('Flytt valg 3 opp').click();
      await button('Flytt valg 2 opp').click();
      await button('Fjern valg 3').click();
      await undo('Fjernet.');
      await house.look(page, 'guide-editor-choice');
      await save();
      expect((await named('Reise'))?.answer).toMatchObject({
        kind: 'choice',
        several: false,
        choices: [{ value: 'til-fots' }, { value: 'buss' }, { value: 'bil' }],
      });

      await begin(6, 'Steder', 'Flere valg');
      await fill('Valg 1', 'Bibliotek');
      await fill('Valg 2', 'Torget');
      await save();
      expect((await named('Steder'))?.answer).toMatchObject({ kind: 'choice', several: true });

      await begin(6, 'Fornøyd', 'Skala');
      await editor().getByLabel('Høyeste tall').fill('7');
      await fill('Hva det laveste betyr', 'Slett ikke');
      await fill('Hva det høyeste betyr', 'Helt');
      await save();
      expect((await named('Fornøyd'))?.answer).toMatchObject({
        kind: 'rating',
        from: 1,
        to: 7,
        low: { nb: 'Slett ikke' },
      });

      await begin(7, 'Viktigst', 'Rangering');
      await fill('Valg 1', 'Skole');
      await fill('Valg 2', 'Vei');
      await save();
      expect((await named('Viktigst'))?.answer).toMatchObject({
        kind: 'ranking',
        choices: [{ value: 'skole' }, { value: 'vei' }],
      });

      await begin(7, 'Utsikt', 'Bilde');
      await editor().getByLabel('Bilder, høyst').fill('2');
      await save();
      expect((await named('Utsikt'))?.answer).toMatchObject({ kind: 'photo', most: 2 });
    });

    await step('shows things before the answer: a text, a link, a picture and a page of a PDF', async () => {
      await card(7, 'Utsikt').click();
      await button('Legg til en tekst').click();
      await fill('Tekst', 'Se deg rundt');
      await button('Legg til en lenke').click();
      await editor().getByLabel('Adresse').fill('https://example.org/kart');
      await fill('Hva lenken sier', 'Kart');
      const upload = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
        await button('Legg til et bilde eller en PDF-side').click();
        await editor().locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      };
      const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'teal' } })
        .jpeg()
        .toBuffer();
      await upload('torget.jpg', 'image/jpeg', jpeg);
      await editor().getByRole('img', { name: 'Bilde 3, 300 × 200' }).waitFor();
      await button('Lagre spørsmålet').click();
      await anyOf(editor().getByText('Skriv det på nynorsk også')).waitFor();
      await page.locator('input:focus[aria-invalid="true"][lang="nb"]').waitFor();
      await fill('I stedet for bildet', 'Torget en tidlig morgen');
      await upload(
        'plan.pdf',
        'application/pdf',
        pdfOf([
          [1, 0, 0],
          [0, 1, 0],
        ]),
      );
      await editor().getByLabel('Side i PDF-en').fill('3');
      await button('Ta denne siden').click();
      await editor().getByText('PDF-en har ingen slik side.').waitFor();
      await editor().getByLabel('Side i PDF-en').fill('2');
      await button('Ta denne siden').click();
      const unsaid = (language: string) =>
        editor().getByLabel(`I stedet for bildet, ${language}`).and(page.locator('[value=""]'));
      await unsaid('bokmål').waitFor();
      for (const [, name] of LANGUAGES) await unsaid(name).fill('En grønn side');
      await house.look(page, 'guide-editor-stimuli');
      await save('Spørsmålet er lagret.');
      expect((await named('Utsikt'))?.stimuli).toMatchObject([
        { kind: 'text', text: { nb: 'Se deg rundt' } },
        { kind: 'link', url: 'https://example.org/kart' },
        { kind: 'image', width: 300, height: 200, alt: { en: 'Torget en tidlig morgen (en)' } },
        { kind: 'image', alt: { nb: 'En grønn side' } },
      ]);
    });

    await step(
      'asks before anything that was written is lost, and tells when more is asked than promised',
      async () => {
        await card(7, 'Viktigst').click();
        await editor().getByLabel('Minutter som loves').fill('1');
        await editor().getByLabel('Spørsmål, bokmål').fill('ord '.repeat(1_000));
        await editor()
          .getByText(/minutter slik det står: mer enn de 1 som loves/)
          .waitFor();
        await page.keyboard.press('Escape');
        const ask = page.getByRole('dialog', { name: 'Gå uten å lagre?' });
        await house.look(page, 'guide-unsaved');
        await ask.getByRole('button', { name: 'Fortsett å skrive' }).click();
        expect(await editor().getByLabel('Minutter som loves').inputValue()).toBe('1');
        await page.goBack();
        await ask.getByRole('button', { name: 'Kast endringene' }).click();
        await editor().waitFor({ state: 'detached' });
        expect((await named('Viktigst'))?.minutes).toBe(5);
      },
    );

    await step('moves a question by dragging, by keyboard and by menu, and takes it back', async () => {
      const isOn = async (title: string, number: number): Promise<void> =>
        house.eventually(async () => (await named(title))?.day === number);
      const grip = (title: string): Locator => page.getByRole('button', { name: `Flytt ${title}`, exact: true });
      const drag = async (title: string, to: number): Promise<void> => {
        await grip(title).scrollIntoViewIfNeeded();
        const [from, column] = [await grip(title).boundingBox(), await day(to).getByRole('list').boundingBox()];
        if (!from || !column) throw new Error('nothing to drag');
        await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
        await page.mouse.down();
        await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 12, { steps: 4 });
        await page.getByText('Løftet fra dag').waitFor({ state: 'attached' });
        await page.mouse.move(column.x + column.width / 2, from.y + from.height / 2, { steps: 12 });
        await page.getByText(`Over dag ${to}.`).waitFor({ state: 'attached' });
        await page.mouse.up();
      };
      await drag('Reise', 6);
      await card(6, 'Reise').waitFor();
      await isOn('Reise', 6);
      await day(6).getByText('4 spørsmål: ett eller to om dagen er det folk rekker').waitFor();
      await undo('Spørsmålet er flyttet til dag 6.');
      await isOn('Reise', 5);
      await card(5, 'Reise').waitFor();
      await house.look(page, 'guide-full-day');

      await grip('Reise').focus();
      await page.keyboard.press('Space');
      await page.getByText('Løftet fra dag 5.').waitFor({ state: 'attached' });
      await page.keyboard.press('ArrowLeft');
      await page.getByText('Over dag 4.').waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await isOn('Reise', 4);
      expect(await named('Reise')).toMatchObject({ day: 4, closesDay: 5 });

      await page.setViewportSize({ width: 320, height: 720 });
      const more = page.getByRole('button', { name: 'Mer for Reise', exact: true });
      await more.click();
      await page.getByRole('menuitem', { name: 'Dag 7', exact: true }).waitFor();
      await house.look(page, 'guide-move-menu');
      // Taking pictures at other widths may close a menu.
      await page.keyboard.press('Escape');
      await anyOf(page.getByRole('menuitem')).waitFor({ state: 'detached' });
      await more.click();
      await page.getByRole('menuitem', { name: 'Dag 7', exact: true }).click();
      await isOn('Reise', 7);
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    await step('is told which openings new time-zone data has moved', async () => {
      await house.lytt.owner.query(
        `update research.question set moved_from = opens_at - interval '1 hour' where study_id = $1 and key = 'q12'`,
        [group.studyId],
      );
      await page.reload();
      await page
        .getByRole('alert')
        .filter({ hasText: 'Nye tidssonedata har flyttet åpninger' })
        .getByText(/Studiens klokke: fra søn. 7. mars(,| kl.)? 08:00 til søn. 7. mars(,| kl.)? 09:00/)
        .waitFor();
      await day(7).getByText('åpning flyttet').waitFor();
      await house.look(page, 'guide-moved');
    });

    await step('reads as a list by its sections, and the address says so', async () => {
      await page.getByRole('radiogroup', { name: 'Hvordan guiden vises' }).getByText('Liste').click();
      await page.getByRole('heading', { name: 'Hverdagen', level: 2, exact: true }).waitFor();
      expect(page.url()).toContain('view=list');
      await page.reload();
      await page.getByRole('heading', { name: 'Hverdagen', level: 2, exact: true }).waitFor();
      await house.look(page, 'guide-list');
      await page.getByRole('radiogroup', { name: 'Hvordan guiden vises' }).getByText('Uke').click();
      await day(1).waitFor();
    });

    await step('keeps what was promised of a question that has opened, and shows its versions', async () => {
      const title = (await guide()).find(({ key }) => key === 'q1')?.title.nb ?? '';
      const member = await group.member('Havørn');
      await group.answer(member, 'q1', 'Jeg har bodd her hele livet.');
      expect(await page.getByRole('button', { name: `Flytt ${title}` }).count()).toBe(0);
      await card(1, title).click();
      expect(await editor().getByLabel('Åpner på dag').isDisabled()).toBe(true);
      expect(await editor().getByRole('combobox', { name: 'Slags svar' }).isDisabled()).toBe(true);
      expect(await editor().getByLabel('Bare moderatorer').isDisabled()).toBe(true);
      await editor().getByLabel('Overskrift, bokmål', { exact: true }).fill('Du og kommunen, på nytt');
      await save('Spørsmålet er lagret.');
      await card(1, 'Du og kommunen, på nytt').click();
      await button(/^Versjoner av ordlyden/).click();
      await editor().getByText('1 har svart på den').waitFor();
      await editor().getByText('ingen har svart på den').waitFor();
      await house.look(page, 'guide-opened');
      await button('Lukk').click();
    });

    await step('sees a question as a participant at a moment, before and after answering', async () => {
      await page.getByRole('button', { name: 'Mer for Utsikt', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Se som deltaker …' }).click();
      const see = page.getByRole('dialog', { name: 'Se som deltaker' });
      const frame = see.frameLocator('iframe');
      await frame.getByRole('heading', { name: 'Utsikt' }).waitFor();
      const picture = frame.getByRole('img', { name: 'Torget en tidlig morgen' });
      await house.eventually(
        async () =>
          (await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)) === 300,
      );
      await house.look(page, 'guide-see');
      await see.getByText('engelsk', { exact: true }).click();
      await frame.getByRole('heading', { name: 'Utsikt (en)' }).waitFor();
      expect(await frame.getByText('Not sure really.').count()).toBe(0);
      await see.getByRole('switch', { name: 'Har svart' }).check();
      await anyOf(frame.getByText('Not sure really.')).waitFor();
      await see.getByRole('combobox', { name: 'Dag' }).click();
      await page.getByRole('option', { name: /^Dag 1,/ }).click();
      await see.getByText('Deltakerne har ingen slik side da.').waitFor();
      await page.keyboard.press('Escape');
      await see.waitFor({ state: 'detached' });
    });

    await step('is read, not written, by a moderator', async () => {
      const { cookie } = await group.colleague('moderator');
      const context = await person(browser, { width: 320, height: 720 });
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: house.url }]);
      const reading = await context.newPage();
      await reading.goto(`${house.url}/admin/studies/${group.studyId}/guide`);
      await reading.getByRole('button', { name: 'Utsikt', exact: true }).click();
      await reading.getByText('Bare forskere kan endre spørsmålene.').waitFor();
      expect(await reading.getByRole('button', { name: /^(Flytt|Legg til)/ }).count()).toBe(0);
      await house.look(reading, 'guide-reader');
      await context.close();
    });

    expect(house.faults).toEqual([]);
  }, 420_000);
});
