import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  panelRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { DrawQueries } from '../application/draw.queries.js';
import { PanelPlans } from '../application/panel-plan.js';
import { PeopleRules } from '../application/people-rules.js';
import { QuotaFiles } from '../application/quota-files.js';
import { RelaxPlan } from '../application/relax-plan.js';
import { seatsOfShares } from '../domain/seats-of-shares.js';
import { known } from './known-id.js';

/** The plan: what a panel has to be, before anybody is drawn. */
@Controller()
export class PanelController {
  constructor(
    private readonly plans: PanelPlans,
    private readonly draws: DrawQueries,
    private readonly rules: PeopleRules,
    private readonly relaxing: RelaxPlan,
    private readonly files: QuotaFiles,
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
  check(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.check.body }) body: ParsedBodyOf<typeof routes.check>,
  ): Promise<ViewOf<typeof routes.check>> {
    return this.plans.check(studyId, body);
  }

  @Endpoint(routes.relax)
  async relax(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.relax.body }) body: ParsedBodyOf<typeof routes.relax>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.relax>> {
    await this.relaxing.relax(actor, studyId, body);
    return this.draws.panel(studyId);
  }

  @Endpoint(routes.shares)
  shares(
    @Param('studyId') _studyId: string,
    @Body({ schema: routes.shares.body }) body: ParsedBodyOf<typeof routes.shares>,
  ): ViewOf<typeof routes.shares> {
    return { items: seatsOfShares(body) };
  }

  @Endpoint(routes.importQuotas)
  importQuotas(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.importQuotas.query }) wish: ParsedQueryOf<typeof routes.importQuotas>,
    @Body({ schema: routes.importQuotas.body }) file: ParsedBodyOf<typeof routes.importQuotas>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.importQuotas>> {
    return this.files.importFrom(actor, studyId, file, wish);
  }

  @Endpoint(routes.addRule)
  addRule(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.addRule.body }) body: ParsedBodyOf<typeof routes.addRule>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.addRule>> {
    return this.rules.add(actor, studyId, body);
  }

  @Endpoint(routes.removeRule)
  async removeRule(
    @Param('studyId') studyId: string,
    @Param('ruleId') ruleId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.removeRule>> {
    await this.rules.remove(actor, studyId, known('rule', ruleId));
    return { ok: true };
  }
}
