import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deletedOn, mailFacts } from '../domain/mail-facts.js';
import type { DecisionSender, DecisionState } from './decision-senders.js';
import { DecisionsRepository } from '../persistence/decisions.repository.js';
import { Screeners } from '../../screener/screener.facade.js';
import { Standings } from './standings.js';

/** "Not this time", to everybody without a seat who has had no answer. */
@Injectable()
export class TellApplicants implements DecisionSender {
  readonly decision = 'not-this-time';

  constructor(
    private readonly rows: DecisionsRepository,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly notifications: Notifications,
    private readonly standings: Standings,
  ) {}

  async state(studyId: string): Promise<DecisionState> {
    return {
      obstacle: await this.obstacle(studyId),
      waiting: await this.rows.waitingByLanguage(studyId),
    };
  }

  async send(_: StaffActor, studyId: string): Promise<number> {
    const study = await this.studies.facts(studyId);
    const { deleteNotSelectedAfterDays } = await this.screeners.definition(studyId);
    const people = await this.rows.lockWaiting(studyId);
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
    return (await this.rows.anybodySeated(studyId)) ? null : 'no-draw';
  }
}
