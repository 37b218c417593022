import { Injectable } from '@nestjs/common';
import type { OverviewItem, StudyFile, StudyPhase, Reason } from '@lytt/shared';
import type { OverviewSource, PhaseWatcher, StudyFileSection } from '../../study/study.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { PanelFiguresRepository, type PanelFigures } from '../persistence/panel-figures.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { NextInvitations } from './next-invitation.js';
import { PanelPlans } from './panel-plan.js';
import { because } from '../../../platform/errors/because.js';
import type { Fault } from '../../../platform/errors/fault.js';

/** What the panel hangs onto the study: its section of the file, its lines on Overview, its word on the phase. */
@Injectable()
export class PanelSection implements StudyFileSection, OverviewSource, PhaseWatcher {
  readonly section = 'panel';

  constructor(
    private readonly figures: PanelFiguresRepository,
    private readonly plans: PanelPlans,
    private readonly seats: SeatsRepository,
    private readonly inviting: NextInvitations,
  ) {}

  check(file: StudyFile): Fault[] {
    return checkPlan(file.panel, file.screener.attributes, 'panel.');
  }

  async read(studyId: string, { panel }: StudyFile): Promise<void> {
    await this.plans.insert(studyId, panel);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { panel: await this.plans.current(studyId) };
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const row = await this.figures.count(studyId);
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

  /** Only once people have been invited: before that it is the draw that fills the seats. */
  private async somebodyToAsk(studyId: string, { phase, seats, empty }: PanelFigures): Promise<boolean> {
    if (seats === 0 || empty <= 0 || (phase !== 'recruiting' && phase !== 'field')) return false;
    if (!(await this.seats.anybodyInvited(studyId))) return false;
    return this.inviting.anybodyLeft(studyId);
  }

  async obstacles(studyId: string, to: StudyPhase): Promise<Reason[]> {
    if (to !== 'field' || (await this.seats.anybodyInvited(studyId))) return [];
    return [because('panel.refusal.nobody-invited')];
  }
}
