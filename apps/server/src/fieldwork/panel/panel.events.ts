import type { SeatState } from '@lytt/shared';

/** Somebody has changed the plan's numbers or settings. */
export class PlanChanged {
  constructor(readonly studyId: string) {}
}

/** A seat came into a state; `from` is null when the seat was made. */
export class SeatChanged {
  constructor(
    readonly studyId: string,
    readonly seatId: string,
    readonly from: SeatState | null,
    readonly to: SeatState,
  ) {}
}
