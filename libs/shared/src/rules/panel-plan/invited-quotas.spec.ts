import { quotasForInvited } from './index.js';

const quota = (min: number, max: number) => ({ attribute: 'gender', value: 'woman', min, max });

describe('Quotas of more people than there are seats', () => {
  it('grow in proportion, minima rounded down and maxima up', () => {
    expect(quotasForInvited([quota(7, 8)], 15, 20)).toEqual([quota(9, 11)]);
    expect(quotasForInvited([quota(5, 5)], 10, 15)).toEqual([quota(7, 8)]);
  });

  it('keep a wish in proportion, exactly', () => {
    const wish = { ...quota(4, 8), soft: { target: 6, weight: 2 } };
    expect(quotasForInvited([wish], 15, 20)[0]?.soft).toEqual({ target: 8, weight: 2 });
  });

  it('stay as they are for as many people as seats', () => {
    expect(quotasForInvited([quota(7, 8)], 15, 15)).toEqual([quota(7, 8)]);
    expect(() => quotasForInvited([], 0, 5)).toThrow(RangeError);
  });
});
