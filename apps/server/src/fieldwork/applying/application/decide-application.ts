import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deriveAttributes, type Refusal, Screeners, unfinishedPage } from '../../screener/screener.facade.js';
import { ApplicationCompleted } from '../applying.events.js';
import { Applications, type OwnApplication } from './applications.js';
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
    private readonly applications: Applications,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  /** Sending twice ends in the same: the second finds the form completed. */
  async complete(studyId: string, secret: string | undefined, language: Language): Promise<Decided> {
    const logic = await this.screeners.current(studyId);
    return this.work.run(async (): Promise<Decided> => {
      const application = await this.applications.held(studyId, secret, 'to-change');
      if (application?.state === 'completed') return { kind: 'completed' };
      if (application?.state !== 'started') return { kind: 'no-form' };
      const { answers, open } = logic.settle(application.answers);
      const unfinished = unfinishedPage(logic, { ...application, answers }, open);
      if (unfinished) return { kind: 'unfinished', page: unfinished.page.name };
      const refusal = logic.refusal(answers, true);
      if (refusal) return this.refuse(application, refusal);
      const { startsOn } = await this.studies.facts(studyId);
      await this.work.query(
        `update research.application set state = 'completed', answers = $3, attributes = $4, language = $5, completed_at = platform.clock_now($1),
                places_as_of = $6, screener_version = (select version from research.screener where study_id = $1)
          where study_id = $1 and id = $2`,
        [
          studyId,
          application.id,
          JSON.stringify(answers),
          JSON.stringify(deriveAttributes(logic.definition.attributes, answers, startsOn)),
          language,
          logic.placesAsOf(answers),
        ],
      );
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
      await this.turnAway(studyId, id);
      if (personId) await this.people.erase(PUBLIC, studyId, [personId]);
    } else {
      await this.work.query(
        `update research.application set state = 'refused', refusal = $3 where study_id = $1 and id = $2`,
        [studyId, id, reason],
      );
    }
    await this.live.tell({ studyId, topic: 'application', id });
    return { kind: 'refused', keptNothing: keepNothing };
  }

  private async turnAway(studyId: string, id: string): Promise<void> {
    await this.pictures.keepOnly(studyId, id, {});
    await this.work.query(
      `with gone as (delete from research.application where study_id = $1 and id = $2 returning source_id)
       insert into research.source_visit (study_id, source_id, day, turned_away)
       select $1, gone.source_id, (platform.clock_now($1) at time zone s.time_zone)::date, 1
         from gone join research.study s on s.id = $1
       on conflict (study_id, source_id, day) do update set turned_away = source_visit.turned_away + 1`,
      [studyId, id],
    );
  }
}
