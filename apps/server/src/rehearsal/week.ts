import type { ModuleRef } from '@nestjs/core';
import type { RehearsalView, StaffActor } from '@lytt/shared';
import { CarryOutSchedule } from '../fieldwork/guide/application/carry-out-schedule.js';
import { closesFor, isOpenFor, readersOf, type QuestionView } from '../fieldwork/guide/guide.facade.js';
import { Panel } from '../fieldwork/panel/panel.facade.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MailDesk } from './mail-desk.js';
import { mailLoad } from './mail-load.js';
import {
  answersProbeAt,
  leavesAt,
  passesWith,
  probedAt,
  repliedToAt,
  writesAt,
  type MadeUpPerson,
} from './made-up-people.js';
import type { UnseenCopy } from './unseen-copy.js';

const NAMES = { question: 'q', reader: 'me' };

/** What somebody, or a moderator with them, has in mind to do. */
type Intention = { at: Date; person: MadeUpPerson } & (
  | { does: 'leave' }
  | { does: 'answer' | 'be-probed' | 'be-replied-to'; question: QuestionView }
  | { does: 'reply'; questionId: string; postId: string }
  | { does: 'answer-probe'; question: QuestionView; probeId: string }
);
type Event = RehearsalView['events'][number];

/** No two zones of the world are further apart: the first opening in any of them lies ahead. */
const BEFORE_MS = 27 * 3_600_000;
/** Nothing that the last closing causes waits longer: until somebody's hour, after a quiet night, after a full day. */
const AFTERWARDS_MS = 3 * 86_400_000;
/** More than any week has; a rule that asked for the same moment again and again would end here. */
const MOST_MOMENTS = 20_000;

/** A copy of a study played from each moment at which anything is due to the next. */
export class Week {
  private readonly events: Event[] = [];
  private readonly open = new Map<string, Set<string>>();
  /** Seat and question → when it closes for them. */
  private readonly closes = new Map<string, Date>();
  /** Seat and post of every turn in a peer round that somebody has in mind. */
  private readonly turns = new Set<string>();
  private readonly completed = new Set<string>();
  private intentions: Intention[] = [];
  private readonly questions: ReadonlyMap<string, QuestionView>;
  /** Whether any question waits for the one before it. */
  private readonly waits: boolean;
  /** Whether any question gives people others' answers to reply to. */
  private readonly hasPeers: boolean;
  private readonly schedule: CarryOutSchedule;
  private readonly panel: Panel;
  private readonly desk: MailDesk;
  private now = new Date(0);

  constructor(
    modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly copy: UnseenCopy,
    private readonly people: readonly MadeUpPerson[],
    private readonly moderator: StaffActor,
  ) {
    this.questions = new Map(copy.questions.map((question) => [question.id, question]));
    this.waits = copy.questions.some(({ afterPrevious }) => afterPrevious);
    this.hasPeers = copy.questions.some(({ peers }) => peers !== null);
    this.schedule = modules.get(CarryOutSchedule, { strict: false });
    this.panel = modules.get(Panel, { strict: false });
    this.desk = new MailDesk(modules, work, copy.studyId, people);
  }

  async play(placeZones: () => Promise<void>): Promise<void> {
    const first = Math.min(...this.copy.questions.map(({ opensAt }) => opensAt.getTime()));
    if (!Number.isFinite(first)) return;
    this.now = new Date(first - BEFORE_MS);
    await this.copy.setClock(this.now);
    for (const person of this.people) await this.copy.seat(person);
    await placeZones();
    const last = await this.lastClosing();
    const end = last + AFTERWARDS_MS;
    for (let count = 0; count < MOST_MOMENTS; count++) {
      const next = await this.nextMoment();
      if (next === undefined || next > end) return;
      this.now = new Date(next);
      await this.copy.setClock(this.now);
      await this.schedule.execute(this.copy.studyId);
      await this.look();
      await this.act();
      if (next >= last) await this.lookWhoCompleted();
      for (const { mailId, seatId } of await this.desk.send()) this.note('mail', seatId, null, mailId);
    }
    throw new Error('the rehearsal found no end');
  }

  seen(): Omit<RehearsalView, 'tookMs'> {
    return {
      people: this.people.map(({ seatId: id, personId: _, ...person }) => ({
        id,
        ...person,
        load: mailLoad(
          this.events.flatMap(({ at, kind, personId }) => (kind === 'mail' && personId === id ? [new Date(at)] : [])),
          person.timeZone,
        ),
      })),
      events: this.events,
      mails: this.desk.mails,
    };
  }

  /** The earliest thing that comes after this moment: something due, a closing, a mail's hour, somebody's intention. */
  private async nextMoment(): Promise<number | undefined> {
    const rows = await this.work.query<{ at: Date | null }>(
      `select min(at) as at from (
         select closes_at as at from research.question where study_id = $1
         union all select closes_at from research.question_time where study_id = $1
         union all select due_at from research.notice where study_id = $1) t
        where at > $2`,
      [this.copy.studyId, this.now],
    );
    const due = await this.schedule.nextAt(this.copy.studyId);
    const moments = [
      ...rows.flatMap(({ at }) => (at ? [at.getTime()] : [])),
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
      `with me as (${readersOf({ study: '$1' })} and s.state in ('agreed','active','completed'))
       select me."seatId", q.id as "questionId", ${closesFor(NAMES)} as "closesAt"
         from me join research.question q on q.study_id = $1 and ${isOpenFor(NAMES)} order by q.position`,
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
          this.closes.set(`${person.seatId} ${questionId}`, closesAt);
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
    if (at) this.intentions.push(leaving ? { does: 'leave', at, person } : { does: 'answer', at, person, question });
  }

  private async act(): Promise<void> {
    const due = this.intentions.filter(({ at }) => at <= this.now);
    if (due.length === 0) return;
    this.intentions = this.intentions.filter(({ at }) => at > this.now);
    const here = new Set((await this.panel.takingPart(this.copy.studyId)).map(({ seatId }) => seatId));
    for (const intention of due) if (here.has(intention.person.seatId)) await this.carryOut(intention);
    // An answer may open what waited for it, and who has left has nothing open.
    if (this.waits || due.some(({ does }) => does === 'leave')) await this.look();
    if (this.hasPeers && due.some(({ does }) => does === 'answer')) await this.lookForTurns();
  }

  /** An answer deals the round anew: whoever was given something has a mind to reply, in their manner. */
  private async lookForTurns(): Promise<void> {
    for (const { seatId, questionId, postId } of await this.copy.turns()) {
      const person = this.people.find((each) => each.seatId === seatId);
      const closes = this.closes.get(`${seatId} ${questionId}`);
      if (!person || !closes || this.turns.has(`${seatId} ${postId}`)) continue;
      this.turns.add(`${seatId} ${postId}`);
      const at = writesAt(person.behaviour, this.now, closes);
      if (at) this.intentions.push({ does: 'reply', at, person, questionId, postId });
    }
  }

  private async lookWhoCompleted(): Promise<void> {
    for (const { seatId, state } of await this.panel.takingPart(this.copy.studyId))
      if (state === 'completed' && !this.completed.has(seatId)) {
        this.completed.add(seatId);
        this.note('completed', seatId, null);
      }
  }

  private async carryOut(intention: Intention): Promise<void> {
    const { person } = intention;
    switch (intention.does) {
      case 'leave':
        await this.panel.drop(this.copy.studyId, person.seatId, 'rehearsal');
        return this.note('left', person.seatId, null);
      case 'answer':
        return this.answer(person, intention.question);
      case 'be-probed':
        return this.probe(person, intention.question);
      case 'be-replied-to':
        if (await this.copy.moderatorReplies(this.moderator, person, intention.question))
          this.note('moderator-replied', person.seatId, intention.question.id);
        return;
      case 'reply':
        if (await this.copy.reply(person, intention.questionId, intention.postId))
          this.note('replied', person.seatId, intention.questionId);
        return;
      case 'answer-probe':
        await this.copy.answerProbe(person, intention.probeId);
        return this.note('probe-answered', person.seatId, intention.question.id);
    }
  }

  private async answer(person: MadeUpPerson, question: QuestionView): Promise<void> {
    const done = await this.copy.answer(person, question, passesWith(person.behaviour, question));
    if (!done) return;
    const isFirst = !this.events.some(({ kind, personId }) => kind === 'answered' && personId === person.seatId);
    this.note(done, person.seatId, question.id);
    if (done === 'answered') {
      const repliedAt = repliedToAt(person.behaviour, isFirst, this.now);
      if (repliedAt) this.intentions.push({ does: 'be-replied-to', at: repliedAt, person, question });
    }
    const at = done === 'answered' ? probedAt(person.behaviour, question, this.now) : undefined;
    if (at) this.intentions.push({ does: 'be-probed', at, person, question });
  }

  private async probe(person: MadeUpPerson, question: QuestionView): Promise<void> {
    const probeId = await this.copy.probe(this.moderator, person, question);
    if (probeId === undefined) return;
    this.note('probed', person.seatId, question.id);
    this.intentions.push({ does: 'answer-probe', at: answersProbeAt(this.now), person, question, probeId });
  }

  private note(kind: Event['kind'], personId: string, questionId: string | null, mailId: string | null = null): void {
    const original = questionId === null ? null : (this.copy.original.get(questionId) ?? null);
    this.events.push({ at: this.now.toISOString(), personId, kind, questionId: original, mailId });
  }
}
