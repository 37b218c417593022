import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { Studies } from '../../study/study.facade.js';
import { countLanguages, type DecisionSender, type DecisionState } from '../../applicants/applicants.facade.js';
import { InviteSeats } from './invite-seats.js';
import { SeatQueries } from './seat.queries.js';

/** The two decisions that the panel knows: who is invited, and who is a reserve. */
@Injectable()
export class PanelDecisions {
  constructor(
    private readonly studies: Studies,
    private readonly seats: SeatQueries,
    private readonly inviting: InviteSeats,
  ) {}

  all(): DecisionSender[] {
    return [
      this.sender(
        'invited',
        (studyId) => this.inviting.toInvite(studyId),
        (actor, studyId) => this.inviting.invitePanel(actor, studyId),
      ),
      this.sender(
        'reserve',
        (studyId) => this.inviting.reservesToTell(studyId),
        (_, studyId) => this.inviting.tellReserves(studyId),
      ),
    ];
  }

  private sender(
    decision: 'invited' | 'reserve',
    waiting: (studyId: string) => Promise<Parameters<typeof countLanguages>[0]>,
    send: (actor: StaffActor, studyId: string) => Promise<number>,
  ): DecisionSender {
    return {
      decision,
      state: async (studyId) => ({
        obstacle: await this.obstacle(studyId),
        waiting: countLanguages(await waiting(studyId)),
      }),
      send,
    };
  }

  private async obstacle(studyId: string): Promise<DecisionState['obstacle']> {
    const { phase } = await this.studies.facts(studyId);
    if (phase === 'draft') return 'not-open';
    if (phase === 'closed') return 'closed';
    return (await this.seats.all(studyId)).length > 0 ? null : 'no-draw';
  }
}
