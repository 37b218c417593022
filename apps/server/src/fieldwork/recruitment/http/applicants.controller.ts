import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  recruitmentRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { RateApplication } from '../application/rate-application.js';
import { RecruitmentQueries } from '../application/recruitment.queries.js';
import { Screeners } from '../application/screeners.js';
import { applicationView, summaryView } from './applicants.presenter.js';

@Controller()
export class ApplicantsController {
  constructor(
    private readonly queries: RecruitmentQueries,
    private readonly screeners: Screeners,
    private readonly rating: RateApplication,
    private readonly people: PeopleRegister,
  ) {}

  @Endpoint(routes.applications)
  async applications(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.applications.query }) filter: ParsedQueryOf<typeof routes.applications>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.applications>> {
    const { definition } = await this.screeners.of(studyId);
    const { items, total } = await this.queries.list(studyId, actor.staffId, definition.discussionQuestion, filter);
    return { items: items.map(summaryView), total };
  }

  @Endpoint(routes.application)
  async application(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.application>> {
    const logic = await this.screeners.ofApplication(studyId, applicationId);
    return applicationView(
      logic,
      await this.queries.one(studyId, actor.staffId, logic.definition.discussionQuestion, applicationId),
    );
  }

  @Endpoint(routes.contact)
  async contact(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.contact>> {
    const { definition } = await this.screeners.of(studyId);
    const { personId } = await this.queries.one(studyId, actor.staffId, definition.discussionQuestion, applicationId);
    const person = personId
      ? (await this.people.lookUp(actor, studyId, [personId], 'contact of an applicant')).get(personId)
      : undefined;
    if (!person) throw missing('contact');
    return { name: person.name, email: person.email, phone: person.phone ?? null };
  }

  @Endpoint(routes.rate)
  async rate(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Body({ schema: routes.rate.body }) body: ParsedBodyOf<typeof routes.rate>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.rate>> {
    await this.rating.rate(actor, studyId, applicationId, body.value);
    return { ok: true };
  }
}
