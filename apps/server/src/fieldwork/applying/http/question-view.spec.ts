import { ScreenerSection } from '@lytt/shared';
import { readyQuestions, ScreenerLogic } from '../../screener/screener.facade.js';
import { questionView } from './question-view.js';

const chosen = readyQuestions(2027).filter(({ key }) => ['municipality', 'discussion', 'contact'].includes(key));
const logic = new ScreenerLogic(
  ScreenerSection.parse({
    form: { pages: chosen.map(({ key, elements }) => ({ name: key, elements })) },
    contact: chosen.find(({ contact }) => contact)?.contact,
    discussionQuestion: 'discussion',
    refusals: [],
    attributes: [],
  }),
);

describe('the countries that somebody abroad chooses from', () => {
  it.each([
    ['nb', 'Østerrike', 'Norge', 'Vil ikke oppgi'],
    ['nn', 'Austerrike', 'Noreg', 'Vil ikkje oppgi'],
    ['en', 'Austria', 'Norway', 'Prefer not to say'],
  ] as const)('stand in %s by its own alphabet, behind what the form adds', (language, austria, norway, preferNot) => {
    const asked = logic.settle({ lives_in: 'abroad' }).open.flatMap(({ questions }) => questions);
    const country = asked.find(({ question }) => question.places === 'country');
    const same = (text: string): string => text;
    const state = { language, values: {}, fault: undefined, suggested: undefined, say: same, fill: same };
    const [first, ...names] = country ? questionView(country, state).choices.map(({ text }) => text) : [];
    expect(first).toBe(preferNot);
    expect(names).toContain(austria);
    expect(names).not.toContain(norway);
    expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
  });
});
