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
