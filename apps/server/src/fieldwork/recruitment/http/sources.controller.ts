import { Controller, Param } from '@nestjs/common';
import { sourcesRoutes as routes, type ViewOf } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { Endpoint } from '../../../platform/http/declare-access.js';
import { Studies } from '../../study/study.facade.js';
import { SourcesQueries } from '../application/sources.queries.js';
import { funnelView } from './sources.presenter.js';

@Controller()
export class SourcesController {
  constructor(
    private readonly queries: SourcesQueries,
    private readonly studies: Studies,
    private readonly settings: Settings,
  ) {}

  @Endpoint(routes.list)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.list>> {
    const [{ slug }, rows] = await Promise.all([this.studies.facts(studyId), this.queries.funnel(studyId)]);
    return funnelView(rows, `${this.settings.publicUrl.replace(/\/$/, '')}/r/${slug}`);
  }
}
