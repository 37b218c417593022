import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { ZoneTold } from '../../../foundation/notifications/notifications.events.js';
import { StudyEdited } from '../../study/study.events.js';
import { instantOf, isTimeZone, Studies } from '../../study/study.facade.js';
import type { Placed } from '../domain/check-question.js';
import { QuestionTimesRepository, type Times, type PlacedQuestion } from '../persistence/question-times.repository.js';

/** An opening that new time-zone data moved. */
export interface MovedOpening {
  questionId: string;
  /** Null: for those on the study's clock. */
  timeZone: string | null;
  from: Date;
  to: Date;
}

/** Resolves wall times into instants, and does so anew when the study's first day moves or the zones' rules change. */
@Injectable()
export class PlaceQuestions implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly times: QuestionTimesRepository,
    private readonly studies: Studies,
    private readonly facts: Facts,
  ) {}

  onModuleInit(): void {
    this.facts.on(StudyEdited, async ({ studyId, datesMoved }) => {
      if (datesMoved) await this.placeAll(studyId);
    });
    this.facts.on(ZoneTold, ({ studyId }) => this.zonesChanged(studyId));
  }

  /** Somebody lives by another clock than the study knew of. */
  async zonesChanged(studyId: string): Promise<void> {
    await this.work.run(async () => {
      await this.lockGuide(studyId);
      await this.onOwnClocks(studyId);
    });
  }

  /**
   * Until the caller's transaction ends: editing the guide and carrying out what is due follow each other, so that what goes
   * out is either before an edit or after it. Taken before any row.
   */
  async lockGuide(studyId: string): Promise<void> {
    await this.times.lockGuide(studyId);
  }

  instants(study: { startsOn: string; timeZone: string }, place: Placed): Times {
    return {
      opensAt: instantOf(study.startsOn, place.day, place.opens, study.timeZone),
      closesAt: instantOf(study.startsOn, place.closesDay, place.closes, study.timeZone),
    };
  }

  private async placeAll(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    for (const question of await this.placed(studyId)) {
      const { opensAt, closesAt } = this.instants(study, question);
      await this.times.place(studyId, question.id, opensAt, closesAt);
    }
    await this.onOwnClocks(studyId);
  }

  /** Questions on people's own clocks, resolved in every zone that somebody in the study has told. */
  async onOwnClocks(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    const told = await this.times.zonesToldOf(studyId, study.timeZone);
    // What is no zone here follows the study's clock.
    const zones = told.filter(isTimeZone);
    const questions = (await this.placed(studyId)).filter(({ clock }) => clock === 'own');
    const times = questions.flatMap((question) =>
      zones.map((zone) => ({
        question: question.id,
        zone,
        ...this.instants({ ...study, timeZone: zone }, question),
      })),
    );
    await this.times.keepOnOwnClocks(studyId, times);
  }

  /** What lies ahead, by the rules that the zones have now; the openings that came to lie elsewhere. */
  async resolveAnew(studyId: string): Promise<MovedOpening[]> {
    const study = await this.studies.facts(studyId);
    const questions = new Map((await this.placed(studyId)).map((question) => [question.id, question]));
    const standing = await this.times.standing(studyId);
    const moved: MovedOpening[] = [];
    for (const row of standing) {
      const question = questions.get(row.questionId);
      if (!question) continue;
      const resolved = this.instants({ ...study, timeZone: row.timeZone ?? study.timeZone }, question);
      const times = {
        opensAt: row.opensAt > study.now ? resolved.opensAt : row.opensAt,
        closesAt: row.closesAt > study.now ? resolved.closesAt : row.closesAt,
      };
      if (+times.opensAt === +row.opensAt && +times.closesAt === +row.closesAt) continue;
      await this.move(studyId, row, times);
      if (+times.opensAt !== +row.opensAt)
        moved.push({ questionId: row.questionId, timeZone: row.timeZone, from: row.opensAt, to: times.opensAt });
    }
    return moved;
  }

  private async move(
    studyId: string,
    { questionId, timeZone }: { questionId: string; timeZone: string | null },
    { opensAt, closesAt }: Times,
  ): Promise<void> {
    if (timeZone === null) await this.times.moveOnStudyClock(studyId, questionId, opensAt, closesAt);
    else await this.times.moveOnOwnClock(studyId, questionId, opensAt, closesAt, timeZone);
  }

  private placed(studyId: string): Promise<PlacedQuestion[]> {
    return this.times.placed(studyId);
  }

  /** "Question 3 of 12" counts in the order in which they open. */
  async number(studyId: string): Promise<void> {
    await this.times.number(studyId);
  }
}
