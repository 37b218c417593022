import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TAKING_PART, type OverviewItem, type StudyFile, type StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { StudyParts, type OverviewSource, type PhaseWatcher, type StudyFileSection } from '../../study/study.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { PanelPlanEntity } from '../persistence/panel.entities.js';
import { PanelPlans } from './panel-plan.js';
import { SeatQueries } from './seat.queries.js';

/** What the panel hangs onto the study: its section of the file, its lines on Overview, its word on the phase. */
@Injectable()
export class PanelParts implements OnModuleInit, StudyFileSection, OverviewSource, PhaseWatcher {
  readonly section = 'panel';

  constructor(
    private readonly parts: StudyParts,
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly seats: SeatQueries,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
    this.parts.addOverview(this);
    this.parts.addWatcher(this);
  }

  check(file: StudyFile): { path: string; message: string }[] {
    return checkPlan(file.panel, file.screener.attributes, 'panel.');
  }

  async read(studyId: string, { panel }: StudyFile): Promise<void> {
    await this.work.repository(PanelPlanEntity).insert({ studyId, ...panel });
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { panel: await this.plans.of(studyId) };
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const [row] = await this.work.query<{ phase: StudyPhase; seats: number; unanswered: number; taking: number }>(
      `select t.phase, count(s.id)::int as seats, (count(*) filter (where s.state = 'invited'))::int as unanswered,
              (count(*) filter (where s.state = any($2)))::int as taking
         from research.study t left join research.seat s on s.study_id = t.id where t.id = $1 group by t.phase`,
      [studyId, TAKING_PART],
    );
    if (!row) return [];
    const items: OverviewItem[] = [];
    if (row.phase === 'recruiting' && row.seats === 0)
      items.push({ key: 'panel.not-drawn', place: 'panel', count: 1, tone: 'needs' });
    if (row.unanswered > 0)
      items.push({ key: 'panel.unanswered', place: 'panel', count: row.unanswered, tone: 'needs' });
    if (row.seats > 0) items.push({ key: 'panel.taking-part', place: 'panel', count: row.taking, tone: 'fact' });
    return items;
  }

  async obstacles(studyId: string, to: StudyPhase): Promise<string[]> {
    if (to !== 'field' || (await this.seats.anybodyInvited(studyId))) return [];
    return ['Nobody has been invited to the panel yet: draw it, confirm the draw and send the invitations first.'];
  }

  /** Thanks to everybody who took part, once, however often a study is closed. */
  async entered(studyId: string, to: StudyPhase): Promise<void> {
    if (to !== 'closed') return;
    await this.notifications.sendAll(
      (await this.seats.takingPart(studyId)).map(({ seatId, personId, language }) => ({
        studyId,
        kind: 'thanks',
        key: `thanks:${seatId}`,
        language,
        to: { personId, seatId },
        link: { purpose: 'sign-in', next: '/p/mine' },
      })),
    );
  }
}
