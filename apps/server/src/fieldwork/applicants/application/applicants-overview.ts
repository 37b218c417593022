import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { Applying } from '../../applying/applying.facade.js';
import type { OverviewSource } from '../../study/study.facade.js';
import { ApplicantsRepository } from '../persistence/applicants.repository.js';

@Injectable()
export class ApplicantsOverview implements OverviewSource {
  constructor(
    private readonly rows: ApplicantsRepository,
    private readonly applying: Applying,
  ) {}

  async overview(studyId: string): Promise<OverviewItem[]> {
    const { completed, unrated, signs } = await this.rows.waiting(studyId);
    const silent = await this.applying.silentSources(studyId);
    return [
      ...(unrated > 0
        ? [{ key: 'recruitment.unrated', place: 'recruitment', count: unrated, tone: 'needs' } as const]
        : []),
      ...(signs > 0 ? [{ key: 'recruitment.signs', place: 'recruitment', count: signs, tone: 'needs' } as const] : []),
      { key: 'recruitment.completed', place: 'recruitment', count: completed, tone: 'fact' },
      ...(silent > 0
        ? [{ key: 'recruitment.silent-sources', place: 'recruitment', count: silent, tone: 'needs' } as const]
        : []),
    ];
  }
}
