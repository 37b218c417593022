import { Injectable } from '@nestjs/common';
import type { IntegritySign } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { blindRow, summaryOf, SUMMARY_FROM, type ApplicationRow } from './applicants.queries.js';
import { keptOf, leftOutBlind } from '../domain/blind-reading.js';
import { mayOverrule } from '../domain/may-overrule.js';
import { unfinishedPage, type ScreenerLogic } from '../../screener/screener.facade.js';

export interface WholeApplication extends ApplicationRow {
  answers: Record<string, unknown>;
  ratings: { name: string; value: number }[];
  personId: string | null;
  statusReason: string | null;
  toldAt: Date | null;
  noteList: { id: string; by: string; mine: boolean; at: Date; text: string }[];
  signList: IntegritySign[];
  canOverrule: boolean;
  pictures: { id: string; name: string; question: string }[];
}

/** One form with all that colleagues said about it. */
@Injectable()
export class ApplicantQueries {
  constructor(private readonly work: UnitOfWork) {}

  async one(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    applicationId: string,
    blind = false,
  ): Promise<WholeApplication> {
    const [row] = await this.work.query<WholeApplication>(
      `select ${summaryOf('$3')}, a.answers, a.person_id as "personId", a.status_reason as "statusReason", a.told_at as "toldAt",
              coalesce((select json_agg(json_build_object('name', f.name, 'value', r.value) order by f.name, f.id)
                 from research.rating r join platform.staff f on f.id = r.staff_id
                where r.study_id = a.study_id and r.application_id = a.id), '[]') as ratings,
              coalesce((select json_agg(json_build_object('id', n.id, 'by', coalesce(f.name, ''), 'mine', coalesce(n.staff_id = $2, false), 'at', n.at, 'text', n.text) order by n.at, n.id)
                 from research.application_note n left join platform.staff f on f.id = n.staff_id
                where n.study_id = a.study_id and n.application_id = a.id), '[]') as "noteList",
              coalesce((select json_agg(json_build_object('kind', g.kind, 'detail', g.detail, 'dismissed', g.dismissed_at is not null) order by g.found_at, g.kind)
                 from research.integrity_sign g where g.study_id = a.study_id and g.application_id = a.id), '[]') as "signList",
              coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'question', p.question) order by p.at, p.id)
                 from research.application_picture p where p.study_id = a.study_id and p.application_id = a.id), '[]') as pictures
         from ${SUMMARY_FROM} where a.study_id = $1 and a.id = $4`,
      [studyId, staffId, logic.definition.discussionQuestion, applicationId],
    );
    if (!row) throw missing('application');
    row.canOverrule = canOverrule(logic, row);
    row.noteList = row.noteList.map((note) => ({ ...note, at: new Date(note.at) }));
    return blind ? this.readBlind(row, logic) : row;
  }

  /** The screener that this form was filled in with. */
  async screenerVersion(studyId: string, applicationId: string): Promise<number> {
    const [row] = await this.work.query<{ version: number }>(
      'select screener_version as version from research.application where study_id = $1 and id = $2',
      [studyId, applicationId],
    );
    if (!row) throw missing('application');
    return row.version;
  }

  private readBlind(row: WholeApplication, { definition }: ScreenerLogic): WholeApplication {
    const left = leftOutBlind(definition);
    return {
      ...blindRow(row, left.attributes),
      answers: keptOf(row.answers, left.questions),
      pictures: row.pictures.filter(({ question }) => !left.questions.has(question)),
      ratings: row.myRating === null ? [] : row.ratings,
    };
  }

  /** Who it is, by id alone; whoever wants more asks the people's register. */
  async personOf(studyId: string, applicationId: string): Promise<string | null> {
    const [row] = await this.work.query<{ personId: string | null }>(
      'select person_id as "personId" from research.application where study_id = $1 and id = $2',
      [studyId, applicationId],
    );
    if (!row) throw missing('application');
    return row.personId;
  }
}

/** Whether a refused form could be taken in as it lies there. */
export function canOverrule(
  logic: ScreenerLogic,
  row: Pick<WholeApplication, 'state' | 'personId' | 'answers'>,
): boolean {
  if (row.state !== 'refused') return false;
  const { answers, open } = logic.settle(row.answers);
  return mayOverrule({ ...row, unfinished: unfinishedPage(logic, { ...row, answers }, open) !== undefined }).ok;
}
