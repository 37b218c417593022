import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES } from '@lytt/shared';
import { Texts } from '../src/platform/pages/texts.js';

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path, ending);
    return ending.test(name) ? [path] : [];
  });

/** The values a message asks for. */
const asks = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return asks(element.children);
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return [element.value, ...Object.values(element.options).flatMap((option) => asks(option.value))];
    return [element.value];
  });

const values = (message: string): string[] => [...new Set(asks(parse(message)))].sort();

describe('the texts of pages and mails', () => {
  const texts = new Texts('locales');
  const known = new Set(texts.keys('nb'));

  it('exist in every language', () => {
    for (const language of LANGUAGES) expect(texts.keys(language).sort()).toEqual([...known].sort());
  });

  it('are Nynorsk where they are Nynorsk, and Bokmål where they are Bokmål', () => {
    // Words that only the other of the two has.
    const foreign = {
      nn: /(?<!\p{L})(jeg|ikke|hva|hvem|hvor|hvorfor|hvordan|hver|noen|noe|bare|fra|gruppen|lenken|siden din|være|slettet|lagret)(?!\p{L})/iu,
      nb: /(?<!\p{L})(eg|ikkje|kva|kven|kvifor|korleis|kvar|nokon|noko|berre|frå|gruppa|lenkja|vere|sletta|lagra)(?!\p{L})/iu,
    };
    for (const language of ['nn', 'nb'] as const)
      for (const key of texts.keys(language)) {
        const found = foreign[language].exec(texts.source(language, key));
        expect([language, key, found?.[0]]).toEqual([language, key, undefined]);
      }
  });

  it('ask for the same values in every language', () => {
    const catalogue = (language: string, file: string): Record<string, string> =>
      JSON.parse(readFileSync(`locales/${language}/${file}`, 'utf8')) as Record<string, string>;
    for (const file of readdirSync('locales/nb')) {
      const first = catalogue('nb', file);
      for (const language of LANGUAGES) {
        const own = catalogue(language, file);
        expect([language, file, Object.keys(own)]).toEqual([language, file, Object.keys(first)]);
        for (const [key, message] of Object.entries(first))
          expect([language, file, key, values(own[key] ?? '')]).toEqual([language, file, key, values(message)]);
      }
    }
  });

  it('hold every key that a page names', () => {
    const named = files('apps/server/views', /[.]hbs$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt '([a-z-]+\.[^']+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('stand beside marks that are drawn, because not every device has a glyph for a sign', () => {
    const styles = files('apps/server/public', /[.]css$/).map((file) => readFileSync(file, 'utf8'));
    const contents = styles.flatMap((css) => [...css.matchAll(/\bcontent:\s*(['"])(.*?)\1/g)].map((match) => match[2]));
    expect(contents.length).toBeGreaterThan(0);
    expect(contents.filter((sign) => /[^\x20-\x7e]/.test(sign ?? ''))).toEqual([]);
  });
});
