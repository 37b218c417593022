import { participationOf, type AskedQuestion } from './participation.js';

const closesAt = new Date('2027-03-02T22:00:00Z');
const asked = (state: AskedQuestion['state'], dayIsOver = false): AskedQuestion => ({
  state,
  closesAt,
  dayIsOver,
  isAsked: true,
  isOpenStill: false,
});
const active = { state: 'active', agreedAt: new Date('2027-02-25T10:00:00Z') } as const;

describe('where a person stands with a question', () => {
  it.each([
    ['answered', asked('closed'), active, { skipped: false }],
    ['skipped', asked('open'), active, { skipped: true }],
    ['coming', asked('coming'), active, undefined],
    ['open', asked('open'), active, undefined],
    ['late', asked('open', true), active, undefined],
    ['missing', asked('closed', true), active, undefined],
    ['open', { ...asked('closed', true), isOpenStill: true }, active, undefined],
    ['before', asked('closed', true), { ...active, agreedAt: closesAt }, undefined],
    ['not-asked', { ...asked('open'), isAsked: false }, active, undefined],
    ['left', asked('open'), { ...active, state: 'dropped' }, undefined],
    ['answered', asked('closed'), { ...active, state: 'dropped' }, { skipped: false }],
  ] as const)('is %s', (expected, question, seat, answer) => {
    expect(participationOf(question, seat, answer)).toBe(expected);
  });
});
