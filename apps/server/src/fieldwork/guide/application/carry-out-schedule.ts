import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies } from '../../study/study.facade.js';
import type { Due } from '../domain/due.js';
import { AllClosed, DayGone, QuestionClosed, QuestionClosing, QuestionOpened } from '../guide.events.js';
import { PlaceQuestions } from './place-questions.js';
import { TellOfOpening } from './tell-of-opening.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';

const CARRY_OUT = 'guide.carry-out';
const TICK_MS = 5_000;
/** What opens so shortly after one another is carried out together. */
const TOGETHER_MS = 200;
/** Longer than a study may be planned ahead. */
const FOREVER_MS = 100 * 365 * 86_400_000;
/**
 * A question is open because of the clock; this only carries out what follows from it. Every instance may
 * ask and enqueue: the job's key joins them, and the row in schedule_effect makes each effect happen once.
 */
@Injectable()
export class CarryOutSchedule implements OnModuleInit, OnApplicationShutdown {
  private asking = false;
  private next: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly schedule: ScheduleRepository,
    private readonly jobs: Jobs,
    private readonly facts: Facts,
    private readonly studies: Studies,
    private readonly place: PlaceQuestions,
    private readonly telling: TellOfOpening,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(CARRY_OUT, ({ studyId }) => this.execute(String(studyId)));
  }

  onApplicationShutdown(): void {
    clearTimeout(this.next);
  }

  /** Enqueues what is due, and wakes in time for what will be before the next tick. */
  @Interval('guide.due', TICK_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web' || this.asking) return;
    this.asking = true;
    try {
      const due = await this.schedule.studiesDue(TICK_MS);
      for (const { studyId } of due.filter(({ inMs }) => inMs === 0))
        await this.jobs.enqueue(CARRY_OUT, { studyId }, { key: `${CARRY_OUT}:${studyId}` });
      this.wakeIn(due.map(({ inMs }) => inMs).filter((inMs) => inMs > 0));
    } catch (fault) {
      // The database is away or this program is stopping; the next tick asks again.
      this.log.warn('guide.tick', { fault: (fault as Error).message });
    } finally {
      this.asking = false;
    }
  }

  private wakeIn(waits: readonly number[]): void {
    clearTimeout(this.next);
    if (waits.length === 0) return;
    const wait = Math.max(TOGETHER_MS, Math.ceil(Math.min(...waits)));
    this.next = setTimeout(() => void this.tick(), wait);
    this.next.unref();
  }

  /** By the study's clock, when something is due in it next; undefined: nothing ever. */
  nextAt(studyId: string): Promise<Date | undefined> {
    return this.schedule.nextAt(studyId, FOREVER_MS);
  }

  async execute(studyId: string): Promise<void> {
    await this.work.run(async () => {
      await this.place.lockGuide(studyId);
      const study = await this.studies.facts(studyId);
      const due = await this.schedule.due(studyId);
      const first = await this.firstTime(studyId, due);
      const told = await this.toldInTime(studyId, first);
      for (const each of first) await this.announce(studyId, each, told.has(nameOf(each)));
      for (const at of await this.allClosed(studyId)) await this.facts.announce(new AllClosed(studyId, at));
      const opened = first.filter(({ effect }) => effect === 'opened');
      if (opened.length === 0) return;
      await this.audit.recordAll(
        { kind: 'system' },
        'guide.question-opened',
        studyId,
        opened.map(({ questionId, timeZone }) => ({ questionId, ...(timeZone === null ? {} : { timeZone }) })),
      );
      await this.live.tellAll(opened.map(({ questionId: id }) => ({ studyId, topic: 'question', id })));
      await this.telling.tellAll(study, opened);
    });
  }

  private async announce(studyId: string, due: Due, wasTold: boolean): Promise<void> {
    const { effect, questionId, timeZone, dueAt } = due;
    if (effect === 'opened') await this.facts.announce(new QuestionOpened(studyId, questionId, timeZone));
    if (effect === 'reminder') await this.facts.announce(new QuestionClosing(studyId, questionId, timeZone));
    if (effect === 'closed' && wasTold)
      await this.facts.announce(new QuestionClosed(studyId, questionId, timeZone, dueAt));
    if (effect === 'day-gone' && wasTold) await this.facts.announce(new DayGone(studyId, questionId, timeZone, dueAt));
  }

  /** Of these, the ones whose opening was carried out before they were due; after an outage it may have come later. */
  private async toldInTime(studyId: string, due: readonly Due[]): Promise<ReadonlySet<string>> {
    const rows = await this.schedule.opened(studyId);
    const opened = new Map(rows.map((row) => [nameOf({ ...row, effect: 'opened' }), row.at]));
    return new Set(
      due.flatMap((each) => {
        const at = opened.get(nameOf({ ...each, effect: 'opened' }));
        return at && at < each.dueAt ? [nameOf(each)] : [];
      }),
    );
  }

  private async allClosed(studyId: string): Promise<Date[]> {
    const rows = await this.schedule.keepAllClosed(studyId);
    return rows.map(({ at }) => at);
  }

  private async firstTime(studyId: string, due: readonly Due[]): Promise<Due[]> {
    if (due.length === 0) return [];
    const rows = await this.schedule.keepFirst(studyId, due);
    const first = new Set(rows.map(nameOf));
    return due.filter((each) => first.has(nameOf(each)));
  }
}

const nameOf = ({ questionId, effect, timeZone }: Pick<Due, 'questionId' | 'effect' | 'timeZone'>): string =>
  `${effect} ${questionId} ${timeZone ?? ''}`;
