/**
 * A question opened for those on one clock: `timeZone` null the study's, else participants' own. Announced once for each, in
 * the transaction that remembers it; whom it opened for, `Guide.audience` says.
 */
export class QuestionOpened {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
    readonly timeZone: string | null = null,
  ) {}
}

/** A question closes in a few hours on one clock: time to remind those who have not answered. Announced once for each. */
export class QuestionClosing {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
    readonly timeZone: string | null = null,
  ) {}
}

/**
 * A question closed on one clock, `at`. Announced once for each, except where its opening was carried out
 * later than that: nobody is told that something is over who was not told that it began.
 */
export class QuestionClosed {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
    readonly timeZone: string | null,
    readonly at: Date,
  ) {}
}

/** A day has gone by since a question opened on one clock: time to ask after those who were not heard from. As above. */
export class DayGone {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
    readonly timeZone: string | null,
    /** When the day was over. */
    readonly at: Date,
  ) {}
}

/** Everything may have closed for some: on one of the clocks in use, or because somebody's time to catch up is over. */
export class AllClosed {
  constructor(
    readonly studyId: string,
    readonly at: Date,
  ) {}
}
