/** A colleague was invited to a study; the letter is not written yet. */
export class ColleagueInvited {
  constructor(
    readonly studyId: string,
    readonly invitationId: string,
  ) {}
}
