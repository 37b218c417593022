import { Body, Controller, Param } from '@nestjs/common';
import { panelRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { ChangeSeatByStaff } from '../application/change-seat-by-staff.js';
import { InviteSeats } from '../application/invite-seats.js';
import { NextInvitations } from '../application/next-invitation.js';
import { SeatQueries } from '../application/seat.queries.js';
import { known } from './known-id.js';

@Controller()
export class SeatsController {
  constructor(
    private readonly seats: SeatQueries,
    private readonly inviteSeats: InviteSeats,
    private readonly changing: ChangeSeatByStaff,
    private readonly nextInvitations: NextInvitations,
    private readonly people: PeopleRegister,
  ) {}

  @Endpoint(routes.seats)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.seats>> {
    return { items: await this.seats.entries(studyId) };
  }

  @Endpoint(routes.invite)
  async invite(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.invite.body }) body: ParsedBodyOf<typeof routes.invite>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.invite>> {
    const invited = body.seatId
      ? await this.inviteSeats.inviteOne(actor, studyId, body.seatId)
      : await this.inviteSeats.inviteAll(actor, studyId);
    return { invited };
  }

  @Endpoint(routes.resend)
  async resend(
    @Param('studyId') studyId: string,
    @Param('seatId') seatId: string,
    @Body({ schema: routes.resend.body }) _body: unknown,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.resend>> {
    return { sent: await this.inviteSeats.resend(actor, studyId, known('seat', seatId)) };
  }

  @Endpoint(routes.seatChanges)
  async changes(
    @Param('studyId') studyId: string,
    @Param('seatId') seatId: string,
  ): Promise<ViewOf<typeof routes.seatChanges>> {
    return { items: await this.seats.changes(studyId, known('seat', seatId)) };
  }

  @Endpoint(routes.changeSeat)
  change(
    @Param('studyId') studyId: string,
    @Param('seatId') seatId: string,
    @Body({ schema: routes.changeSeat.body }) body: ParsedBodyOf<typeof routes.changeSeat>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.changeSeat>> {
    return this.changing.change(actor, studyId, known('seat', seatId), body);
  }

  @Endpoint(routes.next)
  next(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.next>> {
    return this.nextInvitations.next(studyId);
  }

  @Endpoint(routes.inviteNext)
  inviteNext(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.inviteNext.body }) body: ParsedBodyOf<typeof routes.inviteNext>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.inviteNext>> {
    return this.nextInvitations.invite(actor, studyId, body.applicationId);
  }

  /** Names and addresses, for the person who writes to people; the audit says who asked for whom. */
  @Endpoint(routes.who)
  async who(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.who.body }) body: ParsedBodyOf<typeof routes.who>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.who>> {
    const seats = (await this.seats.all(studyId)).filter((seat) => body.seatIds.includes(seat.seatId));
    const people = await this.people.lookUp(
      actor,
      studyId,
      seats.map((seat) => seat.personId),
      'panel',
    );
    const items = seats.flatMap(({ seatId, personId }) => {
      const person = people.get(personId);
      return person ? [{ seatId, name: person.name, email: person.email, phone: person.phone ?? null }] : [];
    });
    return { items };
  }
}
