import { existsSync, readFileSync } from 'node:fs';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language } from '@lytt/shared';
import { catalogue, filesBelow, isReadIn, MODULES } from './catalogues.js';

/** The values a message asks for. */
const asks = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return asks(element.children);
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return [element.value, ...Object.values(element.options).flatMap((option) => asks(option.value))];
    return [element.value];
  });

const values = (message: string): string[] => [...new Set(asks(parse(message, { ignoreTag: true })))].sort();

const keys = (language: Language, module: string): string[] =>
  existsSync(`locales/${language}/${module}.json`) ? Object.keys(catalogue(language, module)) : [];

describe('the texts', () => {
  it('exist in every language that their readers choose from', () => {
    for (const language of LANGUAGES)
      for (const module of MODULES)
        expect([language, module, keys(language, module)]).toEqual([
          language,
          module,
          keys('en', module).filter((key) => isReadIn(language, key)),
        ]);
  });

  it('ask for the same values in every language', () => {
    for (const module of MODULES) {
      const english = catalogue('en', module);
      for (const language of LANGUAGES)
        for (const key of keys(language, module))
          expect([language, module, key, values(catalogue(language, module)[key] ?? '')]).toEqual([
            language,
            module,
            key,
            values(english[key] ?? ''),
          ]);
    }
  });

  it('are typed file by file', () => {
    const named = [...readFileSync('locales/catalogue.ts', 'utf8').matchAll(/from '[.]\/en\/(.+)[.]json'/g)];
    expect(named.map((match) => match[1])).toEqual(MODULES);
  });

  it('are Nynorsk where they are Nynorsk, and Bokmål where they are Bokmål', () => {
    // Words that only the other of the two has.
    const foreign = {
      nn: /(?<!\p{L})(jeg|ikke|hva|hvem|hvor|hvorfor|hvordan|hver|noen|noe|bare|fra|gruppen|lenken|siden din|være|slettet|lagret)(?!\p{L})/iu,
      nb: /(?<!\p{L})(eg|ikkje|kva|kven|kvifor|korleis|kvar|nokon|noko|berre|frå|gruppa|lenkja|vere|sletta|lagra)(?!\p{L})/iu,
    };
    for (const language of ['nn', 'nb'] as const)
      for (const module of MODULES.filter((name) => existsSync(`locales/${language}/${name}.json`)))
        for (const [key, message] of Object.entries(catalogue(language, module))) {
          const found = foreign[language].exec(message);
          expect([language, module, key, found?.[0]]).toEqual([language, module, key, undefined]);
        }
  });

  it('stand beside marks that are drawn, because not every device has a glyph for a sign', () => {
    const styles = filesBelow('apps/server/public', /[.]css$/).map((file) => readFileSync(file, 'utf8'));
    const contents = styles.flatMap((css) => [...css.matchAll(/\bcontent:\s*(['"])(.*?)\1/g)].map((match) => match[2]));
    expect(contents.length).toBeGreaterThan(0);
    expect(contents.filter((sign) => /[^\x20-\x7e]/.test(sign ?? ''))).toEqual([]);
  });
});
