import fc from 'fast-check';
import { URBAN_RULE, urbanityOf } from './centrality.js';
import { municipalities } from './municipalities.js';
import { PART_RULE, partOf } from './parts.js';
import { BAND_RULE, bandOf, bandOfPopulation, POPULATION_BANDS } from './population.js';

describe('the part of the country', () => {
  it.each([
    ['03', 'east'],
    ['40', 'east'],
    ['42', 'south'],
    ['11', 'west'],
    ['15', 'west'],
    ['50', 'trondelag'],
    ['18', 'north'],
    ['30', 'east'],
    ['12', 'west'],
    ['21', 'arctic'],
    ['99', undefined],
  ])('of county %s is %s', (county, part) => {
    expect(partOf(county)).toBe(part);
  });

  it('is known of every municipality there has been since 2018', () => {
    for (const date of ['2018-01-01', '2020-01-01', '2024-01-01'])
      for (const unit of municipalities(date)) expect(partOf(unit.county)).toBeDefined();
  });
});

describe('the population band', () => {
  it('begins at its own number of people and ends before the next', () => {
    expect([0, 1_999, 2_000, 4_999, 5_000, 19_999, 20_000, 49_999, 50_000].map(bandOfPopulation)).toEqual(
      POPULATION_BANDS.flatMap((band, i) => (i === 4 ? [band.key] : [band.key, band.key])),
    );
  });

  it('grows with the number of people', () => {
    const place = (people: number): number =>
      POPULATION_BANDS.findIndex((band) => band.key === bandOfPopulation(people));
    fc.assert(fc.property(fc.nat(800_000), fc.nat(800_000), (a, b) => place(a) <= place(a + b)));
  });

  it('follows an old code to what it has become', () => {
    expect(bandOf('0301')).toBe('50000-and-over');
    expect(bandOf('5636')).toBe('under-2000');
    expect(bandOf('5442', '2023-06-01')).toBe('under-2000');
    expect(bandOf('0711', '2019-06-01')).toBe('50000-and-over');
  });

  it('is unknown where a municipality was divided into unlike parts, for Svalbard and for no municipality', () => {
    expect(bandOf('1507', '2022-06-01')).toBeUndefined();
    expect(bandOf('2100')).toBeUndefined();
    expect(bandOf('9999')).toBeUndefined();
  });
});

describe('urban or rural', () => {
  it.each([
    ['0301', 'urban'],
    ['4601', 'urban'],
    ['5501', 'between'],
    ['1804', 'between'],
    ['5612', 'rural'],
  ])('is for %s %s', (code, level) => {
    expect(urbanityOf(code)).toBe(level);
  });

  it('is shared by the three parts of Snillfjord only where they are alike', () => {
    expect(urbanityOf('5055')).toBe('rural');
    expect(urbanityOf('5059')).toBe('between');
    expect(urbanityOf('5012', '2019-06-01')).toBeUndefined();
  });

  it('uses each of the six centrality classes once', () => {
    expect(URBAN_RULE.values.flatMap((level) => level.classes)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a rule shown to a researcher', () => {
  it.each([
    ['part of the country', PART_RULE],
    ['population band', BAND_RULE],
    ['urban or rural', URBAN_RULE],
  ])('has a sentence and different labels in three languages: %s', (_, rule) => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      expect(rule.text[language]).toMatch(/^\p{Lu}.+\.$/u);
      const labels = rule.values.map((value) => value.label[language]);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.every((label) => label.trim().length > 0)).toBe(true);
    }
  });

  it('names the year of its figures', () => {
    for (const rule of [BAND_RULE, URBAN_RULE])
      for (const text of Object.values(rule.text)) expect(text).toContain(rule.asOf.slice(0, 4));
  });
});
