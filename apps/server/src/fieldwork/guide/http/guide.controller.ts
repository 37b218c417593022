import { Body, Controller, Param } from '@nestjs/common';
import {
  isUuid,
  guideRoutes as routes,
  type GuideQuestionView,
  type ParsedBodyOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { EditQuestion } from '../application/edit-question.js';
import { GuideQueries, type PlannedQuestion } from '../application/guide.queries.js';
import { presentDays, presentQuestion } from './guide.presenter.js';

/** Nothing about the answers to a private question is an observer's, how many there are included. */
const withoutPrivateFigures = (question: GuideQuestionView): GuideQuestionView =>
  question.masking === 'private' ? { ...question, measuredMinutes: null, answersByVersion: [] } : question;

@Controller()
export class GuideController {
  constructor(
    private readonly queries: GuideQueries,
    private readonly editQuestion: EditQuestion,
  ) {}

  @Endpoint(routes.list)
  async list(@Param('studyId') studyId: string, @Staff() actor: StaffActor): Promise<ViewOf<typeof routes.list>> {
    const questions = await this.queries.forStaff(studyId);
    const items = questions.map(presentQuestion);
    return {
      items: actor.role === 'observer' ? items.map(withoutPrivateFigures) : items,
      days: presentDays(questions),
    };
  }

  @Endpoint(routes.add)
  async add(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.add.body }) body: ParsedBodyOf<typeof routes.add>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return this.shown(studyId, await this.editQuestion.add(actor, studyId, body));
  }

  @Endpoint(routes.edit)
  async edit(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Body({ schema: routes.edit.body }) body: ParsedBodyOf<typeof routes.edit>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return this.shown(studyId, await this.editQuestion.edit(actor, studyId, questionId, body));
  }

  @Endpoint(routes.withdraw)
  async withdraw(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Body({ schema: routes.withdraw.body }) body: ParsedBodyOf<typeof routes.withdraw>,
    @Staff() actor: StaffActor,
  ): Promise<GuideQuestionView> {
    return this.shown(studyId, await this.editQuestion.withdraw(actor, studyId, questionId, body.withdrawn));
  }

  @Endpoint(routes.versions)
  async versions(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.versions>> {
    if (!isUuid(questionId)) throw missing('question');
    const items = await this.queries.versions(studyId, questionId);
    if (items.length === 0) throw missing('question');
    const [question] = await this.queries.forStaff(studyId, questionId);
    const isWithheld = actor.role === 'observer' && question?.masking === 'private';
    return {
      items: items.map((item) => ({
        ...item,
        answers: isWithheld ? 0 : item.answers,
        createdAt: item.createdAt.toISOString(),
      })),
    };
  }

  private async shown(studyId: string, { id }: PlannedQuestion): Promise<GuideQuestionView> {
    const [question] = await this.queries.forStaff(studyId, id);
    if (!question) throw missing('question');
    return presentQuestion(question);
  }
}
