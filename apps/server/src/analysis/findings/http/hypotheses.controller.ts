import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  findingsRoutes as routes,
  type HypothesisPage,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { FindingsQueries } from '../application/findings.queries.js';
import { Quotes } from '../application/quotes.queries.js';
import { WeighEvidence } from '../application/weigh-evidence.js';
import { WriteHypothesis } from '../application/write-hypothesis.js';
import { quoteView, sightOf } from './findings.presenter.js';

@Controller()
export class HypothesesController {
  constructor(
    private readonly queries: FindingsQueries,
    private readonly quotes: Quotes,
    private readonly writeHypothesis: WriteHypothesis,
    private readonly weighEvidence: WeighEvidence,
  ) {}

  @Endpoint(routes.hypotheses)
  async hypotheses(
    @Param('studyId') studyId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.hypotheses>> {
    const sight = sightOf(actor);
    return { items: await this.queries.weighedHypotheses(studyId, sight), partial: sight === 'shared' };
  }

  @Endpoint(routes.hypothesis)
  async hypothesis(
    @Param('studyId') studyId: string,
    @Param('hypothesisId') hypothesisId: string,
    @Staff() actor: StaffActor,
  ): Promise<HypothesisPage> {
    const sight = sightOf(actor);
    const [found, attributes] = [
      await this.queries.hypothesis(studyId, hypothesisId, sight),
      await this.quotes.attributes(studyId),
    ];
    const { beginning, evidence, ...rest } = found;
    return {
      ...rest,
      startedFrom: beginning ? quoteView(beginning, attributes, sight) : null,
      evidence: evidence.map(({ stance, quote }) => ({ stance, quote: quoteView(quote, attributes, sight) })),
      partial: sight === 'shared',
    };
  }

  @Endpoint(routes.makeHypothesis)
  make(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.makeHypothesis.body }) body: ParsedBodyOf<typeof routes.makeHypothesis>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.makeHypothesis>> {
    return this.writeHypothesis.make(actor, studyId, body);
  }

  @Endpoint(routes.editHypothesis)
  async edit(
    @Param('studyId') studyId: string,
    @Param('hypothesisId') hypothesisId: string,
    @Body({ schema: routes.editHypothesis.body }) body: ParsedBodyOf<typeof routes.editHypothesis>,
    @Staff() actor: StaffActor,
  ): Promise<{ ok: true }> {
    await this.writeHypothesis.edit(actor, studyId, hypothesisId, body.text);
    return { ok: true };
  }

  @Endpoint(routes.deleteHypothesis)
  async delete(
    @Param('studyId') studyId: string,
    @Param('hypothesisId') hypothesisId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.deleteHypothesis>> {
    return { undo: await this.writeHypothesis.delete(actor, studyId, hypothesisId) };
  }

  @Endpoint(routes.attachEvidence)
  async attach(
    @Param('studyId') studyId: string,
    @Param('hypothesisId') hypothesisId: string,
    @Param('segmentId') segmentId: string,
    @Body({ schema: routes.attachEvidence.body }) body: ParsedBodyOf<typeof routes.attachEvidence>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.attachEvidence>> {
    return {
      stance: body.stance,
      before: await this.weighEvidence.attach(actor, studyId, hypothesisId, segmentId, body.stance),
    };
  }

  @Endpoint(routes.detachEvidence)
  async detach(
    @Param('studyId') studyId: string,
    @Param('hypothesisId') hypothesisId: string,
    @Param('segmentId') segmentId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.detachEvidence>> {
    return { before: await this.weighEvidence.detach(actor, studyId, hypothesisId, segmentId) };
  }

  @Endpoint(routes.uses)
  async uses(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.uses.query }) query: ParsedQueryOf<typeof routes.uses>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.uses>> {
    return { items: await this.queries.usesOf(studyId, query.segments, sightOf(actor)) };
  }
}
