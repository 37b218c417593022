import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { ZoneTold } from '../notifications.events.js';
import { ALL_KINDS } from '../domain/notice-kinds.js';

export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}
export interface Wishes {
  timeZone: string | null;
  mailHour: number | null;
  channel: 'mail' | 'push' | 'none';
  stopped: string[];
  push: Subscription[];
}

/** By mail, when it happens, by the study's clock: what somebody gets who has wished for nothing. */
export const NO_WISHES: Wishes = { timeZone: null, mailHour: null, channel: 'mail', stopped: [], push: [] };
const DEVICES = 5;

/** How participants want to hear from their study, and whether their address takes mail. */
@Injectable()
export class WishRows {
  constructor(
    private readonly work: UnitOfWork,
    private readonly facts: Facts,
  ) {}

  async of(studyId: string, seatIds: readonly string[]): Promise<Map<string, Wishes>> {
    const rows = await this.work.query<Wishes & { seatId: string }>(
      `select seat_id as "seatId", time_zone as "timeZone", mail_hour as "mailHour", channel, stopped, coalesce(push, '[]') as push
         from research.participant_wish where study_id = $1 and seat_id = any($2)`,
      [studyId, seatIds],
    );
    return new Map(rows.map(({ seatId, ...wishes }) => [seatId, wishes]));
  }

  async one(studyId: string, seatId: string): Promise<Wishes> {
    return (await this.of(studyId, [seatId])).get(seatId) ?? NO_WISHES;
  }

  /** What waits for this person is looked at anew, by the new wishes. */
  async write(studyId: string, seatId: string, wishes: Partial<Omit<Wishes, 'push'>>): Promise<void> {
    await this.work.run(async () => {
      const before = await this.locked(studyId, seatId);
      const next = { ...before, ...wishes };
      await this.work.query(
        `update research.participant_wish set time_zone = $3, mail_hour = $4, channel = $5, stopped = $6
          where study_id = $1 and seat_id = $2`,
        [studyId, seatId, next.timeZone, next.mailHour, next.channel, JSON.stringify(next.stopped)],
      );
      await this.work.query(
        `update research.notice set due_at = created_at where study_id = $1 and seat_id = $2 and due_at is not null and state = 'pending'`,
        [studyId, seatId],
      );
      if (next.timeZone !== before.timeZone) await this.facts.announce(new ZoneTold(studyId, seatId));
    });
  }

  /** One kind, or all of them. Stopping what has been stopped changes nothing. */
  async stop(studyId: string, seatId: string, kind: string): Promise<void> {
    await this.work.run(async () => {
      const { stopped } = await this.locked(studyId, seatId);
      const next = kind === ALL_KINDS ? { channel: 'none' as const } : { stopped: [...new Set([...stopped, kind])] };
      await this.write(studyId, seatId, next);
    });
  }

  /** A device that wants to be told; it is then the channel. */
  async subscribe(studyId: string, seatId: string, device: Subscription): Promise<void> {
    await this.work.run(async () => {
      const { push } = await this.locked(studyId, seatId);
      const others = push.filter((one) => one.endpoint !== device.endpoint);
      await this.keepDevices(studyId, seatId, [device, ...others].slice(0, DEVICES));
      await this.write(studyId, seatId, { channel: 'push' });
    });
  }

  /** Without a device left, mail is the channel again. */
  async unsubscribe(studyId: string, seatId: string, endpoints: readonly string[]): Promise<void> {
    await this.work.run(async () => {
      const { push, channel } = await this.locked(studyId, seatId);
      const left = push.filter((one) => !endpoints.includes(one.endpoint));
      await this.keepDevices(studyId, seatId, left);
      if (left.length === 0 && channel === 'push') await this.write(studyId, seatId, { channel: 'mail' });
    });
  }

  /** The address did not take a mail; `code` as the server or its report said it. */
  async markFault(studyId: string, seatId: string, code: string): Promise<void> {
    await this.work.run(async () => {
      await this.locked(studyId, seatId);
      await this.work.query(
        `update research.participant_wish set address_fault = $3, address_fault_at = platform.clock_now($1)
          where study_id = $1 and seat_id = $2`,
        [studyId, seatId, code],
      );
    });
  }

  async clearFaults(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `update research.participant_wish set address_fault = null, address_fault_at = null
        where study_id = $1 and seat_id = $2 and address_fault is not null`,
      [studyId, seatId],
    );
  }

  private async locked(studyId: string, seatId: string): Promise<Wishes> {
    await this.work.query(
      `insert into research.participant_wish (seat_id, study_id) values ($2, $1) on conflict (seat_id) do nothing`,
      [studyId, seatId],
    );
    await this.work.query('select 1 from research.participant_wish where seat_id = $1 for update', [seatId]);
    return this.one(studyId, seatId);
  }

  private async keepDevices(studyId: string, seatId: string, devices: Subscription[]): Promise<void> {
    await this.work.query('update research.participant_wish set push = $3 where study_id = $1 and seat_id = $2', [
      studyId,
      seatId,
      JSON.stringify(devices),
    ]);
  }
}
