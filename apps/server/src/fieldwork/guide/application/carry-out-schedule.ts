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
import { QuestionClosing, QuestionOpened } from '../guide.events.js';
import { PlaceQuestions } from './place-questions.js';
import { TellOfOpening } from './tell-of-opening.js';

const CARRY_OUT = 'guide.carry-out';
const TICK_MS = 5_000;
/** What opens so shortly after one another is carried out together. */
const TOGETHER_MS = 200;
/** Longer than a study may be planned ahead. */
const FOREVER_MS = 100 * 365 * 86_400_000;
/** Hours before closing at which those who have not answered are reminded. */
const REMINDER_HOURS = 4;

/** Due by `$2` milliseconds from now and not yet carried out, on every clock in use; `$1` narrows to one study. */
const DUE = `
  select s.id as "studyId", q.id as "questionId", d.effect, nullif(t.time_zone, '') as "timeZone", t.opens_at as "opensAt", t.closes_at as "closesAt", v.title,
         d.due_at as "dueAt", greatest(0, extract(epoch from greatest(d.due_at, t.opens_at) - c.now) * 1000)::float8 as "inMs"
    from research.study s
   cross join lateral (select platform.clock_now(s.id) as now) c
   cross join lateral (select c.now + $2::float8 * interval '1 millisecond' as horizon) h
    join research.question q on q.study_id = s.id and q.withdrawn_at is null
    join research.question_version v on v.question_id = q.id and v.version = q.version
   cross join lateral (select '' as time_zone, q.opens_at, q.closes_at
                       union all
                       select z.time_zone, z.opens_at, z.closes_at from research.question_time z where q.clock = 'own' and z.question_id = q.id) t
   cross join lateral (values ('opened', t.opens_at), ('reminder', t.closes_at - interval '${REMINDER_HOURS} hours')) as d(effect, due_at)
   where s.phase = 'field' and ($1::uuid is null or s.id = $1) and t.opens_at <= h.horizon and d.due_at <= h.horizon
     and (d.effect = 'opened' or t.closes_at > c.now)
     and not exists (select 1 from research.schedule_effect e
                      where e.study_id = s.id and e.question_id = q.id and e.effect = d.effect and e.time_zone = t.time_zone)
   order by t.opens_at, q.position`;

/**
 * A question is open because of the clock; this only carries out what follows from it (design 3.1). Every instance may
 * ask and enqueue: the job's key joins them, and the row in schedule_effect makes each effect happen once.
 */
@Injectable()
export class CarryOutSchedule implements OnModuleInit, OnApplicationShutdown {
  private asking = false;
  private next: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
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
      const due = await this.work.query<{ studyId: string; inMs: number }>(
        `select "studyId", min("inMs") as "inMs" from (${DUE}) d group by 1`,
        [null, TICK_MS],
      );
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
  async nextAt(studyId: string): Promise<Date | undefined> {
    const [row] = await this.work.query<{ at: Date | null }>(
      `select min(greatest("dueAt", "opensAt")) as at from (${DUE}) d`,
      [studyId, FOREVER_MS],
    );
    return row?.at ?? undefined;
  }

  async execute(studyId: string): Promise<void> {
    await this.work.run(async () => {
      await this.place.alone(studyId);
      const study = await this.studies.facts(studyId);
      const first = await this.firstTime(studyId, await this.work.query<Due>(DUE, [studyId, 0]));
      for (const { effect, questionId, timeZone } of first)
        await this.facts.announce(
          effect === 'opened'
            ? new QuestionOpened(studyId, questionId, timeZone)
            : new QuestionClosing(studyId, questionId, timeZone),
        );
      const opened = first.filter(({ effect }) => effect === 'opened');
      if (opened.length === 0) return;
      await this.audit.recordAll(
        { kind: 'system' },
        'guide.question-opened',
        studyId,
        opened.map(({ questionId, timeZone }) => ({ questionId, ...(timeZone === null ? {} : { timeZone }) })),
      );
      await this.live.tellAll(opened.map(({ questionId: id }) => ({ studyId, topic: 'question', id })));
      await this.telling.tell(study, opened);
    });
  }

  private async firstTime(studyId: string, due: readonly Due[]): Promise<Due[]> {
    const nameOf = ({ questionId, effect, timeZone }: Pick<Due, 'questionId' | 'effect' | 'timeZone'>): string =>
      `${effect} ${questionId} ${timeZone ?? ''}`;
    const rows = await this.work.query<Pick<Due, 'questionId' | 'effect' | 'timeZone'>>(
      `insert into research.schedule_effect (study_id, question_id, effect, time_zone, at)
       select $1, d."questionId", d.effect, coalesce(d."timeZone", ''), platform.clock_now($1)
         from jsonb_to_recordset($2::jsonb) as d("questionId" uuid, effect text, "timeZone" text)
       on conflict do nothing
       returning question_id as "questionId", effect, nullif(time_zone, '') as "timeZone"`,
      [studyId, JSON.stringify(due)],
    );
    const first = new Set(rows.map(nameOf));
    return due.filter((each) => first.has(nameOf(each)));
  }
}
