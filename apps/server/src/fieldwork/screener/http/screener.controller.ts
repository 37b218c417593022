import { Body, Controller, Param } from '@nestjs/common';
import { screenerRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { BandRules } from '../application/band-rules.js';
import { EditScreenerDraft } from '../application/edit-screener-draft.js';
import { faultsOf, refuseOversize } from '../domain/find-screener-faults.js';
import { PublishScreener } from '../application/publish-screener.js';
import { ReadyQuestions } from '../application/ready-questions.js';
import { Screeners } from '../application/screeners.js';
import { screenerView } from './screener-view.presenter.js';

@Controller()
export class ScreenerController {
  constructor(
    private readonly screeners: Screeners,
    private readonly drafts: EditScreenerDraft,
    private readonly publishing: PublishScreener,
    private readonly readyQuestions: ReadyQuestions,
    private readonly bandRules: BandRules,
  ) {}

  @Endpoint(routes.view)
  async view(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.view>> {
    return screenerView(await this.screeners.current(studyId));
  }

  @Endpoint(routes.draft)
  draft(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.draft>> {
    return this.drafts.read(studyId);
  }

  @Endpoint(routes.saveDraft)
  saveDraft(
    @Staff() staff: StaffActor,
    @Param('studyId') studyId: string,
    @Body({ schema: routes.saveDraft.body }) body: ParsedBodyOf<typeof routes.saveDraft>,
  ): Promise<ViewOf<typeof routes.saveDraft>> {
    return this.drafts.save(staff, studyId, body.definition, body.revision);
  }

  @Endpoint(routes.discardDraft)
  discardDraft(
    @Staff() staff: StaffActor,
    @Param('studyId') studyId: string,
  ): Promise<ViewOf<typeof routes.discardDraft>> {
    return this.drafts.discard(staff, studyId);
  }

  @Endpoint(routes.publish)
  publish(
    @Staff() staff: StaffActor,
    @Param('studyId') studyId: string,
    @Body({ schema: routes.publish.body }) { revision }: ParsedBodyOf<typeof routes.publish>,
  ): Promise<ViewOf<typeof routes.publish>> {
    return this.publishing.publish(staff, studyId, revision);
  }

  @Endpoint(routes.check)
  check(
    @Body({ schema: routes.check.body }) { definition }: ParsedBodyOf<typeof routes.check>,
  ): ViewOf<typeof routes.check> {
    refuseOversize(definition);
    return { faults: faultsOf(definition) };
  }

  @Endpoint(routes.ready)
  async ready(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.ready>> {
    return { items: await this.readyQuestions.list(studyId) };
  }

  @Endpoint(routes.rules)
  async rules(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.rules>> {
    return { items: await this.bandRules.list(studyId) };
  }
}
