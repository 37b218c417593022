import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';

export const SEND_NOTICE = 'notifications.send';

/** A message to somebody, said in ids. `values` fill the template and hold no address and no words of a participant. */
export interface Notice {
  studyId: string;
  /** Template and texts: `views/mail/<kind>.hbs`, subject `mail.<kind>.subject`. */
  kind: string;
  /** Sent once for this key, however often it is asked for. */
  key: string;
  language: Language;
  to: { personId: string; seatId?: string } | { staffInvitationId: string };
  /** A participant's link in the mail: what it is for and where it leads. */
  link?: { purpose: 'invitation' | 'sign-in'; next: string };
  values?: Record<string, string | number>;
}

@Injectable()
export class Notifications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  /** Records the message in the caller's transaction and has it sent afterwards. False: this key had been recorded. */
  async send(notice: Notice): Promise<boolean> {
    return this.work.run(async () => {
      const id = randomUUID();
      const person = 'personId' in notice.to ? notice.to : undefined;
      const rows = await this.work.query<{ id: string }>(
        `insert into research.notice (id, study_id, key, kind, person_id, staff_invitation_id, seat_id, language, values)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key) do nothing returning id`,
        [
          id,
          notice.studyId,
          notice.key,
          notice.kind,
          person?.personId ?? null,
          'staffInvitationId' in notice.to ? notice.to.staffInvitationId : null,
          person?.seatId ?? null,
          notice.language,
          JSON.stringify({ ...notice.values, link: notice.link ?? null }),
        ],
      );
      if (rows.length === 0) return false;
      await this.jobs.enqueue(SEND_NOTICE, { id }, { key: `notice:${id}` });
      return true;
    });
  }

  /** Messages that could not be sent, for Overview. */
  async failed(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.notice where study_id = $1 and state = 'failed'`,
      [studyId],
    );
    return row?.count ?? 0;
  }
}
