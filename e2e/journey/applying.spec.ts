import { anyOf } from '../support/browser.js';
import { exampleStudy, signUpPool } from '../support/example-study.js';
import { Scene } from '../support/scene.js';
import { answerScreener } from '../support/screener.js';

describe('a study that looks for people', () => {
  let scene: Scene;
  beforeAll(async () => void (scene = await Scene.open()));
  afterAll(() => scene?.close());

  it('takes applicants through the screener, on a phone and without JavaScript, and has them rated', async () => {
    const { house } = scene;
    const { studyId, cookie } = await exampleStudy(house);
    const owner = await scene.signedIn(cookie);
    await owner.goto(`${house.url}/admin/studies/${studyId}`);
    await owner.getByRole('button', { name: 'Åpne rekrutteringen' }).click();
    await owner.getByText('Skjemaet er åpent for alle').waitFor();

    const phone = await scene.visit({ width: 320, height: 640 });
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

    const plain = await scene.visit({ javaScript: false, locale: 'en-GB' });
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

    const more = await signUpPool(house, studyId);
    await owner.getByRole('link', { name: /^Rekruttering/ }).click();
    await owner.getByRole('heading', { name: 'Rekruttering', level: 1 }).waitFor();
    await anyOf(owner.getByText('Sarpsborg kommune')).waitFor();
    await house.look(owner, 'funnel');

    await owner.getByRole('tab', { name: 'Søkere', exact: true }).click();
    // Under the row of headings stands the applicant that is counted as the first.
    // eslint-disable-next-line no-restricted-syntax -- the order is what is meant
    await owner.getByRole('row').nth(1).click();
    expect(more).toBe(64);
    await owner.getByText('Søker 1 av 66').waitFor();
    await owner.keyboard.press('4');
    await house.look(owner, 'applicants');
    await house.eventually(
      async () => (await house.lytt.owner.query('select value from research.rating')).rows[0]?.value === 4,
    );
    expect(house.faults).toEqual([]);
  });
});
