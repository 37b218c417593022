import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { TAKING_PART } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
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
import { ReachParticipant } from './reach-participant.js';
import { StaleNotices } from './stale-notices.js';
import { MailPreferences, NO_WISHES, type Wishes } from './mail-preferences.js';
import { NoticesRepository, type DueNotice } from '../persistence/notices.repository.js';

const TICK_MS = 5_000;
/** Of one study at one tick; the next takes the rest. */
const MOST = 5_000;

interface Held {
  dropped: { id: string; why: string }[];
  later: { id: string; at: Date }[];
}
interface Batch {
  studyId: string;
  mails: StudyMails;
  rule: Awaited<ReturnType<MailRuleRows['current']>>;
  people: Map<string, Person>;
  wishes: Map<string, Wishes>;
  seats: Map<string, Participant>;
  sent: Map<string, Date[]>;
  /** Notices whose reader has done by now what they are about. */
  old: ReadonlySet<string>;
}

/**
 * What waits for its hour (that it is due is derived, only its effect is executed). A notice says when to ask next; whether it may
 * go is decided by the rule at that moment. Everything that waits for a person goes in one message. Jobs of a person's queue
 * run one after the other, so what a job finds `sending` was left by one that died, and goes out again as the same mail.
 */
@Injectable()
export class DeliverDue implements OnModuleInit {
  private asking = false;

  constructor(
    private readonly settings: Settings,
    private readonly notices: NoticesRepository,
    private readonly jobs: Jobs,
    private readonly rules: MailRuleRows,
    private readonly preferences: MailPreferences,
    private readonly composing: ComposeMail,
    private readonly register: PeopleRegister,
    private readonly participants: Participants,
    private readonly reach: ReachParticipant,
    private readonly log: Log,
    private readonly stale: StaleNotices,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(DELIVER_DUE, ({ studyId, seatIds }) => this.execute(String(studyId), seatIds as string[]));
  }

  @Interval('notifications.due', TICK_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web' || this.asking) return;
    this.asking = true;
    try {
      const due = await this.notices.due(MOST);
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
    const batch = await this.gather(studyId, waiting);
    const held: Held = { dropped: [], later: [] };
    for (const [seatId, notices] of waiting) await this.forSeat(batch, seatId, notices, held);
    await this.holdBack(held);
  }

  /** In the order in which they happened. */
  private async waiting(studyId: string, seatIds: readonly string[]): Promise<Map<string, DueNotice[]>> {
    const rows = await this.notices.waitingFor(studyId, seatIds);
    const waiting = new Map<string, DueNotice[]>();
    for (const row of rows) waiting.set(row.seatId, [...(waiting.get(row.seatId) ?? []), row]);
    return waiting;
  }

  /** All that the batch needs, asked for once; one look-up in the audit for all its people. */
  private async gather(studyId: string, waiting: ReadonlyMap<string, DueNotice[]>): Promise<Batch> {
    const seatIds = [...waiting.keys()];
    const seats = await this.participants.known.ofSeats(studyId, seatIds);
    const sent = await this.notices.lastSent(studyId, seatIds);
    const times = new Map<string, Date[]>();
    for (const { seatId, at } of sent) times.set(seatId, [...(times.get(seatId) ?? []), at]);
    return {
      studyId,
      mails: await this.composing.forStudy(studyId),
      rule: await this.rules.current(studyId),
      people: await this.register.lookUp(
        { kind: 'system' },
        studyId,
        seats.map((seat) => seat.personId),
        'mail to participants',
      ),
      wishes: await this.preferences.ofSeats(studyId, seatIds),
      seats: new Map(seats.map((seat) => [seat.seatId, seat])),
      sent: times,
      old: await this.stale.old(studyId, [...waiting.values()].flat()),
    };
  }

  private async forSeat(batch: Batch, seatId: string, all: readonly DueNotice[], held: Held): Promise<void> {
    const wishes = batch.wishes.get(seatId) ?? NO_WISHES;
    const kept: DueNotice[] = [];
    for (const notice of all) {
      const why = batch.old.has(notice.id)
        ? 'done-already'
        : whyNot(notice, batch.seats.get(seatId), wishes, batch.mails.now);
      if (why) held.dropped.push({ id: notice.id, why });
      else kept.push(batch.rule.quoteProbe ? notice : withoutQuote(notice));
    }
    if (kept.length === 0) return;
    const now = batch.mails.now;
    const reader = { timeZone: wishes.timeZone ?? batch.mails.timeZone, mailHour: wishes.mailHour };
    const at = bundleAt(
      kept.map((notice) => ({ occurredAt: goesAloneAt(notice), until: notice.until })),
      now,
      reader,
      batch.rule,
      batch.sent.get(seatId) ?? [],
    );
    if (at > now) {
      held.later.push(...kept.map(({ id }) => ({ id, at })));
      return;
    }
    // What was begun goes first, as the mail that it was; what came since waits for the next round.
    const mailId = kept.find((notice) => notice.mailId !== null)?.mailId;
    await this.send(batch, seatId, mailId ? kept.filter((notice) => notice.mailId === mailId) : kept, wishes);
  }

  private async send(batch: Batch, seatId: string, notices: readonly DueNotice[], wishes: Wishes): Promise<void> {
    const { studyId, mails } = batch;
    const person = batch.people.get(batch.seats.get(seatId)?.personId ?? '');
    if (!person) {
      return this.holdBack({ dropped: notices.map(({ id }) => ({ id, why: 'nobody' })), later: [] });
    }
    const ids = notices.map((notice) => notice.id);
    const mailId = notices[0]?.mailId ?? randomUUID();
    // Recorded before it leaves, so that whoever finds it after a crash sends the same mail again.
    await this.notices.beginMail(ids, mailId);
    try {
      const channel = await this.reach.send({ studyId, seatId, mailId, mails, person, wishes, notices });
      await this.notices.markSent(ids, channel);
      if (channel === 'mail') await this.preferences.clearFaults(studyId, seatId);
    } catch (fault) {
      await this.failed(studyId, seatId, notices, fault);
    }
  }

  private async failed(studyId: string, seatId: string, notices: readonly DueNotice[], fault: unknown): Promise<void> {
    const attempts = Math.max(...notices.map((notice) => notice.attempts)) + 1;
    const refused = isRefusedAddress(fault);
    const over = refused || attempts >= LAST_ATTEMPT;
    await this.notices.markFailed(
      notices.map((notice) => notice.id),
      over ? 'failed' : 'sending',
      codeOf(fault),
      untilNextTry(attempts),
    );
    if (refused) await this.preferences.markFault(studyId, seatId, codeOf(fault));
    if (!refused) this.log.warn('notifications.not-sent', { studyId, fault: codeOf(fault), attempts });
  }

  /** Of a whole batch: what is not sent at all, and what is asked about again later. */
  private async holdBack({ dropped, later }: Held): Promise<void> {
    if (dropped.length > 0) await this.notices.drop(dropped);
    if (later.length > 0) await this.notices.postpone(later);
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
