import { Injectable } from '@nestjs/common';
import { TAKING_PART, type OverviewItem, type StudyFile, type StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { OverviewSource, PhaseWatcher, StudyFileSection } from '../../study/study.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { HOLDS_A_PLACE } from '../domain/seat-change.js';
import { NextInvitations } from './next-invitation.js';
import { PanelPlans } from './panel-plan.js';
import { SeatQueries } from './seat.queries.js';

/** An invitation that ends within this time is told on Overview. */
const SOON = '24 hours';

interface Standing {
  phase: StudyPhase;
  seats: number;
  unanswered: number;
  expiring: number;
  taking: number;
  empty: number;
}

/** What the panel hangs onto the study: its section of the file, its lines on Overview, its word on the phase. */
@Injectable()
export class PanelSection implements StudyFileSection, OverviewSource, PhaseWatcher {
  readonly section = 'panel';

  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly seats: SeatQueries,
    private readonly inviting: NextInvitations,
  ) {}

  check(file: StudyFile): { path: string; message: string }[] {
    return checkPlan(file.panel, file.screener.attributes, 'panel.');
  }

  async read(studyId: string, { panel }: StudyFile): Promise<void> {
    await this.plans.insert(studyId, panel);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { panel: await this.plans.of(studyId) };
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const [row] = await this.work.query<Standing>(
      `select t.phase, count(s.id)::int as seats, (count(*) filter (where s.state = 'invited'))::int as unanswered,
              (count(*) filter (where s.state = 'invited' and s.answer_by < platform.clock_now(t.id) + $4::interval))::int as expiring,
              (count(*) filter (where s.state = any($2)))::int as taking,
              (select p.seats from research.panel_plan p where p.study_id = t.id) - (count(*) filter (where s.state = any($3) and (s.kind = 'panel' or s.state <> 'drawn')))::int as empty
         from research.study t left join research.seat s on s.study_id = t.id where t.id = $1 group by t.id, t.phase`,
      [studyId, TAKING_PART, HOLDS_A_PLACE, SOON],
    );
    if (!row) return [];
    const items: OverviewItem[] = [];
    if (row.phase === 'recruiting' && row.seats === 0)
      items.push({ key: 'panel.not-drawn', place: 'panel', count: 1, tone: 'needs' });
    if (row.unanswered > 0)
      items.push({ key: 'panel.unanswered', place: 'panel', count: row.unanswered, tone: 'needs' });
    if (row.expiring > 0) items.push({ key: 'panel.expiring', place: 'panel', count: row.expiring, tone: 'needs' });
    if (await this.somebodyToAsk(studyId, row))
      items.push({ key: 'panel.place-empty', place: 'panel', count: row.empty, tone: 'needs' });
    if (row.seats > 0) items.push({ key: 'panel.taking-part', place: 'panel', count: row.taking, tone: 'fact' });
    return items;
  }

  /** Only once people have been invited: before that it is the draw that fills the places. */
  private async somebodyToAsk(studyId: string, { phase, seats, empty }: Standing): Promise<boolean> {
    if (seats === 0 || empty <= 0 || (phase !== 'recruiting' && phase !== 'field')) return false;
    if (!(await this.seats.anybodyInvited(studyId))) return false;
    return this.inviting.anybodyLeft(studyId);
  }

  async obstacles(studyId: string, to: StudyPhase): Promise<string[]> {
    if (to !== 'field' || (await this.seats.anybodyInvited(studyId))) return [];
    return ['Nobody has been invited to the panel yet: draw it, confirm the draw and send the invitations first.'];
  }
}
