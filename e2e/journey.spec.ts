import { generate } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readDemoFile } from '../apps/server/src/demo/demo-file.js';
import { CarryOutSchedule } from '../apps/server/src/fieldwork/guide/application/carry-out-schedule.js';
import { Applying } from '../apps/server/src/fieldwork/applying/applying.facade.js';
import { PeopleRegister } from '../apps/server/src/foundation/privacy/privacy.facade.js';
import { Clock } from '../apps/server/src/platform/clock/clock.js';
import { openBrowser, person } from './support/browser.js';
import { House } from './support/house.js';
import { answerScreener } from './support/screener.js';

const PASSWORD = 'fjord granskog havørn';

describe('from a screener link to a hypothesis with its quotes', () => {
  let house: House;
  let browser: Browser;
  let owner: Page;
  let moderator: Page;
  let analyst: Page;
  const participants: Page[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const visit = async (
    options: Parameters<typeof person>[1] = {},
  ): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await person(browser, options);
    return { context, page: await context.newPage() };
  };

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
    const { page } = await visit();
    await page.goto(link);
    await page.getByLabel('Navnet ditt').fill(name);
    if (email) await page.getByLabel('E-postadresse').fill(email);
    await page.getByLabel('Velg et passord').fill(PASSWORD);
    await house.look(page, `join-${name.split(' ')[0]}`);
    await page.getByRole('button', { name: 'Fortsett' }).click();
    await page.getByTestId('totp-secret').waitFor();
    await house.look(page, 'second-step');
    await giveCode(page);
    await page.getByRole('heading', { name: 'Studier', level: 1 }).waitFor();
    return page;
  };

  const studyId = (): string => /studies\/([0-9a-f-]{36})/.exec(owner.url())?.[1] ?? '';

  /** Moves the study's clock; what is due then is carried out. */
  const at = async (instant: string): Promise<void> => {
    await house.lytt.app.get(Clock).shiftTo(studyId(), new Date(instant));
    await house.lytt.app.get(CarryOutSchedule).execute(studyId());
    await house.lytt.settle();
  };

  const invitedAddresses = async (): Promise<string[]> => {
    const { rows } = await house.lytt.owner.query<{ id: string }>(
      `select person_id as id from research.seat where state = 'invited' and language = 'nb' order by position`,
    );
    const people = await house.lytt.app.get(PeopleRegister).lookUp(
      { kind: 'system' },
      studyId(),
      rows.map((row) => row.id),
      'browser journey',
    );
    return rows.map((row) => people.get(row.id)?.email ?? '');
  };

  const answer = async (page: Page, title: string, words: string): Promise<void> => {
    await page.goto(`${house.url}/p/today`);
    await page
      .getByRole('link', { name: title })
      .or(page.getByRole('link', { name: 'Les og svar' }))
      .first()
      .waitFor();
    await page.getByRole('link', { name: title }).first().click();
    await page.getByLabel('Svaret ditt', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Send svaret mitt' }).click();
    await page.getByText('Takk! Svaret ditt er sendt.').waitFor();
  };

  /** One story: what follows stands on what went before, so the first step that fails ends it. */
  const step = async (name: string, happens: () => Promise<void>): Promise<void> => {
    try {
      await happens();
    } catch (fault) {
      throw new Error(`while it ${name}: ${(fault as Error).message}`, { cause: fault });
    }
  };

  it('is one unbroken way', async () => {
    await step('begins with an owner who signs up and makes the example study', async () => {
      owner = await join(await house.ownerLink(), 'Eli Eier', 'eli@example.org');
      await house.look(owner, 'studies-empty');
      await owner.getByRole('button', { name: 'Bruk eksemplet' }).click();
      await owner.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
      await house.look(owner, 'overview');
    });

    await step('lets the owner invite a moderator and an analyst by mail', async () => {
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
      moderator = await join(await house.linkTo('mona@example.org'), 'Mona Moderator', '');
      analyst = await join(await house.linkTo('arne@example.org'), 'Arne Analytiker', '');
    });

    await step('takes applicants through the screener, on a phone and without JavaScript', async () => {
      await owner.getByRole('link', { name: /^Oversikt/ }).click();
      await owner.getByRole('button', { name: 'Åpne rekrutteringen' }).click();
      await owner.getByText('Skjemaet er åpent for alle').waitFor();
      const { page: phone } = await visit({ width: 320, height: 640 });
      await phone.goto(`${house.url}/r/kommunen-i-sosiale-medier/sarpsborg`);
      await house.look(phone, 'letter');
      await phone.getByRole('button', { name: 'Start skjemaet' }).click();
      await answerScreener(
        phone,
        {
          name: 'Solveig Strand',
          email: 'solveig@example.org',
          birthYear: '1979',
          discussion: 'Jeg leser det meste, men skriver sjelden selv.',
        },
        'Fortsett',
        (name) => house.look(phone, name),
      );
      await house.look(phone, 'screener-check');
      await phone.getByRole('button', { name: 'Send skjemaet' }).click();
      await phone.getByRole('heading', { name: 'Takk, skjemaet er sendt' }).waitFor();
      await house.look(phone, 'screener-end');

      const { page: plain } = await visit({ javaScript: false, locale: 'en-GB' });
      await plain.goto(`${house.url}/r/kommunen-i-sosiale-medier/bergen`);
      await plain.getByRole('button', { name: 'Start the form' }).click();
      await answerScreener(
        plain,
        {
          name: 'Alan Plain',
          email: 'alan@example.org',
          birthYear: '1961',
          discussion: 'I read it all and wonder who writes it.',
        },
        'Continue',
      );
      await plain.getByRole('button', { name: 'Send the form' }).click();
      await plain.getByRole('heading', { level: 1 }).waitFor();

      // The rest of the pool signs up through the same rules, faster than a browser can type.
      const applying = house.lytt.app.get(Applying);
      for (const applicant of (await readDemoFile()).applicants)
        await applying.acceptForm(studyId(), {
          sourceCode: applicant.source,
          language: applicant.language,
          person: { name: applicant.name, email: `${applicant.id}@example.org` },
          answers: applicant.answers as never,
        });
      await owner.getByRole('link', { name: /^Rekruttering/ }).click();
      await owner.getByRole('heading', { name: 'Rekruttering', level: 1 }).waitFor();
      await owner.getByText('Sarpsborg kommune').first().waitFor();
      await house.look(owner, 'funnel');
    });

    await step('lets the researcher rate how well applicants discuss', async () => {
      await owner.getByRole('tab', { name: 'Søkere', exact: true }).click();
      await owner.getByRole('row').nth(1).click();
      await owner.getByText('Søker 1 av 66').waitFor();
      await owner.keyboard.press('4');
      await house.look(owner, 'applicants');
      await house.eventually(
        async () => (await house.lytt.owner.query('select value from research.rating')).rows[0]?.value === 4,
      );
    });

    await step('draws a panel that meets all quotas and invites it by mail', async () => {
      await owner.getByRole('link', { name: /^Panel/ }).click();
      await owner.getByRole('button', { name: 'Trekk panelet' }).click();
      await owner.getByText(/Alle \d+ kvotene er oppfylt/).waitFor({ timeout: 60_000 });
      await house.look(owner, 'panel-drawn');
      await owner.getByRole('button', { name: 'Bekreft dette panelet' }).click();
      await owner
        .getByRole('button', { name: /^Inviter/ })
        .first()
        .click();
      await house.look(owner, 'panel-invite');
      await owner
        .getByRole('dialog')
        .getByRole('button', { name: /^(Send|Inviter)/ })
        .click();
      await owner
        .getByText(/har ennå å svare/)
        .first()
        .waitFor();
      await house.lytt.settle();
      const { rows } = await house.lytt.owner.query<{ count: number }>(
        `select count(*)::int as count from research.seat where state = 'invited'`,
      );
      expect(rows[0]?.count).toBe(15);
    });

    await step('brings invited people in: button, agreement, alias, Today', async () => {
      for (const [at, address] of (await invitedAddresses()).slice(0, 3).entries()) {
        const { page } = await visit({ width: 320, height: 700, javaScript: at !== 2 });
        await page.goto(await house.linkTo(address));
        if (at === 0) await house.look(page, 'invited');
        await page.getByRole('button', { name: 'Ja, jeg vil være med' }).click();
        await page.getByLabel('Jeg har lest dette og er enig').check();
        if (at === 0) await house.look(page, 'agreement');
        await page.getByRole('button', { name: 'Gå videre' }).click();
        if (at === 0) await house.look(page, 'alias');
        await page.getByRole('radio').first().check();
        await page.getByRole('button', { name: 'Bruk dette navnet' }).click();
        await page.getByText('Samtalen har ikke begynt ennå.').waitFor();
        if (at === 0) await house.look(page, 'today-before');
        participants.push(page);
      }
    });

    await step('opens the first question on its day, hides the others until one has answered', async () => {
      await owner.getByRole('link', { name: /^Oversikt/ }).click();
      await owner.getByRole('button', { name: 'Start samtalen' }).click();
      await owner.getByRole('button', { name: 'Ja, gå videre' }).click();
      await owner.getByText('Spørsmålene åpner på sin dag').waitFor();
      await at('2027-03-01T14:30:00Z');
      const [first, second, third] = participants as [Page, Page, Page];
      await answer(
        second,
        'Hvorfor følge med på siden?',
        'Jeg følger med fordi vannet ble borte en gang, og der sto det hvorfor.',
      );
      await first.goto(`${house.url}/p/today`);
      await house.look(first, 'today');
      await first.getByRole('link', { name: 'Hvorfor følge med på siden?' }).click();
      expect(await first.getByText('vannet ble borte').count()).toBe(0);
      await house.look(first, 'question');
      await answer(first, 'Hvorfor følge med på siden?', 'Tja, det er vel greit å følge med.');
      await first.getByText('vannet ble borte').waitFor();
      await house.look(first, 'thread');
      await answer(third, 'Hvorfor følge med på siden?', 'Jeg følger den bare når det er snøkaos.');
      await third.getByText('vannet ble borte').waitFor();
    });

    await step('shows the moderator the answers live, and carries a probe there and back', async () => {
      await moderator.getByRole('link', { name: 'Kommunen i sosiale medier' }).click();
      await moderator.getByRole('link', { name: /^Feltarbeid/ }).click();
      await moderator
        .getByRole('button', { name: /Tja, det er vel greit/ })
        .first()
        .click();
      await house.look(moderator, 'queue');
      await moderator
        .getByRole('button', { name: /^Uklart/ })
        .first()
        .click();
      await moderator
        .getByRole('textbox', { name: 'Spørsmålet ditt' })
        .fill('Kan du nevne én gang det var greit å følge med?');
      await moderator.getByRole('button', { name: 'Send spørsmålet' }).click();
      await moderator.getByText(/^Sendt til/).waitFor();

      const [first] = participants as [Page];
      await first.goto(`${house.url}/p/today`);
      await first.getByRole('heading', { name: 'Moderatoren spør deg om noe' }).waitFor();
      await house.look(first, 'today-probe');
      await first.getByLabel('Svaret ditt til moderatoren').fill('Da de stengte veien til skolen.');
      await first.getByRole('button', { name: 'Send til moderatoren' }).click();
      await first.getByText('Moderatoren har fått svaret ditt').waitFor();

      await moderator.getByText('Da de stengte veien til skolen.').first().waitFor();
      await moderator
        .getByRole('button', { name: /^Avklart/ })
        .last()
        .click();
      await moderator.getByText('Avklart.', { exact: true }).waitFor();
      await moderator.getByRole('tab', { name: 'Deltakelse' }).click();
      await house.look(moderator, 'grid');
    });

    await step(
      'lets the analyst code words, correct a sentiment, and carry a quote to a theme and a hypothesis',
      async () => {
        await analyst.getByRole('link', { name: 'Kommunen i sosiale medier' }).click();
        await analyst.getByRole('link', { name: /^Koding/ }).click();
        await analyst
          .getByRole('button', { name: /vannet ble borte/ })
          .first()
          .click();
        await analyst.getByLabel(/^Svaret til/).focus();
        await analyst.keyboard.press('ArrowDown');
        await analyst.keyboard.press('Enter');
        await analyst.getByPlaceholder('Skriv for å finne en kode').fill('drift');
        await house.look(analyst, 'palette');
        await analyst.keyboard.press('Enter');
        await analyst
          .getByRole('button', { name: /^Koder og mer for/ })
          .first()
          .click();
        await analyst.getByRole('button', { name: '☆ Stjerne' }).click();
        await analyst.keyboard.press('Escape');
        await analyst.getByText('★ Med stjerne').first().waitFor();
        await analyst.getByRole('button', { name: /^Stemning:/ }).click();
        await analyst.getByRole('menuitem', { name: 'Positiv' }).click();
        await analyst.getByText('Rettet av Arne Analytiker').first().waitFor();
        await house.look(analyst, 'coded');

        await analyst
          .getByRole('button', { name: /^Koder og mer for/ })
          .first()
          .click();
        await analyst.getByRole('button', { name: 'Bruk sitatet' }).click();
        await analyst.getByRole('menuitem', { name: /^Legg i et tema/ }).click();
        await analyst.getByLabel('Nytt tema').fill('Nytten åpner døra');
        await analyst.getByRole('button', { name: 'Legg det der' }).click();
        await analyst.getByText('Sitatet står i «Nytten åpner døra».').waitFor();
        // The dialog that has just closed gives the focus back a moment later, and a menu without it shuts: ask again then.
        const attach = analyst.getByRole('menuitem', { name: /^Knytt til en hypotese/ });
        await house.eventually(async () => {
          if (!(await attach.isVisible())) await analyst.getByRole('button', { name: 'Bruk sitatet' }).first().click();
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
        await analyst.getByText('Nytten åpner døra').first().waitFor();
        await house.look(analyst, 'themes');
        await analyst.getByRole('tab', { name: 'Hypoteser' }).click();
        await house.look(analyst, 'hypotheses');
      },
    );

    await step('exports themed quotes and the report, without what a withdrawn person wrote', async () => {
      await analyst.getByRole('link', { name: /^Eksport/ }).click();
      await house.look(analyst, 'exports');
      const download = async (name: string): Promise<string> => {
        const answer = await analyst.request.get(`${house.url}/api/v1/studies/${studyId()}/exports/${name}`);
        expect(answer.status()).toBe(200);
        return answer.text();
      };
      expect(await download('quotes.csv')).toContain('vannet ble borte');
      const report = await download('report.html?lang=nb');
      expect(report).toContain('«Jeg følger med fordi vannet ble borte');

      const second = participants[1] as Page;
      await second.goto(`${house.url}/p/leave`);
      await house.look(second, 'leave');
      await second.getByRole('button', { name: 'Slutt og slett' }).click();
      await house.look(second, 'leave-delete');
      await second.getByRole('button', { name: 'Slett og slutt' }).click();
      await second.getByRole('heading', { level: 1 }).waitFor();
      for (const name of ['quotes.csv', 'hypotheses.csv', 'report.html'])
        expect(await download(name)).not.toContain('vannet ble borte');
      await participants[0]?.goto(`${house.url}/p/today`);
      await second.goto(`${house.url}/p/today`);
      await second.getByRole('heading', { name: 'Du er ikke logget inn her' }).waitFor();
    });

    await step('shows no fault that axe knows of on the pages passed', async () => {
      expect(house.faults).toEqual([]);
    });
  }, 420_000);
});
