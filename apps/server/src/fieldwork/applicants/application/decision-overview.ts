import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { Studies, type OverviewSource } from '../../study/study.facade.js';
import { DecisionSenders, waitingIn } from './decision-senders.js';

/** Reminds of those who applied and have had no answer while the group is at work already. */
@Injectable()
export class DecisionOverview implements OverviewSource {
  constructor(
    private readonly studies: Studies,
    private readonly senders: DecisionSenders,
  ) {}

  async overview(studyId: string): Promise<OverviewItem[]> {
    if ((await this.studies.facts(studyId)).phase !== 'field') return [];
    const states = await Promise.all(this.senders.all().map((sender) => sender.state(studyId)));
    const count = states.filter((state) => !state.obstacle).reduce((sum, state) => sum + waitingIn(state.waiting), 0);
    return count > 0 ? [{ key: 'recruitment.not-told', place: 'recruitment', count, tone: 'needs' }] : [];
  }
}
