import fc from 'fast-check';
import { readImport } from './import-screener.js';
import { parsePath, readAt, type Json } from './json-tree.js';
import { readAnyLanguage, readLocalised, writeLocalised, type TextLanguage } from './localised-text.js';
import { missingIn, textsOf, writeText } from './translations.js';

const language = fc.constantFrom<TextLanguage>('nb', 'nn', 'en');
const words = fc.string({ minLength: 1, maxLength: 8 });
const text = fc.oneof(
  fc.constant(undefined),
  words,
  fc.dictionary(fc.constantFrom('default', 'nb', 'nn', 'en', 'de'), words, { minKeys: 1 }),
);

describe('a text in several languages', () => {
  it('reads as it was written, in the language it was written in alone', () => {
    fc.assert(
      fc.property(text, language, language, fc.string({ maxLength: 8 }), (before, one, main, said) => {
        const after = writeLocalised(before, one, said, main);
        expect(readLocalised(after, one, main)).toBe(said);
        for (const other of ['nb', 'nn', 'en'] as const)
          if (other !== one) expect(readLocalised(after, other, main)).toBe(readLocalised(before, other, main));
      }),
    );
  });

  it('keeps locales that Lytt does not know', () => {
    expect(writeLocalised({ default: 'a', de: 'b', nb: 'a' }, 'nb', 'c', 'nb')).toEqual({
      default: 'c',
      de: 'b',
      nb: 'c',
    });
  });

  it('takes a default that differs from the main language for English', () => {
    expect(readLocalised({ default: 'Gender', nb: 'Kjønn' }, 'en', 'nb')).toBe('Gender');
    expect(readAnyLanguage({ de: 'Geschlecht' }, 'en', 'nb')).toBe('Geschlecht');
  });
});

const SCREENER: Json = {
  form: {
    completedHtml: { nb: 'Takk' },
    pages: [
      {
        name: 'one',
        title: { nb: 'Side', en: 'Page' },
        elements: [
          {
            type: 'radiogroup',
            name: 'q',
            title: 'Spørsmål',
            choices: ['ja', 2, { value: 'x', text: { nb: 'X', en: 'X' } }],
          },
          { type: 'html', name: 'h', html: '<p>Hei</p>' },
          { type: 'text', name: 'untitled' },
        ],
      },
    ],
  },
  attributes: [{ key: 'a', label: { nb: 'A' }, values: [{ value: 'v', label: { nb: 'V', en: 'V' } }] }],
};

describe('the list of texts', () => {
  const texts = textsOf(SCREENER);

  it('holds every text that somebody reads, and a title that is still to be written', () => {
    expect(texts.map((one) => one.path.join('.').replace('form.pages.0.elements.', ''))).toEqual([
      'form.completedHtml',
      'form.pages.0.title',
      '0.title',
      '0.choices.0.text',
      '0.choices.2.text',
      '1.html',
      '2.title',
      'attributes.0.label',
      'attributes.0.values.0.label',
    ]);
  });

  it('counts what a language lacks', () => {
    expect(missingIn(texts, 'en', 'nb').map((one) => one.part)).toEqual([
      'completedHtml',
      'title',
      'choices',
      'html',
      'title',
      'label',
    ]);
  });

  it('makes a bare choice one with words, and a label plain', () => {
    const choice = writeText(SCREENER, parsePath('form.pages.0.elements.0.choices.0.text'), 'en', 'yes', 'nb');
    expect(readAt(choice, parsePath('form.pages.0.elements.0.choices.0'))).toEqual({
      value: 'ja',
      text: { default: 'ja', nb: 'ja', en: 'yes' },
    });
    const label = writeText(SCREENER, parsePath('attributes.0.label'), 'en', 'The A', 'nb');
    expect(readAt(label, parsePath('attributes.0.label'))).toEqual({ nb: 'A', en: 'The A' });
  });

  it('is complete once every missing text has been written', () => {
    const full = missingIn(texts, 'en', 'nb').reduce(
      (now, one) => writeText(now, one.path, 'en', 'Words', 'nb'),
      SCREENER,
    );
    expect(missingIn(textsOf(full), 'en', 'nb')).toEqual([]);
  });
});

describe('an imported screener', () => {
  it('puts a plain form in the place of the present one and keeps the rest', () => {
    const read = readImport('\uFEFF{"title":"T","odd":1,"elements":[{"type":"text","name":"a"}]}', SCREENER);
    expect(read).toEqual({
      ok: true,
      kind: 'form',
      definition: {
        ...SCREENER,
        form: { title: 'T', odd: 1, pages: [{ name: 'page', elements: [{ type: 'text', name: 'a' }] }] },
      },
    });
  });

  it('is the same screener when a whole one comes back from its own export', () => {
    expect(readImport(JSON.stringify(SCREENER), {})).toEqual({ ok: true, kind: 'screener', definition: SCREENER });
    expect(readImport(JSON.stringify({ lytt: 1, screener: SCREENER }), {})).toMatchObject({ definition: SCREENER });
  });

  it('says when there is no JSON or no form in it', () => {
    expect(readImport('{"pages": [', {})).toMatchObject({ ok: false, because: 'not-json' });
    expect(readImport('{"a": 1}', {})).toMatchObject({ ok: false, because: 'no-form' });
    expect(readImport('[]', {})).toMatchObject({ ok: false, because: 'no-form' });
  });
});
