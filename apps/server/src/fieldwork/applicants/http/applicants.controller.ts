import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  applicantsRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { ActOnApplicants } from '../application/act-on-applicants.js';
import { ApplicantQueries } from '../application/applicant.queries.js';
import { ApplicantsQueries } from '../application/applicants.queries.js';
import { Screeners } from '../../screener/screener.facade.js';
import { applicationView, summaryView } from './applicants.presenter.js';

/** Reading applicants, and acts on many. */
@Controller()
export class ApplicantsController {
  constructor(
    private readonly many: ApplicantsQueries,
    private readonly one: ApplicantQueries,
    private readonly screeners: Screeners,
    private readonly acting: ActOnApplicants,
    private readonly people: PeopleRegister,
  ) {}

  @Endpoint(routes.applications)
  async applications(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.applications.query }) filter: ParsedQueryOf<typeof routes.applications>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.applications>> {
    const { items, total } = await this.many.list(
      studyId,
      actor.staffId,
      await this.screeners.current(studyId),
      filter,
    );
    return { items: items.map(summaryView), total };
  }

  @Endpoint(routes.application)
  async application(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Query({ schema: routes.application.query }) { blind }: ParsedQueryOf<typeof routes.application>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.application>> {
    const version = await this.one.screenerVersion(studyId, applicationId);
    const logic = await this.screeners.forVersion(studyId, version);
    return applicationView(logic, await this.one.whole(studyId, actor.staffId, logic, applicationId, blind === '1'));
  }

  @Endpoint(routes.contact)
  async contact(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.contact>> {
    const personId = await this.one.personOf(studyId, applicationId);
    const person = personId
      ? (await this.people.lookUp(actor, studyId, [personId], 'contact of an applicant')).get(personId)
      : undefined;
    if (!person) throw missing('contact');
    return { name: person.name, email: person.email, phone: person.phone ?? null };
  }

  @Endpoint(routes.act)
  async act(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.act.body }) body: ParsedBodyOf<typeof routes.act>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.act>> {
    const before = await this.acting.act(actor, studyId, body);
    return { changed: before.length, before };
  }

  @Endpoint(routes.tags)
  async tags(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.tags>> {
    return { items: await this.many.tags(studyId) };
  }
}
