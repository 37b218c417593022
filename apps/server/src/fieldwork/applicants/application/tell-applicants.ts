import { Injectable } from '@nestjs/common';
import type { Language, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deletedOn, mailFacts } from './mail-facts.js';
import type { DecisionSender, DecisionState } from './decision-senders.js';
import { IN_THE_RUNNING } from './in-the-running.js';
import { Screeners } from '../../screener/screener.facade.js';
import { Standings } from './standings.js';

/** Whoever has a place or is a reserve never is among them, nor anybody who has had an answer of any kind. $1 is the study. */
const WAITING = `a.study_id = $1 and ${IN_THE_RUNNING} and a.standing in ('none', 'left') and a.told is null`;

/** "Not this time", to everybody without a place who has had no answer. */
@Injectable()
export class TellApplicants implements DecisionSender {
  readonly decision = 'not-this-time';

  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly notifications: Notifications,
    private readonly standings: Standings,
  ) {}

  async state(studyId: string): Promise<DecisionState> {
    const counts = await this.work.query<{ language: Language; count: number }>(
      `select a.language, count(*)::int as count from research.application a where ${WAITING} group by a.language`,
      [studyId],
    );
    return {
      obstacle: await this.obstacle(studyId),
      waiting: Object.fromEntries(counts.map(({ language, count }) => [language, count])),
    };
  }

  async send(_: StaffActor, studyId: string): Promise<number> {
    const study = await this.studies.facts(studyId);
    const { deleteNotSelectedAfterDays } = await this.screeners.definition(studyId);
    const people = await this.work.query<{ id: string; personId: string; language: Language }>(
      `select a.id, a.person_id as "personId", a.language from research.application a
        where ${WAITING} order by a.completed_at, a.id for update`,
      [studyId],
    );
    await this.notifications.sendAll(
      people.map(({ id, personId, language }) => ({
        studyId,
        kind: 'not-this-time',
        key: `not-this-time:${id}`,
        language,
        to: { personId },
        values: {
          ...mailFacts(study, language),
          deletedOn: deletedOn(study, deleteNotSelectedAfterDays, language),
        },
      })),
    );
    await this.standings.recordDecisionSent(
      studyId,
      'not-this-time',
      people.map((person) => person.id),
    );
    return people.length;
  }

  /** A closed study is no obstacle: an answer that comes late is still owed. */
  private async obstacle(studyId: string): Promise<DecisionState['obstacle']> {
    const { phase } = await this.studies.facts(studyId);
    if (phase === 'draft') return 'not-open';
    const [seated] = await this.work.query(
      `select 1 from research.application where study_id = $1 and standing in ('panel', 'reserve') limit 1`,
      [studyId],
    );
    return seated ? null : 'no-draw';
  }
}
