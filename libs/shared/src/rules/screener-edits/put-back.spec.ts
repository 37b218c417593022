import { addElement, removeElement, stepElement } from './edit-form.js';
import { parsePath, readAt, removeAt, type Json } from './json-tree.js';
import { putBack } from './put-back.js';

const SCREENER: Json = {
  form: {
    pages: [
      {
        name: 'one',
        elements: [
          { type: 'radiogroup', name: 'q', choices: ['a', 'b', 'c'] },
          { type: 'text', name: 'phone' },
        ],
      },
      { name: 'two', elements: [{ type: 'panel', name: 'box', elements: [{ type: 'text', name: 'in' }] }] },
    ],
  },
  contact: { name: 'x', email: 'x', phone: 'phone' },
  attributes: [
    { key: 'a', question: 'in' },
    { key: 'b', question: 'q' },
    { key: 'c', question: 'q' },
  ],
};

describe('a removal that is taken back', () => {
  it.each([
    'form.pages.0',
    'form.pages.0.elements.0',
    'form.pages.0.elements.1',
    'form.pages.1.elements.0',
    'form.pages.1',
  ])('leaves everything as it was when nothing else was done (%s)', (path) => {
    const { definition } = removeElement(SCREENER, parsePath(path));
    expect(putBack(definition, SCREENER, parsePath(path))).toEqual(SCREENER);
  });

  it('keeps what was done since', () => {
    const removed = removeElement(SCREENER, parsePath('form.pages.0.elements.0'));
    const since = addElement(removed.definition, removed.chosen, { type: 'comment', name: 'later' }).definition;
    const back = putBack(since, SCREENER, parsePath('form.pages.0.elements.0'));
    expect(readAt(back, parsePath('form.pages.0.elements'))).toMatchObject([
      { name: 'q' },
      { name: 'phone' },
      { name: 'later' },
    ]);
    expect(back['attributes']).toEqual(SCREENER['attributes']);
  });

  it('finds the question of a choice where it stands now', () => {
    const removed = removeAt(SCREENER, parsePath('form.pages.0.elements.0.choices'), 1);
    const moved = stepElement(removed, parsePath('form.pages.0.elements.0'), 1).definition;
    const back = putBack(moved, SCREENER, parsePath('form.pages.0.elements.0.choices.1'));
    expect(readAt(back, parsePath('form.pages.0.elements.1.choices'))).toEqual(['a', 'b', 'c']);
  });

  it('does nothing when the place is gone', () => {
    const removed = removeAt(SCREENER, parsePath('form.pages.0.elements.0.choices'), 1);
    const gone = removeElement(removed, parsePath('form.pages.0.elements.0')).definition;
    expect(putBack(gone, SCREENER, parsePath('form.pages.0.elements.0.choices.1'))).toBe(gone);
  });
});
