import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SeatState } from '@lytt/shared';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { PlanChanged, SeatChanged } from '../panel.events.js';
import { NextInvitations } from './next-invitation.js';
import { PanelPlans } from './panel-plan.js';

const FILL = 'panel.fill-places';
/** After these the seat is empty. */
const GIVES_UP: readonly SeatState[] = ['declined', 'expired', 'dropped', 'withdrawn'];

/** Fills the seats that fall empty, where the plan says that it is done by itself. */
@Injectable()
export class FillEmptySeats implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly jobs: Jobs,
    private readonly plans: PanelPlans,
    private readonly inviting: NextInvitations,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FILL, ({ studyId }) => this.execute(String(studyId)));
    this.facts.on(SeatChanged, async ({ studyId, to }) => {
      if (GIVES_UP.includes(to)) await this.fillSoon(studyId);
    });
    this.facts.on(PlanChanged, ({ studyId }) => this.fillSoon(studyId));
  }

  /** In the transaction of the change: the queue has it, or the seat was never empty. */
  private async fillSoon(studyId: string): Promise<void> {
    const { replacing } = await this.plans.current(studyId);
    if (replacing.automatically) await this.jobs.enqueue(FILL, { studyId }, { key: `${FILL}:${studyId}` });
  }

  /** Each invitation is a transaction of its own; run twice, it finds nothing left to do. */
  async execute(studyId: string): Promise<void> {
    while (await this.inviting.inviteByItself(studyId));
  }
}
