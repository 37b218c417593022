import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deriveAttributes } from '../domain/derive-attributes.js';
import { isAnswered } from '../domain/screener-form.js';
import { ApplicationCompleted } from '../recruitment.events.js';
import { Applications, type OwnApplication } from './applications.js';
import { Screeners } from './screeners.js';
import type { OpenPage, Refusal, ScreenerLogic } from './screener-logic.js';

export type Decided =
  | { kind: 'no-form' }
  | { kind: 'unfinished'; page: string }
  | { kind: 'completed' }
  | { kind: 'refused'; keptNothing: boolean };

const PUBLIC = { kind: 'public' } as const;

/** The first page that still lacks an answer it needs. */
export function unfinishedPage(
  logic: ScreenerLogic,
  application: Pick<OwnApplication, 'answers' | 'personId'>,
  open: OpenPage[],
): OpenPage | undefined {
  return open.find(({ questions }) =>
    questions.some(
      ({ question, required }) =>
        required &&
        (logic.contactNames.has(question.name)
          ? application.personId === null
          : !isAnswered(application.answers[question.name])),
    ),
  );
}

/** Ends a form: completed with its attributes, or refused. */
@Injectable()
export class DecideApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly applications: Applications,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  /** Sending twice ends in the same: the second finds the form completed. */
  async complete(studyId: string, secret: string | undefined, language: Language): Promise<Decided> {
    const logic = await this.screeners.of(studyId);
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
        `update research.application set state = 'completed', answers = $3, attributes = $4, language = $5, completed_at = platform.clock_now($1)
          where study_id = $1 and id = $2`,
        [
          studyId,
          application.id,
          JSON.stringify(answers),
          JSON.stringify(deriveAttributes(logic.definition.attributes, answers, startsOn)),
          language,
        ],
      );
      await this.facts.announce(new ApplicationCompleted(studyId, application.id));
      await this.live.tell({ studyId, topic: 'application', id: application.id });
      return { kind: 'completed' };
    });
  }

  /** `keepNothing` leaves the counted row alone: no answer, no person, no cookie that finds it again. */
  async refuse(
    application: OwnApplication,
    { reason, keepNothing }: Refusal,
  ): Promise<{ kind: 'refused'; keptNothing: boolean }> {
    await this.work.query(
      `update research.application
          set state = 'refused', refusal = $3, ${keepNothing ? `answers = '{}', person_id = null, session_hash = null` : 'answers = answers'}
        where study_id = $1 and id = $2`,
      [application.studyId, application.id, reason],
    );
    if (keepNothing && application.personId)
      await this.people.erase(PUBLIC, application.studyId, [application.personId]);
    await this.live.tell({ studyId: application.studyId, topic: 'application', id: application.id });
    return { kind: 'refused', keptNothing: keepNothing };
  }
}
