import { Body, Controller, Param } from '@nestjs/common';
import { applicantsRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { DismissSign } from '../application/dismiss-sign.js';
import { NoteApplication } from '../application/note-application.js';
import { RateApplication } from '../application/rate-application.js';

/** What a colleague thinks of one application. */
@Controller()
export class ApplicantOpinionsController {
  constructor(
    private readonly rating: RateApplication,
    private readonly notes: NoteApplication,
    private readonly signs: DismissSign,
  ) {}

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

  @Endpoint(routes.note)
  async note(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Body({ schema: routes.note.body }) body: ParsedBodyOf<typeof routes.note>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.note>> {
    return { id: await this.notes.add(actor, studyId, applicationId, body.text) };
  }

  @Endpoint(routes.removeNote)
  async removeNote(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Param('noteId') noteId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.removeNote>> {
    await this.notes.remove(actor, studyId, applicationId, noteId);
    return { ok: true };
  }

  @Endpoint(routes.dismissSign)
  async dismissSign(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Param('kind') kind: string,
    @Body({ schema: routes.dismissSign.body }) body: ParsedBodyOf<typeof routes.dismissSign>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.dismissSign>> {
    await this.signs.dismiss(actor, studyId, applicationId, kind, body.dismissed);
    return { ok: true };
  }
}
