import type { GuideQuestionView } from '@lytt/shared';
import { sectionOf } from './sections';

const question = (id: string, section: string | null): GuideQuestionView =>
  ({ id, section: section === null ? null : { nb: section } }) as unknown as GuideQuestionView;
const GUIDE = [question('a', null), question('b', 'Vann'), question('c', null), question('d', 'Vei')];

it.each([
  ['a', null],
  ['b', { nb: 'Vann' }],
  ['c', { nb: 'Vann' }],
  ['d', { nb: 'Vei' }],
])('question %s stands under its own heading or the nearest before it', (id, section) => {
  const asked = GUIDE.find((each) => each.id === id) as GuideQuestionView;
  expect(sectionOf(asked, GUIDE)).toEqual(section);
});
