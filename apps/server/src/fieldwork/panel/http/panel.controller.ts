import { Body, Controller, Param } from '@nestjs/common';
import { panelRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { ConfirmDraw } from '../application/confirm-draw.js';
import { DrawQueries } from '../application/draw.queries.js';
import { PanelPlans } from '../application/panel-plan.js';
import { RunDraw } from '../application/run-draw.js';
import { StartDraw } from '../application/start-draw.js';
import { problemView } from '../domain/draw-record.js';
import { drawSummary, drawView } from '../domain/draw-view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Controller()
export class PanelController {
  constructor(
    private readonly plans: PanelPlans,
    private readonly draws: DrawQueries,
    private readonly startDraw: StartDraw,
    private readonly runDraw: RunDraw,
    private readonly confirmDraw: ConfirmDraw,
  ) {}

  @Endpoint(routes.view)
  view(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.view>> {
    return this.draws.panel(studyId);
  }

  @Endpoint(routes.edit)
  async edit(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.edit.body }) body: ParsedBodyOf<typeof routes.edit>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.edit>> {
    await this.plans.edit(actor, studyId, body);
    return this.draws.panel(studyId);
  }

  @Endpoint(routes.check)
  async check(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.check.body }) body: ParsedBodyOf<typeof routes.check>,
  ): Promise<ViewOf<typeof routes.check>> {
    const found = await this.plans.check(studyId, body);
    if (found.feasible) return { feasible: true, problems: [], relaxations: [] };
    return { feasible: false, problems: found.problems.map(problemView), relaxations: found.relaxations };
  }

  @Endpoint(routes.draws)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.draws>> {
    return { items: (await this.draws.list(studyId)).map(drawSummary) };
  }

  @Endpoint(routes.oneDraw)
  async one(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
  ): Promise<ViewOf<typeof routes.oneDraw>> {
    return drawView(await this.draws.one(studyId, known(drawId)));
  }

  @Endpoint(routes.draw)
  async draw(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.draw.body }) body: ParsedBodyOf<typeof routes.draw>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.draw>> {
    return this.one(studyId, await this.startDraw.start(actor, studyId, body.seed));
  }

  @Endpoint(routes.cancelDraw)
  async cancel(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.cancelDraw.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.cancelDraw>> {
    await this.runDraw.cancel(actor, studyId, known(drawId));
    return this.one(studyId, drawId);
  }

  @Endpoint(routes.confirmDraw)
  confirm(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.confirmDraw.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.confirmDraw>> {
    return this.confirmDraw.confirm(actor, studyId, known(drawId));
  }
}

function known(drawId: string): string {
  if (!UUID.test(drawId)) throw missing('draw');
  return drawId;
}
