import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { TAKING_PART } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import { PeopleRegister, type Person } from '../../privacy/privacy.facade.js';
import { codeOf, isRefusedAddress, LAST_ATTEMPT, untilNextTry } from '../domain/refusal.js';
import { goesAloneAt } from '../domain/notice-kinds.js';
import { bundleAt } from '../domain/when-may-go.js';
import { ComposeMail, type StudyMails } from './compose-mail.js';
import { MailRuleRows } from './mail-rules.js';
import { DELIVER_DUE, inQueues } from '../domain/notice.js';
import { Participants, type Participant } from './participants.js';
import { ReachParticipant, type DueNotice } from './reach-participant.js';
import { StillNews } from './still-news.js';
import { WishRows, NO_WISHES, type Wishes } from './wishes.js';

const TICK_MS = 5_000;
/** Of one study at one tick; the next takes the rest. */
const MOST = 5_000;

interface Aside {
  dropped: { id: string; why: string }[];
  later: { id: string; at: Date }[];
}
interface Table {
  studyId: string;
  mails: StudyMails;
  rule: Awaited<ReturnType<MailRuleRows['of']>>;
  people: Map<string, Person>;
  wishes: Map<string, Wishes>;
  seats: Map<string, Participant>;
  sent: Map<string, Date[]>;
  /** Notices whose reader has done by now what they are about. */
  old: ReadonlySet<string>;
}

/**
 * What waits for its hour (design 3.1: derived, and only its effect executed). A notice says when to ask next; whether it may
 * go is decided by the rule at that moment. Everything that waits for a person goes in one message. Jobs of a person's queue
 * run one after the other, so what a job finds `sending` was left by one that died, and goes out again as the same mail.
 */
@Injectable()
export class DeliverDue implements OnModuleInit {
  private asking = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly rules: MailRuleRows,
    private readonly wishRows: WishRows,
    private readonly composing: ComposeMail,
    private readonly register: PeopleRegister,
    private readonly participants: Participants,
    private readonly reach: ReachParticipant,
    private readonly log: Log,
    private readonly still: StillNews,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(DELIVER_DUE, ({ studyId, seatIds }) => this.execute(String(studyId), seatIds as string[]));
  }

  @Interval('notifications.due', TICK_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web' || this.asking) return;
    this.asking = true;
    try {
      const due = await this.work.query<{ studyId: string; seatIds: string[] }>(
        `select s.id as "studyId", array_agg(n.seat_id) as "seatIds"
           from research.study s cross join lateral platform.clock_now(s.id) as c(now)
          cross join lateral (select distinct seat_id from research.notice
                               where study_id = s.id and due_at is not null and due_at <= c.now limit ${MOST}) n
          group by s.id`,
      );
      for (const { studyId, seatIds } of due)
        await this.jobs.enqueueAll(
          DELIVER_DUE,
          inQueues(studyId, seatIds).map(({ queue, seatIds: batch }, at) => ({
            payload: { studyId, seatIds: batch },
            queue,
            key: `${queue}:tick:${at}`,
          })),
        );
    } catch (fault) {
      // The database is away or this program is stopping; the next tick asks again.
      this.log.warn('notifications.tick', { fault: (fault as Error).message });
    } finally {
      this.asking = false;
    }
  }

  async execute(studyId: string, seatIds: readonly string[]): Promise<void> {
    const waiting = await this.waiting(studyId, seatIds);
    if (waiting.size === 0) return;
    const table = await this.lay(studyId, waiting);
    const aside: Aside = { dropped: [], later: [] };
    for (const [seatId, notices] of waiting) await this.forSeat(table, seatId, notices, aside);
    await this.putAside(aside);
  }

  /** In the order in which they happened. */
  private async waiting(studyId: string, seatIds: readonly string[]): Promise<Map<string, DueNotice[]>> {
    const rows = await this.work.query<DueNotice>(
      `select id, seat_id as "seatId", kind, key, language, values, state, attempts, mail_id as "mailId", created_at as "createdAt", until
         from research.notice where study_id = $1 and seat_id = any($2) and due_at is not null order by created_at, id`,
      [studyId, seatIds],
    );
    const waiting = new Map<string, DueNotice[]>();
    for (const row of rows) waiting.set(row.seatId, [...(waiting.get(row.seatId) ?? []), row]);
    return waiting;
  }

  /** All that the batch needs, asked for once; one look-up in the audit for all its people. */
  private async lay(studyId: string, waiting: ReadonlyMap<string, DueNotice[]>): Promise<Table> {
    const seatIds = [...waiting.keys()];
    const seats = await this.participants.known.ofSeats(studyId, seatIds);
    const sent = await this.work.query<{ seatId: string; at: Date }>(
      `select seat_id as "seatId", max(sent_at) as at from research.notice
        where study_id = $1 and seat_id = any($2) and state = 'sent' and mail_id <> id
          and sent_at > platform.clock_now($1) - interval '2 days' group by seat_id, mail_id`,
      [studyId, seatIds],
    );
    const times = new Map<string, Date[]>();
    for (const { seatId, at } of sent) times.set(seatId, [...(times.get(seatId) ?? []), at]);
    return {
      studyId,
      mails: await this.composing.of(studyId),
      rule: await this.rules.of(studyId),
      people: await this.register.lookUp(
        { kind: 'system' },
        studyId,
        seats.map((seat) => seat.personId),
        'mail to participants',
      ),
      wishes: await this.wishRows.of(studyId, seatIds),
      seats: new Map(seats.map((seat) => [seat.seatId, seat])),
      sent: times,
      old: await this.still.old(studyId, [...waiting.values()].flat()),
    };
  }

  private async forSeat(table: Table, seatId: string, all: readonly DueNotice[], aside: Aside): Promise<void> {
    const wishes = table.wishes.get(seatId) ?? NO_WISHES;
    const kept: DueNotice[] = [];
    for (const notice of all) {
      const why = table.old.has(notice.id)
        ? 'done-already'
        : whyNot(notice, table.seats.get(seatId), wishes, table.mails.now);
      if (why) aside.dropped.push({ id: notice.id, why });
      else kept.push(table.rule.quoteProbe ? notice : withoutQuote(notice));
    }
    if (kept.length === 0) return;
    const now = table.mails.now;
    const reader = { timeZone: wishes.timeZone ?? table.mails.timeZone, mailHour: wishes.mailHour };
    const at = bundleAt(
      kept.map((notice) => ({ occurredAt: goesAloneAt(notice), until: notice.until })),
      now,
      reader,
      table.rule,
      table.sent.get(seatId) ?? [],
    );
    if (at > now) {
      aside.later.push(...kept.map(({ id }) => ({ id, at })));
      return;
    }
    // What was begun goes first, as the mail that it was; what came since waits for the next round.
    const mailId = kept.find((notice) => notice.mailId !== null)?.mailId;
    await this.send(table, seatId, mailId ? kept.filter((notice) => notice.mailId === mailId) : kept, wishes);
  }

  private async send(table: Table, seatId: string, notices: readonly DueNotice[], wishes: Wishes): Promise<void> {
    const { studyId, mails } = table;
    const person = table.people.get(table.seats.get(seatId)?.personId ?? '');
    if (!person) {
      return this.putAside({ dropped: notices.map(({ id }) => ({ id, why: 'nobody' })), later: [] });
    }
    const ids = notices.map((notice) => notice.id);
    const mailId = notices[0]?.mailId ?? randomUUID();
    // In the table before it leaves: whoever finds it after a crash sends the same mail, not another one.
    await this.work.query(
      `update research.notice set state = 'sending', mail_id = $2, attempts = attempts + 1 where id = any($1)`,
      [ids, mailId],
    );
    try {
      const channel = await this.reach.send({ studyId, seatId, mailId, mails, person, wishes, notices });
      await this.work.query(
        `update research.notice set state = 'sent', sent_at = platform.clock_now(study_id), channel = $2, fault = null, due_at = null
          where id = any($1)`,
        [ids, channel],
      );
      if (channel === 'mail') await this.wishRows.clearFaults(studyId, seatId);
    } catch (fault) {
      await this.failed(studyId, seatId, notices, fault);
    }
  }

  private async failed(studyId: string, seatId: string, notices: readonly DueNotice[], fault: unknown): Promise<void> {
    const attempts = Math.max(...notices.map((notice) => notice.attempts)) + 1;
    const refused = isRefusedAddress(fault);
    const over = refused || attempts >= LAST_ATTEMPT;
    await this.work.query(
      `update research.notice set state = $2, fault = $3,
              due_at = case when $2 = 'failed' then null else platform.clock_now(study_id) + make_interval(secs => $4) end
        where id = any($1)`,
      [notices.map((notice) => notice.id), over ? 'failed' : 'sending', codeOf(fault), untilNextTry(attempts)],
    );
    if (refused) await this.wishRows.markFault(studyId, seatId, codeOf(fault));
    if (!refused) this.log.warn('notifications.not-sent', { studyId, fault: codeOf(fault), attempts });
  }

  /** Those that are not sent at all, and those that are to be asked for later, of a whole batch. */
  private async putAside({ dropped, later }: Aside): Promise<void> {
    if (dropped.length > 0)
      await this.work.query(
        `update research.notice n set state = 'dropped', fault = d.why, due_at = null
           from jsonb_to_recordset($1::jsonb) as d(id uuid, why text) where n.id = d.id`,
        [JSON.stringify(dropped)],
      );
    if (later.length > 0)
      await this.work.query(
        `update research.notice n set due_at = l.at
           from jsonb_to_recordset($1::jsonb) as l(id uuid, at timestamptz) where n.id = l.id`,
        [JSON.stringify(later)],
      );
  }
}

/** It may have been recorded while the study still allowed it. */
function withoutQuote(notice: DueNotice): DueNotice {
  const { quote: _, ...values } = notice.values;
  return { ...notice, values: values as DueNotice['values'] };
}

/** Why a notice is not sent at all; undefined: it is. */
function whyNot(notice: DueNotice, seat: Participant | undefined, wishes: Wishes, now: Date): string | undefined {
  if (!seat || !TAKING_PART.includes(seat.state)) return 'left';
  if (wishes.channel === 'none' || wishes.stopped.includes(notice.kind)) return 'stopped';
  if (notice.until && notice.until <= now) return 'too-late';
  return undefined;
}
