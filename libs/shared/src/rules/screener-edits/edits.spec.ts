import fc from 'fast-check';
import { addReady } from './add-ready.js';
import {
  addElement,
  duplicateElement,
  linesOf,
  moveElement,
  removeElement,
  setPersonal,
  stepElement,
  type Edited,
} from './edit-form.js';
import { chosenAt, formPlaces } from './form-places.js';
import { beginHistory, travel, type History, type HistoryStep } from './history.js';
import { parsePath, readAt, writeAt, type Json } from './json-tree.js';
import { renameChoice, renameElement } from './rename.js';

const SCREENER: Json = {
  form: {
    locale: 'nb',
    future: { keep: 'me' },
    pages: [
      {
        name: 'one',
        elements: [
          {
            type: 'radiogroup',
            name: 'follows',
            unknown: [1, { deep: true }],
            choices: ['yes', { value: 'no', text: 'Nei', odd: 1 }],
          },
          {
            type: 'comment',
            name: 'why',
            visibleIf: "{follows} = 'yes' and {followsNot} empty",
            title: 'Hvorfor {follows}?',
          },
        ],
      },
      {
        name: 'two',
        elements: [
          { type: 'text', name: 'mail', inputType: 'email' },
          { type: 'text', name: 'phone' },
          { type: 'panel', name: 'box', elements: [{ type: 'number', name: 'age', enableIf: '{FOLLOWS.length} > 0' }] },
        ],
      },
    ],
  },
  contact: { name: 'mail', email: 'mail', phone: 'phone' },
  discussionQuestion: 'why',
  refusals: [{ when: "{follows} anyof ['no']", reason: 'x' }],
  contradictions: [{ when: "{follows} = 'no' and custom({follows})", reason: 'y' }],
  attributes: [
    {
      key: 'a',
      label: { nb: 'A' },
      question: 'follows',
      derive: 'answer',
      values: [{ value: 'yes', label: { nb: 'Ja' } }],
    },
    {
      key: 'g',
      label: { nb: 'G' },
      question: 'follows',
      derive: 'group',
      values: [{ value: 'x', label: {}, of: ['no'] }],
    },
  ],
  deleteNotSelectedAfterDays: 30,
};
const names = (definition: Json): string[] => formPlaces(definition).map((place) => place.name);
const first = parsePath('form.pages.0.elements.0');

describe('a new name for a question', () => {
  it('is followed by every condition, text, attribute and role that refers to it, and by nothing else', () => {
    const renamed = renameElement(SCREENER, first, 'reads');
    expect(JSON.stringify(renamed)).not.toMatch(/follows(?!Not)/i);
    expect(readAt(renamed, parsePath('form.pages.0.elements.1.visibleIf'))).toBe(
      "{reads} = 'yes' and {followsNot} empty",
    );
    expect(readAt(renamed, parsePath('attributes.1.question'))).toBe('reads');
    expect(renameElement(SCREENER, parsePath('form.pages.1.elements.0'), 'e_mail')['contact']).toEqual({
      name: 'e_mail',
      email: 'e_mail',
      phone: 'phone',
    });
    expect(renameElement(SCREENER, parsePath('form.pages.0.elements.1'), 'open')['discussionQuestion']).toBe('open');
  });

  it('can be taken back by the old name, whatever the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/), (name) => {
        fc.pre(!names(SCREENER).some((taken) => taken.toLowerCase() === name.toLowerCase()) && name !== 'followsNot');
        const there = renameElement(SCREENER, first, name);
        const back = renameElement(there, first, 'follows');
        expect(JSON.stringify(back).toLowerCase()).toBe(JSON.stringify(SCREENER).toLowerCase());
      }),
    );
  });

  it('leaves references alone as long as another question bears the old one', () => {
    const twice = writeAt(SCREENER, parsePath('form.pages.1.elements.1.name'), 'follows');
    expect(renameElement(twice, first, 'other')['refusals']).toEqual(SCREENER['refusals']);
  });
});

describe('a new value for a choice', () => {
  it('is followed by attributes, groups and the conditions that can be read', () => {
    const changed = renameChoice(SCREENER, 'follows', 'no', 'never');
    expect(readAt(changed, parsePath('refusals.0.when'))).toBe("{follows} anyof ['never']");
    expect(readAt(changed, parsePath('attributes.1.values.0.of'))).toEqual(['never']);
    expect(readAt(renameChoice(SCREENER, 'follows', 'yes', 'ja'), parsePath('attributes.0.values.0.value'))).toBe('ja');
    expect(changed['contradictions']).toEqual(SCREENER['contradictions']);
  });
});

describe('edits of a form', () => {
  const anEdit = fc.record({
    kind: fc.constantFrom('up', 'down', 'copy', 'add', 'over'),
    at: fc.nat(20),
    to: fc.nat(3),
  });
  const apply = (definition: Json, { kind, at, to }: { kind: string; at: number; to: number }): Edited => {
    const places = formPlaces(definition).filter((place) => place.kind !== 'page');
    const path = places[at % places.length]?.path ?? first;
    if (kind === 'up' || kind === 'down') return stepElement(definition, path, kind === 'up' ? -1 : 1);
    if (kind === 'copy') return duplicateElement(definition, path);
    if (kind === 'add') return addElement(definition, path, { type: 'comment', name: 'follows' });
    return moveElement(definition, path, parsePath(`form.pages.${to % 2}.elements`), to);
  };

  it('never lose a question, never give a name twice, keep what they do not know, and point at what they touched', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { maxLength: 12 }), (edits) => {
        let definition = SCREENER;
        for (const edit of edits) {
          const before = names(definition).length;
          const edited = apply(definition, edit);
          definition = edited.definition;
          expect(readAt(definition, edited.chosen)).toBeDefined();
          expect(chosenAt(definition, edited.chosen)).toEqual(edited.chosen);
          if (edit.kind !== 'copy' && edit.kind !== 'add') expect(names(definition)).toHaveLength(before);
        }
        expect(new Set(names(definition)).size).toBe(names(definition).length);
        expect(names(definition)).toEqual(expect.arrayContaining(names(SCREENER)));
        const question = formPlaces(definition).find((place) => place.name === 'follows')?.element;
        expect(question).toEqual(readAt(SCREENER, first));
        expect(readAt(definition, ['form', 'future'])).toEqual({ keep: 'me' });
      }),
    );
  });

  it('carry a question over the edge of its page', () => {
    const moved = stepElement(SCREENER, parsePath('form.pages.1.elements.0'), -1);
    expect(moved.chosen).toEqual(parsePath('form.pages.0.elements.2'));
    expect(names(moved.definition)).toEqual(['one', 'follows', 'why', 'mail', 'two', 'phone', 'box', 'age']);
    expect(stepElement(SCREENER, first, -1).definition).toBe(SCREENER);
  });

  it('take the attributes of a removed question along, and leave the rules that ask for it to a person', () => {
    const { definition } = removeElement(SCREENER, first);
    expect(definition['attributes']).toEqual([]);
    expect(definition['refusals']).toEqual(SCREENER['refusals']);
    expect(removeElement(SCREENER, parsePath('form.pages.1.elements.1')).definition['contact']).toEqual({
      name: 'mail',
      email: 'mail',
    });
  });

  it('let a personal question be kept back', () => {
    const marked = setPersonal(SCREENER, first, true, ['nb', 'en']);
    expect(readAt(marked, [...first, 'choices', 2])).toEqual({
      value: 'prefer-not',
      text: { default: 'Vil ikke oppgi', nb: 'Vil ikke oppgi', en: 'Prefer not to say' },
    });
    expect(setPersonal(marked, first, true, ['nb', 'en'])).toEqual(marked);
    expect(readAt(setPersonal(marked, first, false, ['nb']), [...first, 'personal'])).toBeUndefined();
  });

  it('read choices pasted one a line, with or without marks', () => {
    expect(linesOf('- Ja\r\n• Nei\n\n 3) Kanskje \n10 år')).toEqual(['Ja', 'Nei', 'Kanskje', '10 år']);
  });
});

describe('a ready question', () => {
  const ready = {
    name: { nb: 'Følger', en: 'Follows' },
    elements: [
      { type: 'text', name: 'postal', inputType: 'text' },
      { type: 'dropdown', name: 'follows', suggestFrom: 'postal', visibleIf: '{postal} notempty' },
    ],
    attributes: [{ key: 'a', label: { nb: 'A' }, question: 'follows', derive: 'answer', values: [] }],
    refusals: [{ when: "{follows} = 'no'", reason: 'z' }],
    contact: { name: 'postal' },
    discussionQuestion: 'follows',
  };

  it('comes on a page of its own, under free names that its own parts refer to', () => {
    const { definition, chosen } = addReady(SCREENER, first, ready);
    expect(chosen).toEqual(parsePath('form.pages.1.elements.0'));
    expect(readAt(definition, parsePath('form.pages.1.elements.1.name'))).toBe('follows_2');
    expect(readAt(definition, parsePath('attributes.2'))).toMatchObject({ key: 'a_2', question: 'follows_2' });
    expect(readAt(definition, parsePath('refusals.1.when'))).toBe("{follows_2} = 'no'");
    expect(definition['contact']).toEqual(SCREENER['contact']);
    const twice = addReady(definition, chosen, ready).definition;
    expect(readAt(twice, parsePath('form.pages.2.elements.1'))).toMatchObject({
      name: 'follows_3',
      suggestFrom: 'postal_2',
      visibleIf: '{postal_2} notempty',
    });
  });

  it('takes a role that nobody has', () => {
    const vacant = {
      form: { pages: [] },
      contact: { name: 'nobody' },
      discussionQuestion: '',
      refusals: [],
      attributes: [],
    };
    const { definition } = addReady(vacant, [], ready);
    expect(definition).toMatchObject({ contact: { name: 'postal' }, discussionQuestion: 'follows' });
  });
});

describe('the history of a document', () => {
  const step: fc.Arbitrary<HistoryStep<number>> = fc.oneof(
    fc.record({ type: fc.constant('edit' as const), next: fc.nat(99), run: fc.constantFrom(undefined, 'x', 'y') }),
    fc.constant({ type: 'undo' as const }),
    fc.constant({ type: 'redo' as const }),
  );

  it('gives back by undo what an edit changed, and by redo what undo took', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(99), (steps, next) => {
        const history = steps.reduce<History<number>>(travel, beginHistory(0));
        const edited = travel(history, { type: 'edit', next: 100 + next });
        const undone = travel(edited, { type: 'undo' });
        expect(undone.present).toBe(history.present);
        expect(undone.past).toEqual(history.past);
        expect(travel(undone, { type: 'redo' }).present).toBe(100 + next);
      }),
    );
  });

  it('takes typing in one field as one step, until something else is looked at', () => {
    const typed = ['a', 'ab', 'abc'].reduce<History<string>>(
      (history, next) => travel(history, { type: 'edit', next, run: 'title' }),
      beginHistory(''),
    );
    expect(travel(typed, { type: 'undo' }).present).toBe('');
    const more = travel(travel(typed, { type: 'look', next: 'abc' }), { type: 'edit', next: 'abcd', run: 'title' });
    expect(travel(more, { type: 'undo' }).present).toBe('abc');
  });
});
