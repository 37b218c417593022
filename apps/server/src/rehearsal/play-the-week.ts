import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { LANGUAGES, type RehearsalView, type StaffActor } from '@lytt/shared';
import { Audit } from '../foundation/audit/audit.facade.js';
import { CarryOutSchedule } from '../fieldwork/guide/application/carry-out-schedule.js';
import { CLOSES_FOR, Guide, OPEN_FOR, READERS, type QuestionView } from '../fieldwork/guide/guide.facade.js';
import { Panel } from '../fieldwork/panel/panel.facade.js';
import { Recruitment } from '../fieldwork/recruitment/recruitment.facade.js';
import { isTimeZone, Studies } from '../fieldwork/study/study.facade.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import { MailDesk } from './mail-desk.js';
import { castOf, leavesAt, writesAt, type MadeUpPerson } from './made-up-people.js';
import { UnseenCopies, type UnseenCopy } from './unseen-copy.js';

/** What somebody has in mind to do. */
interface Intention {
  at: Date;
  person: MadeUpPerson;
  /** Undefined: to leave. */
  question?: QuestionView;
}
type Event = RehearsalView['events'][number];

/** No two zones of the world are further apart: the first opening in any of them lies ahead. */
const BEFORE_MS = 27 * 3_600_000;
/** A day after the last closing nothing follows any more. */
const AFTERWARDS_MS = 86_400_000;
/** More than any week has; a rule that asked for the same moment again and again would end here. */
const MOST_MOMENTS = 20_000;

/**
 * Plays a study's week with made-up people: from moment to moment, by the rules and use cases of the real one, with its clock
 * set to each moment at which anything is due.
 */
@Injectable()
export class PlayTheWeek {
  constructor(
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly copies: UnseenCopies,
    private readonly studies: Studies,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly recruitment: Recruitment,
    private readonly audit: Audit,
  ) {}

  async execute(actor: StaffActor, studyId: string, timeZones: readonly string[]): Promise<RehearsalView> {
    const strange = timeZones.findIndex((zone) => !isTimeZone(zone));
    if (strange >= 0)
      throw invalid('rehearsal.time-zone', 'There is no such time zone.', [
        { path: `timeZones.${strange}`, message: 'an example is Europe/Oslo' },
      ]);
    const started = performance.now();
    const played = await this.copies.play(studyId, async (copy) => {
      const { languages, timeZone } = await this.studies.facts(copy.studyId);
      const spoken = LANGUAGES.filter((language) => languages.includes(language));
      const attributes = await this.recruitment.attributesOf(copy.studyId);
      const people = castOf(spoken, [timeZone, ...timeZones], attributes);
      const week = new Week(this.modules, this.work, this.panel, copy, people);
      await week.play(() => this.guide.zonesChanged(copy.studyId));
      return week.seen();
    });
    await this.work.run(() => this.audit.record(actor, 'guide.rehearsed', studyId));
    return { ...played, tookMs: Math.round(performance.now() - started) };
  }
}

class Week {
  private readonly events: Event[] = [];
  private readonly open = new Map<string, Set<string>>();
  private intentions: Intention[] = [];
  private readonly questions: ReadonlyMap<string, QuestionView>;
  private readonly schedule: CarryOutSchedule;
  private readonly desk: MailDesk;
  private now = new Date(0);

  constructor(
    modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly panel: Panel,
    private readonly copy: UnseenCopy,
    private readonly people: readonly MadeUpPerson[],
  ) {
    this.questions = new Map(copy.questions.map((question) => [question.id, question]));
    this.schedule = modules.get(CarryOutSchedule, { strict: false });
    this.desk = new MailDesk(modules, work, copy.studyId, people);
  }

  async play(placeZones: () => Promise<void>): Promise<void> {
    const first = Math.min(...this.copy.questions.map(({ opensAt }) => opensAt.getTime()));
    if (!Number.isFinite(first)) return;
    this.now = new Date(first - BEFORE_MS);
    await this.copy.setClock(this.now);
    for (const person of this.people) await this.copy.seat(person);
    await placeZones();
    const end = (await this.lastClosing()) + AFTERWARDS_MS;
    for (let count = 0; count < MOST_MOMENTS; count++) {
      const next = await this.nextMoment();
      if (next === undefined || next > end) return;
      this.now = new Date(next);
      await this.copy.setClock(this.now);
      await this.schedule.execute(this.copy.studyId);
      await this.look();
      await this.act();
      for (const { mailId, seatId } of await this.desk.send()) this.note('mail', seatId, null, mailId);
    }
    throw new Error('the rehearsal found no end');
  }

  seen(): Omit<RehearsalView, 'tookMs'> {
    return {
      people: this.people.map(({ seatId, alias, behaviour, language, timeZone, attributes }) => ({
        id: seatId,
        alias,
        behaviour,
        language,
        timeZone,
        attributes,
      })),
      events: this.events,
      mails: this.desk.mails,
    };
  }

  /** The earliest thing that comes after this moment: something due, a closing, a mail's hour, somebody's intention. */
  private async nextMoment(): Promise<number | undefined> {
    const rows = await this.work.query<{ at: Date }>(
      `select min(at) as at from (
         select closes_at as at from research.question where study_id = $1
         union all select closes_at from research.question_time where study_id = $1
         union all select due_at from research.notice where study_id = $1) t
        where at > $2`,
      [this.copy.studyId, this.now],
    );
    const due = await this.schedule.nextAt(this.copy.studyId);
    const moments = [
      ...rows.flatMap(({ at }) => ((at as Date | null) ? [at.getTime()] : [])),
      ...(due ? [due.getTime()] : []),
      ...this.intentions.map(({ at }) => at.getTime()),
    ];
    const ahead = moments.filter((at) => at > this.now.getTime());
    return ahead.length > 0 ? Math.min(...ahead) : undefined;
  }

  private async lastClosing(): Promise<number> {
    const questions = await this.work.query<{ at: Date }>(
      `select max(at) as at from (select closes_at as at from research.question where study_id = $1
                       union all select closes_at from research.question_time where study_id = $1) t`,
      [this.copy.studyId],
    );
    return questions[0]?.at.getTime() ?? 0;
  }

  /** What is open for whom now; what is newly so gives people ideas. */
  private async look(): Promise<void> {
    const rows = await this.work.query<{ seatId: string; questionId: string; closesAt: Date }>(
      `with me as (${READERS} and s.state in ('agreed','active','completed'))
       select me."seatId", q.id as "questionId", ${CLOSES_FOR} as "closesAt"
         from me join research.question q on q.study_id = $1 and ${OPEN_FOR} order by q.position`,
      [this.copy.studyId],
    );
    for (const person of this.people) {
      const before = this.open.get(person.seatId) ?? new Set<string>();
      const own = rows.filter(({ seatId }) => seatId === person.seatId);
      const after = new Set(own.map(({ questionId }) => questionId));
      for (const questionId of before) if (!after.has(questionId)) this.note('closed', person.seatId, questionId);
      for (const { questionId, closesAt } of own)
        if (!before.has(questionId)) {
          this.note('opened', person.seatId, questionId);
          this.intend(person, questionId, closesAt);
        }
      this.open.set(person.seatId, after);
    }
  }

  private intend(person: MadeUpPerson, questionId: string, closesAt: Date): void {
    const question = this.questions.get(questionId);
    if (!question) return;
    const leaving = leavesAt(person.behaviour, question.day, this.now);
    const at = leaving ?? writesAt(person.behaviour, this.now, closesAt);
    if (at) this.intentions.push(leaving ? { at, person } : { at, person, question });
  }

  private async act(): Promise<void> {
    const due = this.intentions.filter(({ at }) => at <= this.now);
    if (due.length === 0) return;
    this.intentions = this.intentions.filter(({ at }) => at > this.now);
    for (const { person, question } of due) {
      if (question) {
        const done = await this.copy.answer(person, question);
        if (done) this.note(done, person.seatId, question.id);
      } else if (await this.takesPart(person)) {
        await this.panel.drop(this.copy.studyId, person.seatId, 'rehearsal');
        this.note('left', person.seatId, null);
      }
    }
    // An answer may open what waited for it.
    await this.look();
  }

  private async takesPart({ seatId }: MadeUpPerson): Promise<boolean> {
    return (await this.panel.takingPart(this.copy.studyId)).some((seat) => seat.seatId === seatId);
  }

  private note(kind: Event['kind'], personId: string, questionId: string | null, mailId: string | null = null): void {
    const original = questionId === null ? null : (this.copy.original.get(questionId) ?? null);
    this.events.push({ at: this.now.toISOString(), personId, kind, questionId: original, mailId });
  }
}
