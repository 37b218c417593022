import { apportionSeats, seatsFromShares } from '@lytt/selection';
import type { panelRoutes, ParsedBodyOf, ViewOf } from '@lytt/shared';
import { invalid } from '../../../platform/errors/domain-error.js';
import { because } from '../../../platform/errors/because.js';

type Asked = ParsedBodyOf<typeof panelRoutes.shares>;

/** Percentages as bounds for each value, and as whole seats that add up. */
export function seatsOfShares({ shares, size, rule }: Asked): ViewOf<typeof panelRoutes.shares>['items'] {
  try {
    const bounds = seatsFromShares(shares, size);
    const { seats } = apportionSeats(shares, size, rule);
    return shares.map(({ attribute, value, percent }, at) => ({
      attribute,
      value,
      percent,
      min: bounds[at]?.min ?? 0,
      max: bounds[at]?.max ?? 0,
      seats: seats[at]?.seats ?? 0,
    }));
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw invalid('panel.shares-invalid', because('panel.refusal.shares-invalid'), [
      { path: 'shares', reason: because('platform.refusal.as-said', { words: fault.message }) },
    ]);
  }
}
