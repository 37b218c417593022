import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LANGUAGES, type Language, type Localized, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid, missing } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { localized } from '../../../platform/pages/pages.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Notifications, type Notice } from '../../../foundation/notifications/notifications.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';

export interface GroupNoticeRow {
  id: string;
  title: Localized;
  text: Localized;
  by: string | null;
  createdAt: Date;
  toldAt: Date | null;
  withdrawnAt: Date | null;
  sent: number;
}

const TELL = 'discussion.tell-group-notice';
/** So long a notice can be withdrawn before any mail about it leaves. In real time: a study's clock shifts no job. */
const MAILS_AFTER = '1 minute';

const keysOf = (noticeId: string): string => `notice:${noticeId}:`;

export type ShownNotice = Pick<GroupNoticeRow, 'id' | 'title' | 'text' | 'by' | 'createdAt'>;

/** What moderators tell the whole group: written, shown at once, announced by mail a little later, withdrawn. */
@Injectable()
export class GroupNotices implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly live: Live,
    private readonly audit: Audit,
    private readonly studies: Studies,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(TELL, ({ studyId, noticeId }) => this.announce(String(studyId), String(noticeId)));
  }

  async write(
    actor: StaffActor,
    studyId: string,
    { title, text, key }: { title: Localized; text: Localized; key?: string | undefined },
  ): Promise<string> {
    return this.work.run(async () => {
      const { languages, phase } = await this.studies.facts(studyId);
      if (phase !== 'field' && phase !== 'recruiting')
        throw conflict('discussion.no-group', 'Notices are for a group that is recruited or talks.');
      const faults = Object.entries({ title, text }).flatMap(([field, words]) =>
        languages
          .filter((language) => words[language] === undefined)
          .map((language) => ({ path: `${field}.${language}`, message: 'write something first' })),
      );
      if (faults.length > 0)
        throw invalid('discussion.notice-languages', 'A notice speaks every language of the study.', faults);
      const id = randomUUID();
      const written = await this.work.query(
        `insert into research.group_notice (id, study_id, title, text, staff_id, submission_key, created_at)
         values ($2, $1, $3, $4, $5, $6, platform.clock_now($1)) on conflict do nothing returning id`,
        [studyId, id, JSON.stringify(title), JSON.stringify(text), actor.staffId, key ?? null],
      );
      if (written.length === 0) return this.earlier(studyId, actor.staffId, key, title, text);
      await this.audit.record(actor, 'discussion.notice-written', studyId, { noticeId: id });
      await this.jobs.enqueue(TELL, { studyId, noticeId: id }, { runAt: await this.whenMailsGo() });
      await this.live.tell({ studyId, topic: 'group-notice', id });
      return id;
    });
  }

  /** The same form sent twice is one notice. */
  private async earlier(
    studyId: string,
    staffId: string,
    key: string | undefined,
    title: Localized,
    text: Localized,
  ): Promise<string> {
    const [notice] = await this.work.query<{ id: string; same: boolean }>(
      `select id, title = $4::jsonb and text = $5::jsonb as same from research.group_notice
        where study_id = $1 and staff_id = $2 and submission_key = $3`,
      [studyId, staffId, key ?? null, JSON.stringify(title), JSON.stringify(text)],
    );
    if (!notice?.same)
      throw conflict('discussion.sent-already', 'This was sent already, with other words; those stand.');
    return notice.id;
  }

  private async whenMailsGo(): Promise<Date> {
    const [row] = await this.work.query<{ at: Date }>('select now() + $1::interval as at', [MAILS_AFTER]);
    if (!row) throw new Error('the database told no time');
    return row.at;
  }

  async withdraw(actor: StaffActor, studyId: string, noticeId: string): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query<{ withdrawn: boolean }>(
        `select withdrawn_at is not null as withdrawn from research.group_notice where study_id = $1 and id = $2 for update`,
        [studyId, noticeId],
      );
      const [notice] = rows;
      if (!notice) throw missing('notice');
      if (notice.withdrawn) return;
      await this.work.query(
        'update research.group_notice set withdrawn_at = platform.clock_now($1) where study_id = $1 and id = $2',
        [studyId, noticeId],
      );
      await this.notifications.takeBack(studyId, keysOf(noticeId));
      await this.audit.record(actor, 'discussion.notice-withdrawn', studyId, { noticeId });
      await this.live.tell({ studyId, topic: 'group-notice', id: noticeId });
    });
  }

  /** Announces it to everybody who takes part now, once; who comes later finds it on the page. */
  async announce(studyId: string, noticeId: string): Promise<void> {
    await this.work.run(async () => {
      const [notice] = await this.work.query<{ title: Localized }>(
        `update research.group_notice set told_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and told_at is null and withdrawn_at is null returning title`,
        [studyId, noticeId],
      );
      if (!notice) return;
      const seats = await this.panel.takingPart(studyId);
      await this.notifications.sendAll(
        seats.map(({ seatId, personId, language }): Notice => ({
          studyId,
          kind: 'notice',
          key: `${keysOf(noticeId)}${seatId}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in', next: '/p/notices' },
          values: { title: localized(notice.title, language) },
        })),
      );
      await this.live.tell({ studyId, topic: 'group-notice', id: noticeId });
    });
  }

  /** Newest first; withdrawn ones for the staff alone. */
  async list(studyId: string, noticeId: string | null = null): Promise<GroupNoticeRow[]> {
    const rows = await this.work.query<Omit<GroupNoticeRow, 'sent'>>(
      `select n.id, n.title, n.text, s.name as by, n.created_at as "createdAt", n.told_at as "toldAt", n.withdrawn_at as "withdrawnAt"
         from research.group_notice n left join platform.colleague s on s.id = n.staff_id
        where n.study_id = $1 and ($2::uuid is null or n.id = $2) order by n.created_at desc, n.id`,
      [studyId, noticeId],
    );
    return Promise.all(
      rows.map(async (row) => ({ ...row, sent: await this.notifications.sent(studyId, keysOf(row.id)) })),
    );
  }

  async languages(studyId: string): Promise<Language[]> {
    const { languages } = await this.studies.facts(studyId);
    return LANGUAGES.filter((language) => languages.includes(language));
  }

  /** Everybody who would be told now, and on which way. */
  async audience(
    studyId: string,
  ): Promise<{ seatId: string; alias: string | null; language: Language; byMail: boolean }[]> {
    const seats = await this.panel.takingPart(studyId);
    const stopped = await this.notifications.stoppedBy(studyId, 'notice');
    return seats.map(({ seatId, alias, language }) => ({ seatId, alias, language, byMail: !stopped.has(seatId) }));
  }

  /** What stands on a participant's page of notices, newest first. */
  onThePage(studyId: string): Promise<ShownNotice[]> {
    return this.work.query<ShownNotice>(
      `select n.id, n.title, n.text, s.name as by, n.created_at as "createdAt"
         from research.group_notice n left join platform.colleague s on s.id = n.staff_id
        where n.study_id = $1 and n.withdrawn_at is null order by n.created_at desc, n.id`,
      [studyId],
    );
  }
}
