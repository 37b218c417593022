import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language, WrittenMail } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ComposeMail, type ComposedMail } from './application/compose-mail.js';
import type { MailValues } from './application/mail-template.js';
import { NOTICE_OF, type MailWords } from './application/mail-text.js';

export { MailTexts } from './application/mail-texts.js';
export type { ComposedMail } from './application/compose-mail.js';
export { mailTextFaults, type MailWords } from './application/mail-text.js';

export const SEND_NOTICE = 'notifications.send';
const NOBODY = 'Kari Nordmann';

/** A message to somebody, said in ids. `values` fill the template and hold no address and no words of a participant. */
export interface Notice {
  studyId: string;
  /**
   * Template and texts: `views/mail/<kind>.hbs`, subject `mail.<kind>.subject`. The kinds in `NOTICE_OF` have their whole text
   * in `mail.<kind>.body` instead, or the study's own.
   */
  kind: string;
  /** Sent once for this key, however often it is asked for. */
  key: string;
  language: Language;
  to: { personId: string; seatId?: string } | { staffInvitationId: string };
  /** A participant's link in the mail: what it is for, where it leads, and for how many days it opens (14 unless told). */
  link?: { purpose: 'invitation' | 'sign-in'; next: string; days?: number };
  values?: Record<string, string | number>;
}

@Injectable()
export class Notifications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly composing: ComposeMail,
  ) {}

  /** Records the message in the caller's transaction and has it sent afterwards. False: this key had been recorded. */
  async send(notice: Notice): Promise<boolean> {
    return (await this.sendAll([notice])) === 1;
  }

  /** Many at once, for everybody who applied; returns how many were not recorded before. */
  async sendAll(notices: readonly Notice[]): Promise<number> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ id: string }>(
        `insert into research.notice (id, study_id, key, kind, person_id, staff_invitation_id, seat_id, language, values)
         select n.id, n.study, n.key, n.kind, n.person, n.invitation, n.seat, n.language, n.values
           from jsonb_to_recordset($1::jsonb)
             as n(id uuid, study uuid, key text, kind text, person uuid, invitation uuid, seat uuid, language text, values jsonb)
         on conflict (key) do nothing returning id`,
        [JSON.stringify(notices.map(rowOf))],
      );
      await this.jobs.enqueueAll(
        SEND_NOTICE,
        rows.map(({ id }) => ({ payload: { id }, key: `notice:${id}` })),
      );
      return rows.length;
    });
  }

  /**
   * A mail as it would go out, to somebody who does not exist and with a link that leads nowhere; `words` stand in for what
   * the study has saved. Nothing is recorded.
   */
  preview(
    studyId: string,
    kind: WrittenMail,
    language: Language,
    values: MailValues,
    words?: MailWords,
  ): Promise<ComposedMail> {
    return this.composing.compose(studyId, NOTICE_OF[kind], language, { ...values, name: NOBODY, link: '#' }, words);
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

const rowOf = ({ studyId, kind, key, language, to, link, values }: Notice): Record<string, unknown> => ({
  id: randomUUID(),
  study: studyId,
  key,
  kind,
  person: 'personId' in to ? to.personId : null,
  invitation: 'staffInvitationId' in to ? to.staffInvitationId : null,
  seat: 'personId' in to ? (to.seatId ?? null) : null,
  language,
  values: { ...values, link: link ?? null },
});
