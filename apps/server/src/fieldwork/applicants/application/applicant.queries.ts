import { Injectable } from '@nestjs/common';
import { missing } from '../../../platform/errors/domain-error.js';
import { unfinishedPage, type ScreenerLogic } from '../../screener/screener.facade.js';
import { blindRow, keptOf, leftOutBlind } from '../domain/blind-reading.js';
import { mayOverrule } from '../domain/may-overrule.js';
import { ApplicantsRepository, type WholeApplication } from '../persistence/applicants.repository.js';

export interface ReadApplication extends WholeApplication {
  /** Whether a refused form could be taken in as it lies there. */
  canOverrule: boolean;
}

/** One form with all that colleagues said about it. */
@Injectable()
export class ApplicantQueries {
  constructor(private readonly rows: ApplicantsRepository) {}

  async whole(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    applicationId: string,
    blind = false,
  ): Promise<ReadApplication> {
    const row = await this.rows.whole(studyId, staffId, logic.definition.discussionQuestion, applicationId);
    if (!row) throw missing('application');
    const read = { ...row, canOverrule: canOverrule(logic, row) };
    return blind ? readBlind(read, logic) : read;
  }

  /** The screener that this form was filled in with. */
  async screenerVersion(studyId: string, applicationId: string): Promise<number> {
    const row = await this.rows.facts(studyId, applicationId);
    if (!row) throw missing('application');
    return row.version;
  }

  /** Who it is, by id alone; whoever wants more asks the people's register. */
  async personOf(studyId: string, applicationId: string): Promise<string | null> {
    const row = await this.rows.facts(studyId, applicationId);
    if (!row) throw missing('application');
    return row.personId;
  }
}

function readBlind(row: ReadApplication, { definition }: ScreenerLogic): ReadApplication {
  const left = leftOutBlind(definition);
  return {
    ...blindRow(row, left.attributes),
    answers: keptOf(row.answers, left.questions),
    pictures: row.pictures.filter(({ question }) => !left.questions.has(question)),
    ratings: row.myRating === null ? [] : row.ratings,
  };
}

function canOverrule(logic: ScreenerLogic, row: WholeApplication): boolean {
  if (row.state !== 'refused') return false;
  const { answers, open } = logic.settle(row.answers);
  return mayOverrule({ ...row, unfinished: unfinishedPage(logic, { ...row, answers }, open) !== undefined }).ok;
}
