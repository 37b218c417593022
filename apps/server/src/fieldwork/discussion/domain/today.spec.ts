import { sortToday, type Waiting } from './today.js';

const question = (position: number, more: Partial<Waiting> = {}): Waiting => ({
  position,
  opensAt: new Date('2027-03-01T08:00:00Z'),
  closesAt: new Date(`2027-03-0${position + 1}T22:00:00Z`),
  open: true,
  answered: false,
  beforeJoining: false,
  peersLeft: 0,
  others: 0,
  ...more,
});
const at = (list: Waiting[]): number[] => list.map(({ position }) => position);

describe('Today', () => {
  it('puts first what closes soonest', () => {
    expect(at(sortToday([question(3), question(1), question(2)]).toAnswer)).toEqual([1, 2, 3]);
  });

  it('does not call missed what closed before a reserve joined, and offers what they may catch up on by itself', () => {
    const closed = [question(1, { open: false, beforeJoining: true }), question(2, { open: false })];
    expect(at(sortToday(closed).missed)).toEqual([2]);
    const sorted = sortToday([question(2, { beforeJoining: true }), question(1, { beforeJoining: true }), question(3)]);
    expect([at(sorted.toAnswer), at(sorted.toCatchUp), at(sorted.missed)]).toEqual([[3], [1, 2], []]);
  });

  it('counts nothing done while answers that were given to respond to wait', () => {
    const waits = question(1, { answered: true, others: 3, peersLeft: 2 });
    const sorted = sortToday([waits, question(2, { answered: true })]);
    expect([at(sorted.toRespond), at(sorted.done), at(sorted.toRead)]).toEqual([[1], [2], []]);
  });

  it('offers to read only what has words of others in it', () => {
    expect(at(sortToday([question(1, { answered: true, others: 2 }), question(2, { answered: true })]).toRead)).toEqual(
      [1],
    );
  });
});
