import { PanelSection, type SeatState } from '@lytt/shared';
import { heldAndEmpty, replacementInput, type CountedSeat } from './empty-seats.js';

const plan = {
  ...PanelSection.parse({ seats: 3, reserves: 2, quotas: [] }),
  invite: 4,
  floor: { total: 12, unrated: 3 },
};
let seconds = 0;
const seat = (applicationId: string, kind: 'panel' | 'reserve', state: SeatState, more: Partial<CountedSeat> = {}) => ({
  seatId: `seat of ${applicationId}`,
  applicationId,
  kind,
  position: 1,
  state,
  attributes: {},
  held: kind === 'panel',
  replaces: null,
  since: new Date((seconds += 1) * 1000),
  ...more,
});
const person = (id: string, turnedDown = false) => ({ id, values: {}, turnedDown });
const asIs = (id: string): string => id;

describe('an empty place', () => {
  it('is one of the seats that nobody holds; more people than seats leave none empty', () => {
    const seats = [
      seat('a', 'panel', 'agreed'),
      seat('b', 'panel', 'invited'),
      seat('c', 'panel', 'drawn'),
      seat('d', 'panel', 'declined'),
      seat('e', 'reserve', 'drawn'),
    ];
    expect(heldAndEmpty(plan, seats)).toMatchObject({ empty: 0, fallenEmpty: [{ applicationId: 'd' }] });
    expect(heldAndEmpty({ seats: 5 }, seats).empty).toBe(2);
  });

  it('is taken by whoever replaces its holder, and falls empty again with them', () => {
    const first = seat('a', 'panel', 'declined');
    const other = seat('b', 'panel', 'expired');
    const came = (state: SeatState) => seat('c', 'reserve', state, { replaces: first.seatId, held: true });
    const fallen = (seats: CountedSeat[]): string[] =>
      heldAndEmpty(plan, seats).fallenEmpty.map((each) => each.applicationId);
    expect(fallen([other, first])).toEqual(['a', 'b']);
    expect(fallen([first, other, came('invited')])).toEqual(['b']);
    expect(fallen([first, other, came('declined')])).toEqual(['a', 'b', 'c']);
  });

  it('is offered to reserves first, then to applicants by lot, last to those who were told that there is none', () => {
    const seats = [
      seat('in', 'panel', 'agreed'),
      seat('gone', 'panel', 'dropped'),
      seat('r2', 'reserve', 'drawn', { position: 2 }),
      seat('r1', 'reserve', 'drawn', { position: 1 }),
      seat('refused', 'reserve', 'drawn', { position: 3 }),
    ];
    const askable = [
      person('told', true),
      person('z'),
      person('r1'),
      person('in'),
      person('gone'),
      person('b'),
      person('r2'),
    ];
    const input = replacementInput(plan, [], seats, askable, asIs);
    expect(input.available).toEqual(['r1', 'r2', 'b', 'z', 'told']);
    expect(input).toMatchObject({ confirmed: ['in'], reserves: 2, size: 3, floor: { total: 9, unrated: 3 } });
  });

  it('is offered to nobody whom a rule leaves out, and takes no place from somebody who has it', () => {
    const rules = [{ id: 'rule', kind: 'exclude' as const, applicationIds: ['in', 'b'] }];
    const askable = [person('in'), person('b'), person('c')];
    const input = replacementInput(plan, rules, [seat('in', 'panel', 'agreed')], askable, asIs);
    expect(input.available).toEqual(['c']);
    expect(input.confirmed).toEqual(['in']);
    expect(input.exclusions).toEqual([{ id: 'b', reason: 'rule' }]);
  });
});
