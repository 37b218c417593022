import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Applying } from '../../applying/applying.facade.js';
import type { OverviewSource } from '../../study/study.facade.js';

@Injectable()
export class ApplicantsOverview implements OverviewSource {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applying: Applying,
  ) {}

  /** Once the panel discusses, an unrated form or an odd one waits for nobody. */
  async overview(studyId: string): Promise<OverviewItem[]> {
    const [row] = await this.work.query<{ completed: number; unrated: number; signs: number }>(
      `select count(*)::int as completed,
              (count(*) filter (where s.phase in ('draft','recruiting') and a.refusal is null
                 and not exists (select from research.rating r where r.study_id = a.study_id and r.application_id = a.id)))::int as unrated,
              (count(*) filter (where s.phase in ('draft','recruiting') and a.status <> 'set-aside' and exists (select from research.integrity_sign g
                 where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null)))::int as signs
         from research.application a join research.study s on s.id = a.study_id
        where a.study_id = $1 and a.state = 'completed'`,
      [studyId],
    );
    const { completed = 0, unrated = 0, signs = 0 } = row ?? {};
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
