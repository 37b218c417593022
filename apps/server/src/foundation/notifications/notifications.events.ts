/** A participant lives by another clock than was known. */
export class ZoneTold {
  constructor(
    readonly studyId: string,
    readonly seatId: string,
  ) {}
}
