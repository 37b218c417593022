/** Title, dates or wording of a study were edited; what is resolved from the dates must be resolved anew. */
export class StudyEdited {
  constructor(
    readonly studyId: string,
    readonly datesMoved: boolean,
  ) {}
}
