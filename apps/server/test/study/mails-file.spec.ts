import { applicantsRoutes, studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';

type Faults = { errors: { path: string; message: string; line?: number }[] };
const TEXTS = {
  'not-this-time': {
    subject: { en: 'Thank you, {{name}}', nb: 'Takk, {{name}}' },
    body: { en: 'Not this time.\n\n- {{deletedOn}}', nb: 'Ikke denne gangen: «{{study}}»\n\n- {{deletedOn}}' },
  },
  invited: {
    subject: { en: 'Join {{study}}', nb: 'Bli med i {{study}}' },
    body: { en: 'Dear {{name}}\n\n{{button}}', nb: 'Kjære {{name}}\n\n{{button}}\n\n<b>Hilsen</b>' },
  },
} as const;

describe('a study’s own mails in its file', () => {
  let lytt: TestApp;
  let cookie: string;
  let first: string;
  const exported = async (studyId: string): Promise<string> =>
    (await lytt.call(studyRoutes.exportFile, { cookie, params: { studyId } })).view.yaml;
  const imported = (file: string) => lytt.call(studyRoutes.importFile, { cookie, body: { file } });
  const faults = async (file: string) => {
    const refused = await imported(file);
    expect(refused.status).toBe(422);
    return refused.response.json<Faults>().errors;
  };

  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ cookie } = await lytt.staff({ isOwner: true }));
    const { view } = await lytt.call(studyRoutes.example, { cookie, body: {} });
    for (const [decision, text] of Object.entries(TEXTS))
      await lytt.call(applicantsRoutes.writeDecision, {
        cookie,
        params: { studyId: view.id, decision },
        body: { text },
      });
    first = (await exported(view.id)).replace(/slug: .*/, 'slug: mails');
  });
  afterAll(() => lytt.stop());

  it('come out the same again, in one order, whatever order they were written in', async () => {
    expect(first.indexOf('invited:')).toBeLessThan(first.indexOf('not-this-time:'));
    expect(first.indexOf('Bli med i')).toBeLessThan(first.indexOf('Join'));
    expect(await exported((await imported(first)).view.id)).toBe(first);
  });

  it('are no part of a study that has none', async () => {
    const without = first.replace(/^mails:[^]*?^guide:/m, 'guide:');
    expect(without).not.toContain('{{study}}');
    expect(await exported((await imported(without)).view.id)).not.toContain('{{study}}');
  });

  it('are refused with the line of what could not be sent', async () => {
    const lineOf = (words: string): number => first.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(await faults(first.replace('Bli med i {{study}}', 'Bli med i {{studie}}'))).toEqual([
      expect.objectContaining({ path: 'mails.invited.subject.nb', line: lineOf('Bli med i') }),
    ]);
    expect(await faults(first.replace('nb: Bli med i {{study}}', 'nb: "Bli med\\nBcc: all@example.org"'))).toEqual([
      expect.objectContaining({ path: 'mails.invited.subject.nb', line: lineOf('Bli med i') }),
    ]);
  });

  it('are written in the same languages, subject and text', async () => {
    const paths = (await faults(first.replace('nb: Bli med i', 'nn: Ver med i'))).map((fault) => fault.path);
    expect(paths.sort()).toEqual(['mails.invited.body.nn', 'mails.invited.subject.nb']);
  });

  it('in Nynorsk reach readers of Bokmål, and stay when the other languages are edited', async () => {
    const { view } = await imported(
      first
        .replace('nb: Bli med i', 'nn: Ver med i')

        .replace(/nb: \|-(\s+)Kjære/, 'nn: |-$1Kjære'),
    );
    const study = { cookie, params: { studyId: view.id, decision: 'invited' } };
    const shown = async () =>
      (await lytt.call(applicantsRoutes.decisions, study)).view.items.find((item) => item.decision === 'invited')?.text;
    const nynorsk = 'Ver med i {{study}}';
    expect((await shown())?.subject).toEqual({ nb: nynorsk, nn: nynorsk, en: 'Join {{study}}' });
    await lytt.call(applicantsRoutes.writeDecision, { ...study, body: { text: TEXTS.invited } });
    expect((await shown())?.subject).toEqual({ ...TEXTS.invited.subject, nn: nynorsk });
    expect(await exported(view.id)).toContain('nn: Ver med i {{study}}');
  });
});
