import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  guideRoutes as routes,
  LANGUAGES,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../platform/http/declare-access.js';
import { PlayTheWeek } from './play-the-week.js';
import { SeeAsParticipant } from './see-as-participant.js';

@Controller()
export class RehearsalController {
  constructor(
    private readonly playTheWeek: PlayTheWeek,
    private readonly seeAs: SeeAsParticipant,
  ) {}

  @Endpoint(routes.rehearse)
  rehearse(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.rehearse.body }) body: ParsedBodyOf<typeof routes.rehearse>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.rehearse>> {
    return this.playTheWeek.execute(actor, studyId, body.timeZones);
  }

  @Endpoint(routes.seeAsParticipant)
  async seeAsParticipant(
    @Param('studyId') studyId: string,
    @Param('questionId') questionId: string,
    @Query({ schema: routes.seeAsParticipant.query }) query: ParsedQueryOf<typeof routes.seeAsParticipant>,
  ): Promise<ViewOf<typeof routes.seeAsParticipant>> {
    const language = LANGUAGES.find((spoken) => spoken === query.language) ?? 'nb';
    const moment = { at: new Date(query.at), language, answered: query.answered === 'yes' };
    return { html: (await this.seeAs.execute(studyId, questionId, moment)) ?? null };
  }
}
