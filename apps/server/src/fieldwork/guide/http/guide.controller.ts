import { Body, Controller, Param } from '@nestjs/common';
import {
  guideRoutes as routes,
  type GuideQuestionView,
  type ParsedBodyOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { EditQuestion } from '../application/edit-question.js';
import { GuideQueries } from '../application/guide.queries.js';
import { presentQuestion } from './guide.presenter.js';

@Controller()
export class GuideController {
  constructor(
    private readonly queries: GuideQueries,
    private readonly editQuestion: EditQuestion,
  ) {}

  @Endpoint(routes.list)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.list>> {
    return { items: (await this.queries.all(studyId)).map(presentQuestion) };
  }

  @Endpoint(routes.add)
  async add(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.add.body }) body: ParsedBodyOf<typeof routes.add>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return presentQuestion(await this.editQuestion.add(actor, studyId, body));
  }

  @Endpoint(routes.edit)
  async edit(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Body({ schema: routes.edit.body }) body: ParsedBodyOf<typeof routes.edit>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return presentQuestion(await this.editQuestion.edit(actor, studyId, questionId, body));
  }

  @Endpoint(routes.withdraw)
  async withdraw(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Body({ schema: routes.withdraw.body }) body: ParsedBodyOf<typeof routes.withdraw>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return presentQuestion(await this.editQuestion.withdraw(actor, studyId, questionId, body.withdrawn));
  }
}
