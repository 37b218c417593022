import { studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { asked, fileWith, screenerOf } from '../screener/screener-study.js';

describe('a form that could not be carried out as it is written', () => {
  let lytt: TestApp;
  let cookie: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ cookie } = await lytt.staff({ isOwner: true }));
  });
  afterAll(() => lytt.stop());

  it('is refused with the list of everything that would not be carried out', async () => {
    const screener = screenerOf(
      {
        one: [
          asked('matrix', 'm'),
          asked('text', 'secret', { inputType: 'password' }),
          asked('text', 'slow', { validators: [{ type: 'regex', regex: '^(?=a)a+$' }] }),
          asked('radiogroup', 'r', { choices: ['a', { value: 'b', enableIf: '{m} = 1' }], choicesOrder: 'random' }),
          asked('file', 'doc', { acceptedTypes: 'application/pdf' }),
          asked('checkbox', 'c', { choices: ['a'], choicesByUrl: { url: 'https://example.org' } }),
          { type: 'panel', name: 'p', state: 'collapsed', elements: [asked('signaturepad', 's')] },
          asked('text', 'limit', { inputType: 'date', min: '=today()' }),
        ],
      },
      {},
      { triggers: [{ type: 'complete', expression: '{r} = 1' }] },
    );
    const answer = await lytt.call(studyRoutes.importFile, { cookie, body: { file: await fileWith(screener, 'nei') } });
    expect(answer.status).toBe(422);
    const { errors } = answer.response.json<{ errors: { path: string; message: string }[] }>();
    const at = 'screener.form.pages.0.elements';
    expect(errors.map(({ path }) => path).sort()).toEqual(
      [
        'screener.form.triggers',
        `${at}.0.type`,
        `${at}.1.inputType`,
        `${at}.2.validators.0.regex`,
        `${at}.3.choices.1.enableIf`,
        `${at}.3.choicesOrder`,
        `${at}.4.acceptedTypes`,
        `${at}.5.choicesByUrl`,
        `${at}.6.elements.0.type`,
        `${at}.6.state`,
        `${at}.7.min`,
      ].sort(),
    );
    expect(errors.find(({ path }) => path.endsWith('inputType'))?.message).toContain('must not ask for a password');
  });

  it.each([
    [
      'personal and required without a way past',
      asked('radiogroup', 'q', { personal: true, isRequired: true, choices: ['a'] }),
      'choices',
      'prefer-not',
    ],
    [
      'a personal text that must be answered',
      asked('text', 'q', { personal: true, isRequired: true }),
      'isRequired',
      'leave it empty',
    ],
    [
      'choices that follow an answer on their own page',
      asked('radiogroup', 'q', { choices: ['a', { value: 'b', visibleIf: '{before} = 1' }] }),
      'choices.1.visibleIf',
      'Without JavaScript',
    ],
    [
      'a text that takes up somebody’s name',
      asked('text', 'q', { title: 'Hei {contact_name}' }),
      'title',
      'stored apart',
    ],
    ['a question that does not say why it is asked', asked('text', 'q', { purpose: undefined }), 'purpose', '"q"'],
    ['a purpose of blanks', asked('rating', 'q', { purpose: { default: ' ', nb: '' } }), 'purpose', 'purpose'],
    [
      'a question in a panel without a purpose',
      { type: 'panel', name: 'p', title: 'P', elements: [asked('comment', 'q', { purpose: '' })] },
      'elements.0.purpose',
      '"q"',
    ],
    [
      'a text with a picture in it',
      { type: 'html', name: 'q', html: { default: 'Se', nb: '<p>Se <img src="https://example.org/a.png"></p>' } },
      'html',
      'no img',
    ],
    [
      'a function that SurveyJS does not have',
      asked('text', 'q', { visibleIf: '{before} notempty and (isAdult({before}) or age({before}) > 17)' }),
      'visibleIf',
      '"isAdult"',
    ],
    [
      'a function that looks at the form instead of at answers',
      asked('text', 'q', { requiredIf: "iif(isContainerReady('one'), 1, 0) = 1" }),
      'requiredIf',
      '"isContainerReady"',
    ],
    [
      'a condition on nothing',
      asked('text', 'q', { visibleIf: '{nothing} = 1' }),
      'visibleIf',
      'which the form does not have',
    ],
  ])('is refused over %s', async (_, question, path, said) => {
    const screener = screenerOf({ one: [asked('text', 'before'), question] });
    const answer = await lytt.call(studyRoutes.importFile, { cookie, body: { file: await fileWith(screener, 'nei') } });
    const { errors } = answer.response.json<{ errors: { path: string; message: string }[] }>();
    expect(errors.map((one) => one.path)).toEqual([`screener.form.pages.0.elements.1.${path}`]);
    expect(errors[0]?.message).toContain(said);
  });
});
