import { Injectable } from '@nestjs/common';
import type { DrawView, PanelView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Recruitment } from '../../recruitment/recruitment.facade.js';
import { balanceOf } from '../domain/balance.js';
import type { DrawRow } from '../domain/draw-record.js';
import { drawView } from '../domain/draw-view.js';
import { countsInBalance } from '../domain/seat-change.js';
import { PanelPlans } from './panel-plan.js';
import { SeatQueries } from './seat.queries.js';

const DRAW = `d.id, d.state, d.method, d.seed, d.input, d.progress, d.result, d.created_at as "createdAt", d.finished_at as "finishedAt",
  (select name from platform.staff where id = d.requested_by) as "requestedBy",
  exists (select 1 from research.seat s where s.study_id = d.study_id and s.draw_id = d.id) as confirmed`;
const MOST_SHOWN = 100;

@Injectable()
export class DrawQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly recruitment: Recruitment,
    private readonly seats: SeatQueries,
  ) {}

  async one(studyId: string, drawId: string): Promise<DrawRow> {
    const [row] = await this.work.query<DrawRow>(
      `select ${DRAW} from research.draw d where d.study_id = $1 and d.id = $2`,
      [studyId, drawId],
    );
    if (!row) throw missing('draw');
    return row;
  }

  /** Newest first, without the weight of pool and lottery. */
  list(studyId: string): Promise<DrawRow[]> {
    const light = DRAW.replace(
      'd.input,',
      `jsonb_build_object('pool', jsonb_path_query_array(d.input, '$.pool[*].id'), 'size', d.input->'size', 'reserves', d.input->'reserves', 'quotas', '[]'::jsonb) as input,`,
    ).replace('d.result,', 'null as result,');
    return this.work.query<DrawRow>(
      `select ${light} from research.draw d where d.study_id = $1 order by d.created_at desc limit ${MOST_SHOWN}`,
      [studyId],
    );
  }

  /** The newest draw that was not cancelled. */
  private async newest(studyId: string): Promise<DrawView | null> {
    const [row] = await this.work.query<DrawRow>(
      `select ${DRAW} from research.draw d where d.study_id = $1 and d.state <> 'cancelled' order by d.created_at desc limit 1`,
      [studyId],
    );
    return row ? drawView(row) : null;
  }

  async panel(studyId: string): Promise<PanelView> {
    const plan = await this.plans.of(studyId);
    const pool = await this.recruitment.poolForDraw(studyId);
    const seats = await this.seats.all(studyId);
    const draw = await this.newest(studyId);
    const fixed = await this.seats.drawStands(studyId);
    const waiting = !fixed && draw?.state === 'done' && !draw.confirmed;
    const picked = waiting
      ? draw.people.filter((person) => person.kind === 'panel').map((person) => person.attributes)
      : seats.filter(countsInBalance).map((seat) => seat.attributes);
    const attributes = await this.recruitment.attributesOf(studyId);
    return {
      plan,
      balance: balanceOf(
        attributes,
        plan.quotas,
        pool.map((person) => person.attributes),
        picked,
      ),
      poolSize: pool.length,
      notRated: pool.filter((person) => person.rating === null).length,
      picked: picked.length,
      pickedFrom: waiting ? 'draw' : seats.length > 0 ? 'seats' : 'nothing',
      fixed,
      draw,
    };
  }
}
