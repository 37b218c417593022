import { Body, Controller, Param } from '@nestjs/common';
import { panelRoutes as routes, type ParsedBodyOf, type StaffActor, type ViewOf } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { InviteSeats } from '../application/invite-seats.js';
import { SeatQueries } from '../application/seat.queries.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Controller()
export class SeatsController {
  constructor(
    private readonly seats: SeatQueries,
    private readonly inviteSeats: InviteSeats,
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
    if (!UUID.test(seatId)) throw missing('seat');
    return { sent: await this.inviteSeats.resend(actor, studyId, seatId) };
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
