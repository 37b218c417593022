import { CLARITY_CHANGES, ClarityMark, ClarityState } from '@lytt/shared';
import fc from 'fast-check';
import { canTakeBack, decide, type ClarityAct } from './clarity.js';

const acts: ClarityAct[] = [...ClarityMark.options, 'probe', 'answer-arrives'];
const anyAct = fc.constantFrom(...acts);
const anyState = fc.constantFrom(...ClarityState.options);

describe('the clarity loop', () => {
  it('goes from unread over unclear, probed and answered to settled', () => {
    const way: ClarityAct[] = ['unclear', 'probe', 'answer-arrives', 'settle'];
    const passed = way.reduce<ClarityState[]>(
      (so, act) => {
        const decision = decide(so.at(-1) ?? 'unread', act);
        return decision.allowed ? [...so, ...decision.path] : so;
      },
      ['unread'],
    );
    expect(passed).toEqual(['unread', 'unclear', 'probed', 'answered', 'settled']);
  });

  it('makes no change but those of the vocabulary, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (sequence) => {
        let state: ClarityState = 'unread';
        for (const act of sequence) {
          const decision = decide(state, act);
          if (!decision.allowed) continue;
          for (const next of decision.path) {
            expect(CLARITY_CHANGES[state]).toContain(next);
            state = next;
          }
        }
      }),
    );
  });

  it('takes nothing back but a mark, and only by a change of the vocabulary', () => {
    fc.assert(
      fc.property(anyState, anyAct, (state, act) => {
        const decision = decide(state, act);
        if (!decision.allowed || decision.path.length !== 1) return;
        const to = decision.path[0] ?? state;
        const back = canTakeBack({ from: state, to });
        if (act === 'probe' || act === 'answer-arrives') expect(back).toBe(false);
        if (back) expect(CLARITY_CHANGES[to]).toContain(state);
      }),
    );
  });

  it('never loses an answer to a probe from sight, even when it comes after the closing', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const decision = decide(state, 'answer-arrives');
        expect(decision.allowed && (decision.path.at(-1) ?? state)).toBe('answered');
      }),
    );
    expect(decide('closed', 'answer-arrives')).toEqual({ allowed: true, path: ['probed', 'answered'] });
  });

  it('sends no second probe while one is out', () => {
    expect(decide('probed', 'probe')).toEqual({ allowed: false, because: 'probe-is-out' });
    expect(decide('answered', 'probe')).toEqual({ allowed: true, path: ['probed'] });
  });

  it('takes up again only what was settled or closed', () => {
    const reopened = ClarityState.options.filter((state) => decide(state, 'reopen').allowed);
    expect(reopened).toEqual(['settled', 'closed']);
  });

  it('changes nothing when two moderators say the same', () => {
    expect(decide('clear', 'clear')).toEqual({ allowed: true, path: [] });
    expect(decide('settled', 'settle')).toEqual({ allowed: true, path: [] });
  });
});
