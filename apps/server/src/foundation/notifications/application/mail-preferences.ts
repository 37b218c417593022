import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { ZoneTold } from '../notifications.events.js';
import { NoticesRepository } from '../persistence/notices.repository.js';
import { ALL_KINDS } from '../domain/notice-kinds.js';
import {
  ParticipantWishesRepository,
  type Wishes,
  type Subscription,
} from '../persistence/participant-wishes.repository.js';

export type { Wishes, Subscription } from '../persistence/participant-wishes.repository.js';

/** By mail, when it happens, by the study's clock: what somebody gets who has wished for nothing. */
export const NO_WISHES: Wishes = { timeZone: null, mailHour: null, channel: 'mail', stopped: [], push: [] };
const DEVICES = 5;

/** How participants want to hear from their study, and whether their address takes mail. */
@Injectable()
export class MailPreferences {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ParticipantWishesRepository,
    private readonly notices: NoticesRepository,
    private readonly facts: Facts,
  ) {}

  async ofSeats(studyId: string, seatIds: readonly string[]): Promise<Map<string, Wishes>> {
    const rows = await this.rows.ofSeats(studyId, seatIds);
    return new Map(rows.map(({ seatId, ...wishes }) => [seatId, wishes]));
  }

  async ofSeat(studyId: string, seatId: string): Promise<Wishes> {
    return (await this.ofSeats(studyId, [seatId])).get(seatId) ?? NO_WISHES;
  }

  /** What waits for this person is looked at anew, by the new wishes. */
  async write(studyId: string, seatId: string, wishes: Partial<Omit<Wishes, 'push'>>): Promise<void> {
    await this.work.run(async () => {
      const before = await this.locked(studyId, seatId);
      const next = { ...before, ...wishes };
      await this.rows.write(studyId, seatId, next.timeZone, next.mailHour, next.channel, next.stopped);
      await this.notices.askAnew(studyId, seatId);
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
      await this.rows.markFault(studyId, seatId, code);
    });
  }

  async clearFaults(studyId: string, seatId: string): Promise<void> {
    await this.rows.clearFaults(studyId, seatId);
  }

  private async locked(studyId: string, seatId: string): Promise<Wishes> {
    await this.rows.addMissing(studyId, seatId);
    await this.rows.lock(seatId);
    return this.ofSeat(studyId, seatId);
  }

  private async keepDevices(studyId: string, seatId: string, devices: Subscription[]): Promise<void> {
    await this.rows.keepDevices(studyId, seatId, devices);
  }
}
