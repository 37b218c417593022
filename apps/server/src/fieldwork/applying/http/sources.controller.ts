import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  sourcesRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type TablePreview,
  type ViewOf,
} from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { Studies } from '../../study/study.facade.js';
import { EditSource } from '../application/edit-source.js';
import { ImportSources } from '../application/import-sources.js';
import { SourcesQueries } from '../application/sources.queries.js';
import { funnelView, linkBase } from './sources.presenter.js';

@Controller()
export class SourcesController {
  constructor(
    private readonly queries: SourcesQueries,
    private readonly editing: EditSource,
    private readonly importing: ImportSources,
    private readonly studies: Studies,
    private readonly settings: Settings,
  ) {}

  @Endpoint(routes.list)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.list>> {
    const [{ slug }, rows] = await Promise.all([this.studies.facts(studyId), this.queries.funnel(studyId)]);
    return funnelView(rows, linkBase(this.settings.publicUrl, slug));
  }

  @Endpoint(routes.days)
  async days(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.days.query }) query: ParsedQueryOf<typeof routes.days>,
  ): Promise<ViewOf<typeof routes.days>> {
    const { timeZone } = await this.studies.facts(studyId);
    return { items: await this.queries.days(studyId, timeZone, query.source) };
  }

  @Endpoint(routes.add)
  add(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.add.body }) body: ParsedBodyOf<typeof routes.add>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.add>> {
    return this.editing.add(actor, studyId, body);
  }

  @Endpoint(routes.edit)
  async edit(
    @Param('studyId') studyId: string,
    @Param('sourceId') sourceId: string,
    @Body({ schema: routes.edit.body }) body: ParsedBodyOf<typeof routes.edit>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.edit>> {
    await this.editing.edit(actor, studyId, sourceId, body);
    return { ok: true };
  }

  @Endpoint(routes.remove)
  async remove(
    @Param('studyId') studyId: string,
    @Param('sourceId') sourceId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.remove>> {
    await this.editing.remove(actor, studyId, sourceId);
    return { ok: true };
  }

  @Endpoint(routes.importTable)
  importTable(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.importTable.query }) query: ParsedQueryOf<typeof routes.importTable>,
    @Body({ schema: routes.importTable.body }) file: ParsedBodyOf<typeof routes.importTable>,
    @Staff() actor: StaffActor,
  ): Promise<TablePreview> {
    return this.importing.import(actor, studyId, file, query);
  }
}
