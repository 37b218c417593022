import { PanelPlan } from '../../contract/panel-views.js';
import { readShares, sharesToAsk, sumOfShares, withSeatsOfShares, type PlanDraft } from './index.js';

const draftWith = (...quotas: object[]): PlanDraft => ({
  ...PanelPlan.parse({ seats: 15, reserves: 5, quotas: [] }),
  quotas: quotas.map((quota) => ({ attribute: 'region', value: 'north', min: 0, max: 15, ...quota })),
});
const REGIONS = [
  { value: 'north', label: 'Nord-Norge' },
  { value: 'west', label: 'Vestlandet' },
  { value: 'age-1', label: '18–34 år' },
];

describe('Percentages that seats follow', () => {
  it('are asked about when they sum to 100, give or take their rounding', () => {
    const draft = draftWith({ share: 33.3 }, { value: 'west', share: 66.4 });
    expect(sharesToAsk(draft)).toEqual([
      { attribute: 'region', value: 'north', percent: 33.3 },
      { attribute: 'region', value: 'west', percent: 66.4 },
    ]);
    expect(sharesToAsk(draftWith({ share: 33.3 }, { value: 'west', share: 60 }))).toEqual([]);
    expect(sumOfShares(draftWith({ share: 33.3 }, { value: 'west', share: 60 }), 'region')).toEqual({
      sum: 93.3,
      adds: false,
      typedOver: 0,
    });
  });

  it('are still followed by the other values after one was typed over', () => {
    const draft = draftWith({ share: 40 }, { value: 'west', share: 35 }, { value: 'south', min: 4, max: 4 });
    expect(sharesToAsk(draft).map(({ percent }) => percent)).toEqual([40, 35, 25]);
    const answer = ['north', 'west', 'south'].map((value) => ({
      attribute: 'region',
      value,
      min: 5,
      max: 7,
      seats: 6,
    }));
    expect(withSeatsOfShares(draft, answer).quotas.map(({ min, max }) => [min, max])).toEqual([
      [5, 7],
      [5, 7],
      [4, 4],
    ]);
  });

  it('are none where nobody gave any', () => {
    expect(sharesToAsk(draftWith({}, { value: 'west' }))).toEqual([]);
  });
});

describe('Pasted numbers of a population', () => {
  it('are read by name, with a comma or a point, with or without a sign', () => {
    const { shares, unknown, counted } = readShares('Nord-Norge\t9,1 %\nvestlandet: 25.4\n18-34 år; 30', REGIONS);
    expect([...shares]).toEqual([
      ['north', 9.1],
      ['west', 25.4],
      ['age-1', 30],
    ]);
    expect([unknown, counted]).toEqual([[], false]);
  });

  it('are read in order when they are numbers alone', () => {
    expect([...readShares('10\n 60,5 %\n29.5\n', REGIONS).shares.values()]).toEqual([10, 60.5, 29.5]);
  });

  it('are people where they cannot be percentages, and become percentages of their sum', () => {
    const { shares, counted } = readShares('Nord-Norge 1 000\nVestlandet 3 000', REGIONS);
    expect([[...shares.values()], counted]).toEqual([[25, 75], true]);
  });

  it('say which lines name nothing', () => {
    expect(readShares('Nord-Norge 10\nSvalbard 5\nuten tall', REGIONS).unknown).toEqual(['Svalbard 5', 'uten tall']);
  });
});
