import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Localized } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { localized } from '../../../platform/pages/pages.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import { QuestionClosing, QuestionOpened } from '../guide.events.js';

const CARRY_OUT = 'guide.carry-out';
const TICK_MS = 5_000;
/** Hours before closing at which those who have not answered are reminded. */
const REMINDER_HOURS = 4;
/** After an outage nobody is told of what opened longer ago than this. */
const NEWS_FOR_MS = 24 * 3_600_000;

interface Due {
  questionId: string;
  effect: 'opened' | 'reminder';
  opensAt: Date;
  closesAt: Date;
  title: Localized;
}

/** Due and not yet carried out; `$1` narrows to one study. */
const DUE = `
  select q.study_id as "studyId", q.id as "questionId", d.effect, q.opens_at as "opensAt", q.closes_at as "closesAt", v.title
    from research.study s
    join research.question q on q.study_id = s.id and q.withdrawn_at is null and q.opens_at <= platform.clock_now(s.id)
    join research.question_version v on v.question_id = q.id and v.version = q.version
   cross join lateral (values ('opened', q.opens_at), ('reminder', q.closes_at - interval '${REMINDER_HOURS} hours')) as d(effect, due_at)
   where s.phase = 'field' and ($1::uuid is null or s.id = $1) and d.due_at <= platform.clock_now(s.id)
     and (d.effect = 'opened' or q.closes_at > platform.clock_now(s.id))
     and not exists (select 1 from research.schedule_effect e where e.study_id = s.id and e.question_id = q.id and e.effect = d.effect)
   order by q.opens_at, q.position`;

/**
 * A question is open because of the clock; this only carries out what follows from it (design 3.1). Every instance may
 * ask and enqueue: the job's key joins them, and the row in schedule_effect makes each effect happen once.
 */
@Injectable()
export class CarryOutSchedule implements OnModuleInit {
  private asking = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly facts: Facts,
    private readonly studies: Studies,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(CARRY_OUT, ({ studyId }) => this.execute(String(studyId)));
  }

  @Interval('guide.due', TICK_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web' || this.asking) return;
    this.asking = true;
    try {
      const due = await this.work.query<{ studyId: string }>(`select distinct "studyId" from (${DUE}) d`, [null]);
      for (const { studyId } of due)
        await this.jobs.enqueue(CARRY_OUT, { studyId }, { key: `${CARRY_OUT}:${studyId}` });
    } catch (fault) {
      // The database is away or this program is stopping; the next tick asks again.
      this.log.warn('guide.tick', { fault: (fault as Error).message });
    } finally {
      this.asking = false;
    }
  }

  async execute(studyId: string): Promise<void> {
    await this.work.run(async () => {
      const study = await this.studies.facts(studyId);
      const opened: Due[] = [];
      for (const due of await this.work.query<Due>(DUE, [studyId])) {
        if (!(await this.isFirst(studyId, due))) continue;
        await this.facts.announce(
          due.effect === 'opened'
            ? new QuestionOpened(studyId, due.questionId)
            : new QuestionClosing(studyId, due.questionId),
        );
        if (due.effect === 'reminder') continue;
        opened.push(due);
        await this.audit.record({ kind: 'system' }, 'guide.question-opened', studyId, { questionId: due.questionId });
        await this.live.tell({ studyId, topic: 'question', id: due.questionId });
      }
      await this.tellParticipants(study, opened);
    });
  }

  private async isFirst(studyId: string, due: Due): Promise<boolean> {
    const rows = await this.work.query(
      `insert into research.schedule_effect (study_id, question_id, effect, at) values ($1, $2, $3, platform.clock_now($1)) on conflict do nothing returning effect`,
      [studyId, due.questionId, due.effect],
    );
    return rows.length > 0;
  }

  /** A notice for each question that opened; those that wait for the same person go in one mail. */
  private async tellParticipants(study: StudyFacts, opened: Due[]): Promise<void> {
    const news = opened.filter(
      ({ opensAt, closesAt }) => study.now.getTime() - opensAt.getTime() < NEWS_FOR_MS && closesAt > study.now,
    );
    if (news.length === 0) return;
    const seats = await this.panel.takingPart(study.id);
    await this.notifications.sendAll(
      news.flatMap(({ questionId, title, closesAt }) =>
        seats.map(({ seatId, personId, language }) => ({
          studyId: study.id,
          kind: 'question-opened',
          key: `question-opened:${questionId}:${seatId}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in' as const, next: `/p/q/${questionId}` },
          values: { title: localized(title, language), closesAt: closesAt.toISOString() },
          until: closesAt,
        })),
      ),
    );
  }
}
