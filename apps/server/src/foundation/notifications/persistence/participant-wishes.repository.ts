import { Injectable } from '@nestjs/common';
import type { StoppableMail } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Wishes {
  timeZone: string | null;
  mailHour: number | null;
  channel: 'mail' | 'push' | 'none';
  stopped: string[];
  push: Subscription[];
}

export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** What a mail server, or its report, answered about a participant's address. */
export interface AddressFault {
  seatId: string;
  /** A reply code (`550`) or a status code (`5.1.1`, RFC 3463). */
  fault: string;
  at: Date;
}

@Injectable()
export class ParticipantWishesRepository {
  constructor(private readonly work: UnitOfWork) {}

  ofSeats(studyId: string, seatIds: readonly string[]): Promise<(Wishes & { seatId: string })[]> {
    return this.work.query<Wishes & { seatId: string }>(
      `select seat_id as "seatId", time_zone as "timeZone", mail_hour as "mailHour", channel, stopped,
         coalesce(push, '[]') as push
         from research.participant_wish where study_id = $1 and seat_id = any($2)`,
      [studyId, seatIds],
    );
  }

  async write(
    studyId: string,
    seatId: string,
    timeZone: string | null,
    mailHour: number | null,
    channel: 'push' | 'mail' | 'none',
    stopped: readonly string[],
  ): Promise<void> {
    await this.work.query(
      `update research.participant_wish set time_zone = $3, mail_hour = $4, channel = $5, stopped = $6
          where study_id = $1 and seat_id = $2`,
      [studyId, seatId, timeZone, mailHour, channel, JSON.stringify(stopped)],
    );
  }

  async markFault(studyId: string, seatId: string, code: string): Promise<void> {
    await this.work.query(
      `update research.participant_wish set address_fault = $3, address_fault_at = platform.clock_now($1)
          where study_id = $1 and seat_id = $2`,
      [studyId, seatId, code],
    );
  }

  async clearFaults(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `update research.participant_wish set address_fault = null, address_fault_at = null
        where study_id = $1 and seat_id = $2 and address_fault is not null`,
      [studyId, seatId],
    );
  }

  async addMissing(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `insert into research.participant_wish (seat_id, study_id) values ($2, $1) on conflict (seat_id) do nothing`,
      [studyId, seatId],
    );
  }

  async lock(seatId: string): Promise<void> {
    await this.work.query('select 1 from research.participant_wish where seat_id = $1 for update', [seatId]);
  }

  async keepDevices(studyId: string, seatId: string, devices: readonly Subscription[]): Promise<void> {
    await this.work.query('update research.participant_wish set push = $3 where study_id = $1 and seat_id = $2', [
      studyId,
      seatId,
      JSON.stringify(devices),
    ]);
  }

  stoppedBy(studyId: string, kind: StoppableMail): Promise<{ seatId: string }[]> {
    return this.work.query<{ seatId: string }>(
      `select seat_id as "seatId" from research.participant_wish
         where study_id = $1 and (channel = 'none' or stopped ? $2)`,
      [studyId, kind],
    );
  }

  addressFaults(studyId: string): Promise<AddressFault[]> {
    return this.work.query<AddressFault>(
      `select seat_id as "seatId", address_fault as fault, address_fault_at as at
         from research.participant_wish where study_id = $1 and address_fault is not null`,
      [studyId],
    );
  }

  async forget(studyId: string, seatId: string): Promise<void> {
    await this.work.query('delete from research.participant_wish where study_id = $1 and seat_id = $2', [
      studyId,
      seatId,
    ]);
  }
}
