import { Body, Controller, Param } from '@nestjs/common';
import {
  isUuid,
  Decision,
  LANGUAGES,
  applicantsRoutes as routes,
  type ParsedBodyOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { waitingIn } from '../application/decision-senders.js';
import { Decisions } from '../application/decisions.js';
import { OverruleRefusal } from '../application/overrule-refusal.js';

@Controller()
export class DecisionsController {
  constructor(
    private readonly decisions: Decisions,
    private readonly overruling: OverruleRefusal,
  ) {}

  @Endpoint(routes.decisions)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.decisions>> {
    const items = (await this.decisions.list(studyId)).map(({ waiting, ...item }) => ({
      ...item,
      waiting: waitingIn(waiting),
      languages: LANGUAGES.flatMap((language) => {
        const count = waiting[language];
        return count === undefined ? [] : [{ language, count }];
      }),
    }));
    return { items };
  }

  @Endpoint(routes.writeDecision)
  async write(
    @Param('studyId') studyId: string,
    @Param('decision') decision: string,
    @Body({ schema: routes.writeDecision.body }) body: ParsedBodyOf<typeof routes.writeDecision>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.writeDecision>> {
    await this.decisions.write(actor, studyId, known(decision), body.text);
    return { ok: true };
  }

  @Endpoint(routes.previewDecision)
  preview(
    @Param('studyId') studyId: string,
    @Param('decision') decision: string,
    @Body({ schema: routes.previewDecision.body }) body: ParsedBodyOf<typeof routes.previewDecision>,
  ): Promise<ViewOf<typeof routes.previewDecision>> {
    return this.decisions.preview(studyId, known(decision), body.language, body.text);
  }

  @Endpoint(routes.sendDecision)
  async send(
    @Param('studyId') studyId: string,
    @Param('decision') decision: string,
    @Body({ schema: routes.sendDecision.body }) body: ParsedBodyOf<typeof routes.sendDecision>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.sendDecision>> {
    return { sent: await this.decisions.send(actor, studyId, known(decision), body.expected) };
  }

  @Endpoint(routes.overrule)
  async overrule(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Body({ schema: routes.overrule.body }) body: ParsedBodyOf<typeof routes.overrule>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.overrule>> {
    if (!isUuid(applicationId)) throw missing('application');
    await this.overruling.overrule(actor, studyId, applicationId, body.reason);
    return { ok: true };
  }
}

function known(name: string): Decision {
  const decision = Decision.safeParse(name);
  if (!decision.success) throw missing('decision');
  return decision.data;
}
