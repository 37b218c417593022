import { Injectable } from '@nestjs/common';
import type { SeatReason } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ChangeSeat } from './application/change-seat.js';
import { PanelPlans } from './application/panel-plan.js';
import { SeatQueries } from './application/seat.queries.js';
import { nextStepOf } from './domain/seat-change.js';
import { SeatChangesRepository } from './persistence/seat-changes.repository.js';
import type { SeatView } from './persistence/seats.repository.js';

export type { SeatView } from './persistence/seats.repository.js';

/** What other modules may ask about participants, and the few changes they may cause. */
@Injectable()
export class Panel {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seatChanges: SeatChangesRepository,
    private readonly seats: SeatQueries,
    private readonly changeSeat: ChangeSeat,
    private readonly plans: PanelPlans,
  ) {}

  seat(studyId: string, seatId: string): Promise<SeatView | undefined> {
    return this.seats.find(studyId, seatId);
  }

  /** Whoever acts on the same participant waits until the current transaction has ended. */
  async lockSeat(studyId: string, seatId: string): Promise<void> {
    await this.seatChanges.lock(studyId, seatId);
  }

  /** Everybody who has agreed and not left. */
  takingPart(studyId: string): Promise<SeatView[]> {
    return this.seats.takingPart(studyId);
  }

  all(studyId: string): Promise<SeatView[]> {
    return this.seats.all(studyId);
  }

  /** Days that somebody who came late has for the questions that closed before. */
  async catchUpDays(studyId: string): Promise<number> {
    return (await this.plans.current(studyId)).catchUpDays;
  }

  /** Where a participant must go before the discussion's pages are open; null when they are. */
  nextStep(seat: Pick<SeatView, 'state' | 'alias'>): '/p/welcome' | '/p/alias' | null {
    return nextStepOf(seat);
  }

  /** At the first answer; afterwards it changes nothing. */
  async activate(studyId: string, seatId: string): Promise<void> {
    await this.onceIn(studyId, seatId, 'agreed', () =>
      this.changeSeat.change({ kind: 'system' }, studyId, seatId, 'active', 'firstAnswer'),
    );
  }

  /** When everything has been answered; afterwards it changes nothing. */
  async complete(studyId: string, seatId: string): Promise<void> {
    await this.onceIn(studyId, seatId, 'active', () =>
      this.changeSeat.change({ kind: 'system' }, studyId, seatId, 'completed', 'allAnswered'),
    );
  }

  /** Who had completed takes part again: a study that had been closed by hand goes on. */
  async goOn(studyId: string, seatId: string): Promise<void> {
    await this.onceIn(studyId, seatId, 'completed', () =>
      this.changeSeat.change({ kind: 'system' }, studyId, seatId, 'active', 'goesOn'),
    );
  }

  /** Removed by the study's own rules; words stay. */
  async drop(studyId: string, seatId: string, reason: SeatReason): Promise<void> {
    await this.changeSeat.change({ kind: 'system' }, studyId, seatId, 'dropped', reason);
  }

  private async onceIn(
    studyId: string,
    seatId: string,
    state: SeatView['state'],
    change: () => Promise<void>,
  ): Promise<void> {
    await this.work.run(async () => {
      const now = await this.seatChanges.lockState(studyId, seatId);
      if (now === state) await change();
    });
  }
}
