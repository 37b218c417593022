/** A form was sent and is within the rules, or was taken in against them. Answers are read through the application's row. */
export class ApplicationCompleted {
  constructor(
    readonly studyId: string,
    readonly applicationId: string,
  ) {}
}
