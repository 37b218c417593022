import * as fc from 'fast-check';
import { panelRoutes, SeatState } from '@lytt/shared';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { ChangeSeat } from '../../src/fieldwork/panel/application/change-seat.js';
import { TestApp } from '../support/test-app.js';
import { drawn, seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

const GONE: readonly string[] = ['declined', 'expired', 'dropped', 'withdrawn'];

type Act = { kind: 'confirm'; draw: 0 | 1 } | { kind: 'invite' } | { kind: 'change'; at: number; to: SeatState };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('confirm' as const), draw: fc.constantFrom(0 as const, 1 as const) }),
  fc.constant({ kind: 'invite' as const }),
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(19), to: fc.constantFrom(...SeatState.options) }),
);

describe('where an applicant stands with the panel', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  let draws: string[];
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
    draws = [(await drawn(lytt, study, 'one')).id, (await drawn(lytt, study, 'two')).id];
  });
  afterAll(() => lytt.stop());

  const here = () => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const play = async (one: Act): Promise<void> => {
    if (one.kind === 'confirm')
      await lytt.call(panelRoutes.confirmDraw, {
        cookie: study.cookie,
        params: { studyId: study.studyId, drawId: draws[one.draw] ?? '' },
        body: {},
      });
    else if (one.kind === 'invite') await lytt.call(panelRoutes.invite, { ...here(), body: {} });
    else {
      const seat = (await seatsOf(lytt, study))[one.at];
      if (seat)
        await lytt.app
          .get(ChangeSeat)
          .change({ kind: 'system' }, study.studyId, seat.seatId, one.to, { words: 'test' })
          .catch(() => undefined);
    }
  };

  it('is what the seats say, whatever the panel has gone through', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
          for (const one of [{ kind: 'confirm', draw: 0 } as const, ...acts]) {
            await play(one);
            const { rows } = await lytt.owner.query<{ standing: string; kind: string | null; state: SeatState }>(
              `select a.standing, s.kind, s.state from research.application a
                 left join research.seat s on s.application_id = a.id where a.study_id = $1`,
              [study.studyId],
            );
            for (const { standing, kind, state } of rows)
              expect(standing).toBe(GONE.includes(state) ? 'left' : (kind ?? 'none'));
          }
        })
        .afterEach(async () => {
          await lytt.settle();
          await lytt.owner.query('delete from research.seat where study_id = $1', [study.studyId]);
          await lytt.owner.query(
            `update research.application set standing = 'none', told = null, told_at = null where study_id = $1`,
            [study.studyId],
          );
        }),
      { numRuns: propertyRuns(8) },
    );
  });
});
