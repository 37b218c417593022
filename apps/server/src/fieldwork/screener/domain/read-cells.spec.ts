import fc from 'fast-check';
import { CellReader } from './read-cells.js';
import { meaningsOf } from './read-columns.js';
import { pagesOf, sayAnswer, type ScreenerQuestion } from './screener-form.js';

const questionsOf = (...elements: object[]): ScreenerQuestion[] =>
  pagesOf({ pages: [{ name: 'p', elements: elements as { type: string; name: string }[] }] }).flatMap(
    (page) => page.questions,
  );
const question = (element: object): ScreenerQuestion => {
  const [found] = questionsOf({ name: 'q', ...element });
  if (!found) throw new Error('no question');
  return found;
};
const CHOICES = [
  { value: 'road', text: { nb: 'Vei', en: 'Roads' } },
  { value: 'notices', text: { nb: 'Vei, vann, strøm og renovasjon', en: 'Roads, water; power' } },
  { value: 'none', text: { nb: 'Ikke noe (bestemt)?', en: 'Nothing | in particular' } },
  { value: 3, text: { nb: 'Tre', en: 'Three' } },
];

describe('a cell of a table', () => {
  const several = question({
    type: 'checkbox',
    choices: CHOICES,
    showOtherItem: true,
    otherText: { nb: 'Annet', en: 'Other' },
  });
  const one = question({
    type: 'radiogroup',
    choices: CHOICES,
    showOtherItem: true,
    otherText: { nb: 'Annet', en: 'Other' },
  });

  it('is read back as what the table of applicants writes, in either language', () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...CHOICES.map(({ value }) => value)));
    const comment = fc.option(fc.constantFrom('Bare fordi', 'Vei, vann', 'a: b; c | d'), { nil: undefined });
    fc.assert(
      fc.property(chosen, comment, fc.constantFrom('nb' as const, 'en' as const), (values, beside, language) => {
        const all = beside === undefined ? values : [...values, 'other'];
        const said = sayAnswer(several, all, language, beside);
        expect(new CellReader(several).read(said)).toEqual({
          value: all.map(String),
          ...(beside === undefined ? {} : { comment: beside }),
        });
      }),
    );
    expect(new CellReader(one).read('Annet: jeg vet: ikke')).toEqual({ value: 'other', comment: 'jeg vet: ikke' });
  });

  it('is found by code or words, whatever the case and the sign between; what is no choice stays to be refused', () => {
    expect(new CellReader(several).read(' ROADS |notices\ntre; Ferge').value).toEqual([
      'road',
      'notices',
      '3',
      'Ferge',
    ]);
    expect(new CellReader(one).read('vei').value).toBe('road');
    expect(new CellReader(one).read('Veien').value).toBe('Veien');
    expect(new CellReader(several).read(' ; , ').value).toEqual([]);
  });

  it('does not guess between two choices of the same words', () => {
    const twins = question({
      type: 'dropdown',
      choices: [
        { value: '1818', text: 'Herøy' },
        { value: '1515', text: 'Herøy' },
      ],
    });
    expect(new CellReader(twins).read('Herøy').value).toBe('Herøy');
    expect(new CellReader(twins).read('1515').value).toBe('1515');
  });

  it('holds an order and named lines as the table writes them', () => {
    const ranking = question({ type: 'ranking', choices: CHOICES });
    const lines = question({
      type: 'multipletext',
      items: [{ name: 'a', title: { nb: 'Én', en: 'One' } }, { name: 'b' }],
    });
    expect(new CellReader(ranking).read(sayAnswer(ranking, ['none', 3, 'road', 'notices'], 'nb')).value).toEqual([
      'none',
      '3',
      'road',
      'notices',
    ]);
    const grades = question({ type: 'ranking', choices: ['1. klasse', '2. klasse', 'Vei; vann'] });
    for (const order of [
      ['2. klasse', 'Vei; vann', '1. klasse'],
      ['Vei; vann', '1. klasse', '2. klasse'],
    ]) {
      expect(new CellReader(grades).read(sayAnswer(grades, order, 'nb')).value).toEqual(order);
      expect(new CellReader(grades).read(order.join('\n')).value).toEqual(order);
    }
    expect(new CellReader(ranking).read('1. vei; 2. tre | Ferge').value).toEqual(['road', '3', 'Ferge']);
    expect(new CellReader(lines).read(sayAnswer(lines, { a: 'x: y', b: 'z' }, 'en')).value).toEqual({
      a: 'x: y',
      b: 'z',
    });
  });
});

describe('a column of a table', () => {
  const questions = questionsOf(
    { type: 'text', name: 'full_name', title: { nb: 'Hva heter du?', en: 'What is your name?' } },
    { type: 'text', name: 'mail' },
    { type: 'html', name: 'intro', html: 'Hei' },
    { type: 'radiogroup', name: 'gender', title: { nb: 'Kjønn', en: 'Gender' }, choices: ['a'] },
  );

  it('is found by name, by title in any language, or by what such columns are called', () => {
    const header = [
      'FULL_NAME',
      'hva  heter du?',
      'Navn',
      'E-post',
      'gender',
      'Kjønn (gender)',
      'Hei',
      'Språk',
      'annet',
    ];
    expect(meaningsOf(header, questions, { name: 'full_name', email: 'mail' })).toEqual([
      'full_name',
      'full_name',
      'full_name',
      'mail',
      'gender',
      'gender',
      null,
      'language',
      null,
    ]);
  });
});
