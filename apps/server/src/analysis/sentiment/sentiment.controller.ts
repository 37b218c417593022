import { Body, Controller, Param } from '@nestjs/common';
import { sentimentRoutes as routes, type ParsedBodyOf, type SentimentView, type StaffActor } from '@lytt/shared';
import { Endpoint, Staff } from '../../platform/http/declare-access.js';
import { CorrectSentiment } from './correct-sentiment.js';

@Controller()
export class SentimentController {
  constructor(private readonly correctSentiment: CorrectSentiment) {}

  @Endpoint(routes.correct)
  correct(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.correct.body }) { version, label }: ParsedBodyOf<typeof routes.correct>,
    @Staff() actor: StaffActor,
  ): Promise<SentimentView> {
    return this.correctSentiment.execute(actor, studyId, postId, version, label);
  }
}
