import { Body, Controller, Param } from '@nestjs/common';
import { panelRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { ConfirmDraw } from '../application/confirm-draw.js';
import { DrawNumber } from '../application/draw-number.js';
import { DrawQueries } from '../application/draw.queries.js';
import { FloorCurves } from '../application/floor-curves.js';
import { ReplayDraw } from '../application/replay-draw.js';
import { RunDraw } from '../application/run-draw.js';
import { StartDraw } from '../application/start-draw.js';
import { drawSummary } from '../domain/draw-view.js';
import { known } from './known-id.js';

@Controller()
export class DrawsController {
  constructor(
    private readonly draws: DrawQueries,
    private readonly startDraw: StartDraw,
    private readonly runDraw: RunDraw,
    private readonly drawNumber: DrawNumber,
    private readonly confirmDraw: ConfirmDraw,
    private readonly replayDraw: ReplayDraw,
    private readonly curves: FloorCurves,
  ) {}

  @Endpoint(routes.draws)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.draws>> {
    return { items: (await this.draws.list(studyId)).map(drawSummary) };
  }

  @Endpoint(routes.oneDraw)
  async showDraw(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
  ): Promise<ViewOf<typeof routes.oneDraw>> {
    return this.draws.view(studyId, known('draw', drawId));
  }

  @Endpoint(routes.draw)
  async draw(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.draw.body }) body: ParsedBodyOf<typeof routes.draw>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.draw>> {
    return this.showDraw(studyId, await this.startDraw.start(actor, studyId, body));
  }

  @Endpoint(routes.cancelDraw)
  async cancel(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.cancelDraw.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.cancelDraw>> {
    await this.runDraw.cancel(actor, studyId, known('draw', drawId));
    return this.showDraw(studyId, drawId);
  }

  @Endpoint(routes.drawNumber)
  async number(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.drawNumber.body }) body: ParsedBodyOf<typeof routes.drawNumber>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.drawNumber>> {
    await this.drawNumber.enter(actor, studyId, known('draw', drawId), body.number);
    return this.showDraw(studyId, drawId);
  }

  @Endpoint(routes.confirmDraw)
  confirm(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.confirmDraw.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.confirmDraw>> {
    return this.confirmDraw.confirm(actor, studyId, known('draw', drawId));
  }

  @Endpoint(routes.replayDraw)
  replay(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: routes.replayDraw.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.replayDraw>> {
    return this.replayDraw.replay(actor, studyId, known('draw', drawId));
  }

  @Endpoint(routes.explain)
  explain(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Param('applicationId') applicationId: string,
  ): Promise<ViewOf<typeof routes.explain>> {
    return this.draws.explain(studyId, known('draw', drawId), known('applicant', applicationId));
  }

  @Endpoint(routes.startFloorCurve)
  startCurve(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.startFloorCurve.body }) body: ParsedBodyOf<typeof routes.startFloorCurve>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.startFloorCurve>> {
    return this.curves.start(actor, studyId, body.unrated);
  }

  @Endpoint(routes.cancelFloorCurve)
  async cancelCurve(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.cancelFloorCurve.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.cancelFloorCurve>> {
    await this.curves.cancel(actor, studyId);
    return { curve: await this.curves.newest(studyId) };
  }

  @Endpoint(routes.floorCurve)
  async curve(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.floorCurve>> {
    return { curve: await this.curves.newest(studyId) };
  }
}
