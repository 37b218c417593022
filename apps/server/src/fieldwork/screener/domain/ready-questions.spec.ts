import { ReadyQuestion, ScreenerSection } from '@lytt/shared';
import { elementsIn } from './form-elements.js';
import { readyQuestions } from './ready-questions.js';
import { readScreener } from './find-screener-faults.js';
import { ScreenerLogic } from './screener-logic.js';
import { missingIn } from './what-is-missing.js';

const YEAR = 2027;
const READY = readyQuestions(YEAR);
const find = (key: string): ReadyQuestion => {
  const found = READY.find((one) => one.key === key);
  if (!found) throw new Error(`no ready question ${key}`);
  return found;
};

/** A screener of these ready questions, each on a page of its own. */
function screenerOf(chosen: readonly ReadyQuestion[]): unknown {
  return {
    form: { pages: chosen.map((one) => ({ name: `page_${one.key}`, elements: one.elements })) },
    contact: chosen.find((one) => one.contact)?.contact,
    discussionQuestion: chosen.find((one) => one.discussionQuestion)?.discussionQuestion,
    refusals: chosen.flatMap((one) => one.refusals),
    attributes: chosen.flatMap((one) => one.attributes),
  };
}
const faultsIn = (chosen: readonly ReadyQuestion[]): unknown => {
  const read = readScreener(screenerOf(chosen));
  return read.ok ? [] : read.faults;
};
function logicOf(...keys: string[]): ScreenerLogic {
  const chosen = [...new Set([...keys, 'discussion', 'contact'])].map(find);
  return new ScreenerLogic(ScreenerSection.parse(screenerOf(chosen)));
}

describe('the ready questions', () => {
  it.each(READY.map((one) => [one.key]))('take "%s" into a screener that Lytt can carry out', (key) => {
    const least = ['discussion', 'contact'].filter((other) => other !== key).map(find);
    expect(faultsIn([find(key), ...least])).toEqual([]);
  });

  it('stand in one form all together', () => {
    expect(faultsIn(READY)).toEqual([]);
  });

  it('hold every text in Bokmål, Nynorsk and English, and say of each why it is asked and how long it is kept', () => {
    const { form } = ScreenerSection.parse(screenerOf(READY));
    const texts: [string, unknown][] = elementsIn(form).flatMap(({ element }) => [
      ...(element.type === 'panel' ? ['title'] : ['title', 'purpose']).map((name): [string, unknown] => [
        `${element.name}.${name}`,
        element[name],
      ]),
      ...['description', 'labelTrue', 'labelFalse']
        .filter((name) => element[name] !== undefined)
        .map((name): [string, unknown] => [`${element.name}.${name}`, element[name]]),
      ...((element['choices'] as { value: string; text: unknown }[] | undefined) ?? []).map(
        ({ value, text }): [string, unknown] => [`${element.name}.${value}`, text],
      ),
    ]);
    expect(texts.length).toBeGreaterThan(60);
    for (const [place, text] of texts)
      expect([place, text]).toEqual([
        place,
        {
          default: expect.stringMatching(/\S/),
          nb: expect.stringMatching(/\S/),
          nn: expect.stringMatching(/\S/),
          en: expect.stringMatching(/\S/),
        },
      ]);
    for (const { element } of elementsIn(form).filter((one) => one.element.type !== 'panel'))
      expect([element.name, element['keepUntil']]).toEqual([
        element.name,
        expect.stringMatching(/^(selection|close|erasure)$/),
      ]);
    for (const { label, values } of READY.flatMap((one) => one.attributes))
      for (const text of [label, ...values.map((value) => value.label)])
        expect(Object.keys(text).sort()).toEqual(['en', 'nb', 'nn']);
  });

  it('let everybody decline what is personal, without being stopped', () => {
    for (const ready of READY.filter((one) => one.key !== 'contact')) {
      const logic = logicOf(ready.key);
      const own = elementsIn({ pages: [{ name: 'own', elements: ready.elements }] })
        .map(({ element }) => element)
        .filter((element) => element['personal'] === true);
      for (const element of own) {
        const declines = (element['choices'] as { value: string }[] | undefined)?.some(
          (choice) => choice.value === 'prefer-not',
        );
        const open = logic.settle({ lives_in: 'abroad', birth_year_withheld: ['prefer-not'] }).open;
        const required = open.flatMap((page) => page.questions).find(({ question }) => question.name === element.name);
        expect([element.name, declines === true || required?.required !== true]).toEqual([element.name, true]);
      }
    }
  });

  it('ask for the year of birth, or for a word that one is old enough', () => {
    const logic = logicOf('birth-year');
    const lacks = (answers: object): boolean => {
      const page = logic.settle({ ...answers }).open.find((one) => one.page.name === 'page_birth-year');
      return page !== undefined && missingIn(page, { ...answers }).size > 0;
    };
    expect([lacks({}), lacks({ birth_year: 1984 }), lacks({ birth_year_withheld: ['prefer-not'] })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('end the form of who is under 18 in the year the study starts, and keep nothing', () => {
    const logic = logicOf('birth-year');
    expect(logic.refusal({ birth_year: 2009 })).toBeUndefined();
    expect(logic.refusal({ birth_year: 2010 })).toMatchObject({ keepNothing: true });
    expect(logic.refusal({ birth_year_withheld: ['prefer-not'] }, true)).toBeUndefined();
  });

  it('ask who lives abroad for a country, and nobody for both', () => {
    const logic = logicOf('municipality');
    const shown = (livesIn: string): string[] =>
      logic
        .settle({ lives_in: livesIn })
        .open.find((page) => page.page.name === 'page_municipality')!
        .questions.map(({ question }) => question.name);
    expect(shown('norway')).toEqual(['lives_in', 'municipality']);
    expect(shown('abroad')).toEqual(['lives_in', 'country', 'region']);
    expect(shown('prefer-not')).toEqual(['lives_in']);
  });
});
