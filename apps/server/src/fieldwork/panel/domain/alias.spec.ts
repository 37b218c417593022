import * as fc from 'fast-check';
import { LANGUAGES } from '@lytt/shared';
import { aliasFault, aliasKey, tidyAlias } from './alias.js';
import { ALIAS_NAMES } from './alias-names.js';
import { suggestAliases } from './suggest-aliases.js';

describe('an alias', () => {
  it.each([
    ['A', 'short'],
    ['Æ'.repeat(31), 'long'],
    ['kari@example.org', 'contact'],
    ['kari.no', 'contact'],
    ['Ring 912 34 567', 'contact'],
    ['Ørn 🦅', 'letters'],
    ['Аса', 'letters'],
    ['--', 'letters'],
    ['Moderator', 'role'],
    ['mode rator', 'role'],
    ['kari nordmann', 'own-name'],
    ['Nordmann', 'own-name'],
    ['Lille Kari', 'own-name'],
    ['KariNordmann', 'own-name'],
  ])('is refused: %s (%s)', (alias, fault) => {
    expect(aliasFault(tidyAlias(alias), 'Kari Nordmann')).toBe(fault);
  });

  it.each(['Havørn', 'Ask', 'Ærfugl 7', 'Grå-due', 'Čáhci', 'Song thrush'])('is taken: %s', (alias) => {
    expect(aliasFault(tidyAlias(alias), 'Kari Nordmann')).toBeUndefined();
  });

  it('looks the same to a reader whatever its case, accents, spaces and hyphens', () => {
    for (const like of ['HAVØRN', ' hav ørn ', 'Hav-ørn', 'havorn', 'Havørn'])
      expect(aliasKey(tidyAlias(like))).toBe(aliasKey('Havørn'));
    expect(aliasKey('Blåmeis')).not.toBe(aliasKey('Kjøttmeis'));
  });

  it('has a key that folding again does not change', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => aliasKey(aliasKey(text)) === aliasKey(text)));
  });
});

describe('the suggestions', () => {
  const ask = { seatId: '7d1f', language: 'nb' as const, taken: new Set<string>(), realName: '', round: 0 };

  it('come from lists without doubles, each of which is a good alias', () => {
    for (const language of LANGUAGES) {
      const names = ALIAS_NAMES[language];
      expect(names.length).toBeGreaterThanOrEqual(80);
      expect(new Set(names.map(aliasKey)).size).toBe(names.length);
      expect(names.filter((name) => aliasFault(name, '') !== undefined)).toEqual([]);
    }
  });

  it('stay the same when the page is loaded again, differ between seats and go on with the round', () => {
    expect(suggestAliases(ask)).toEqual(suggestAliases(ask));
    expect(suggestAliases(ask)).not.toEqual(suggestAliases({ ...ask, seatId: '9c2a' }));
    expect(suggestAliases({ ...ask, round: 1 }).filter((name) => suggestAliases(ask).includes(name))).toEqual([]);
  });

  it('never offer a name that somebody has', () => {
    const taken = new Set(ALIAS_NAMES.nb.slice(3).map(aliasKey));
    expect(suggestAliases({ ...ask, taken }).sort()).toEqual([...ALIAS_NAMES.nb.slice(0, 3)].sort());
  });
});
