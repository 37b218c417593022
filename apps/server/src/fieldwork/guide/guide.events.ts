/** A question opened for the participants. Announced once, in the transaction that remembers it. */
export class QuestionOpened {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
  ) {}
}

/** A question closes in a few hours: time to remind those who have not answered. Announced once. */
export class QuestionClosing {
  constructor(
    readonly studyId: string,
    readonly questionId: string,
  ) {}
}
