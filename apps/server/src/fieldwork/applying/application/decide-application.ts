import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deriveAttributes, Screeners, unfinishedPage, type Refusal } from '../../screener/screener.facade.js';
import { ApplicationCompleted } from '../applying.events.js';
import { ApplicationsRepository, type OwnApplication } from '../persistence/applications.repository.js';
import { Pictures } from './pictures.js';

export type Decided =
  | { kind: 'no-form' }
  | { kind: 'unfinished'; page: string }
  | { kind: 'completed' }
  | { kind: 'refused'; keptNothing: boolean };

const PUBLIC = { kind: 'public' } as const;

/** Ends a form: completed with its attributes, or refused. */
@Injectable()
export class DecideApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly rows: ApplicationsRepository,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  /** Whoever sends twice gets the same answer: the second time finds the form completed. */
  async complete(studyId: string, secret: string | undefined, language: Language): Promise<Decided> {
    const logic = await this.screeners.current(studyId);
    return this.work.run(async (): Promise<Decided> => {
      const application = await this.rows.bySecret(studyId, secret, 'to-change');
      if (application?.state === 'completed') return { kind: 'completed' };
      if (application?.state !== 'started') return { kind: 'no-form' };
      const { answers, open } = logic.settle(application.answers);
      const unfinished = unfinishedPage(logic, { ...application, answers }, open);
      if (unfinished) return { kind: 'unfinished', page: unfinished.page.name };
      const refusal = logic.refusal(answers, true);
      if (refusal) return this.refuse(application, refusal);
      const { startsOn } = await this.studies.facts(studyId);
      const attributes = deriveAttributes(logic.definition.attributes, answers, startsOn);
      const placesAsOf = logic.placesAsOf(answers);
      await this.rows.complete(application, answers, attributes, { language, placesAsOf, version: logic.version });
      if (logic.hasPictures) await this.pictures.keepOnly(studyId, application.id, answers);
      await this.facts.announce(new ApplicationCompleted(studyId, application.id));
      await this.live.tell({ studyId, topic: 'application', id: application.id });
      return { kind: 'completed' };
    });
  }

  /** Ends a form by a rule. `keepNothing`: no row, no answer, no person, no picture; only one more in a day's count. */
  async refuse(
    application: OwnApplication,
    { reason, keepNothing }: Refusal,
  ): Promise<{ kind: 'refused'; keptNothing: boolean }> {
    const { studyId, id, personId } = application;
    if (keepNothing) {
      await this.pictures.keepOnly(studyId, id, {});
      await this.rows.turnAway(studyId, id);
      if (personId) await this.people.erase(PUBLIC, studyId, [personId]);
    } else {
      await this.rows.refuse(studyId, id, reason);
    }
    await this.live.tell({ studyId, topic: 'application', id });
    return { kind: 'refused', keptNothing: keepNothing };
  }
}
