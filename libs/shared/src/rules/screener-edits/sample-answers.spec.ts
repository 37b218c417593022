import { Model } from 'survey-core';
import { parsePath, writeAt, type Json } from './json-tree.js';
import { answersToReach } from './sample-answers.js';

const SCREENER: Json = {
  form: {
    pages: [
      {
        name: 'one',
        elements: [
          { type: 'radiogroup', name: 'follows', isRequired: true, choices: ['yes', 'no'] },
          { type: 'text', name: 'born', inputType: 'number', min: 1920, max: 2010, isRequired: true },
        ],
      },
      {
        name: 'two',
        elements: [
          { type: 'checkbox', name: 'why', visibleIf: "{follows} = 'no'", isRequired: true, choices: ['a', 'b'] },
        ],
      },
      {
        name: 'three',
        visibleIf: "{why} contains 'b' and {born} > 2000",
        elements: [{ type: 'comment', name: 'say' }],
      },
    ],
  },
};

describe('answers that lead to a page', () => {
  const visibleWith = (page: number, definition = SCREENER): { names: string[]; faults: number } => {
    const model = new Model(definition['form']);
    model.data = answersToReach(definition, page);
    const before = model.visiblePages.slice(0, page).flatMap((one) => one.questions);
    return {
      names: model.visiblePages.map((one) => one.name),
      faults: before.filter((question) => question.isVisible && !question.validate(false)).length,
    };
  };

  it('make survey-core show it, through conditions on conditions, with nothing before it missing', () => {
    expect(visibleWith(2)).toEqual({ names: ['one', 'two', 'three'], faults: 0 });
    expect(visibleWith(1)).toEqual({ names: ['one', 'two'], faults: 0 });
  });

  it('show the question that is looked at, where another on its page excludes it', () => {
    const split: Json = {
      form: {
        pages: [
          {
            name: 'one',
            elements: [
              { type: 'radiogroup', name: 'follows', choices: ['yes', 'no'] },
              { type: 'comment', name: 'why', visibleIf: "{follows} = 'yes'" },
              { type: 'comment', name: 'why_not', visibleIf: "{follows} = 'no'" },
            ],
          },
        ],
      },
    };
    const shown = (question?: string): string[] => {
      const model = new Model(split['form']);
      model.data = answersToReach(split, 0, question);
      return model.getAllQuestions(true).map((one) => one.name);
    };
    expect(shown('why_not')).toEqual(['follows', 'why_not']);
    expect([shown('why'), shown()]).toEqual([
      ['follows', 'why'],
      ['follows', 'why'],
    ]);
  });

  it('are a best guess where a condition cannot be read', () => {
    const wild = writeAt(SCREENER, parsePath('form.pages.2.visibleIf'), 'iif({born} > 1, true, false)');
    expect(answersToReach(wild, 2)).toMatchObject({ follows: 'yes', born: 1965, why: ['a'] });
  });
});
