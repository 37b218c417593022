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
import {
  GroupNoticesRepository,
  type GroupNoticeRow,
  type ShownNotice,
} from '../persistence/group-notices.repository.js';
import { because } from '../../../platform/errors/because.js';

export type { GroupNoticeRow, ShownNotice } from '../persistence/group-notices.repository.js';

const TELL = 'discussion.tell-group-notice';
/** So long a notice can be withdrawn before any mail about it leaves. In real time: a study's clock shifts no job. */
const MAILS_AFTER = '1 minute';

const keysOf = (noticeId: string): string => `notice:${noticeId}:`;

/** What moderators tell the whole group: written, shown at once, announced by mail a little later, withdrawn. */
@Injectable()
export class GroupNotices implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: GroupNoticesRepository,
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
        throw conflict('discussion.no-group', because('discussion.refusal.no-group'));
      const faults = Object.entries({ title, text }).flatMap(([field, words]) =>
        languages
          .filter((language) => words[language] === undefined)
          .map((language) => ({
            path: `${field}.${language}`,
            reason: because('discussion.refusal.notice-empty'),
          })),
      );
      if (faults.length > 0)
        throw invalid('discussion.notice-languages', because('discussion.refusal.notice-languages'), faults);
      const id = randomUUID();
      const written = await this.rows.insert(studyId, id, title, text, actor.staffId, key ?? null);
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
    const notice = await this.rows.findSent(studyId, staffId, key ?? null, title, text);
    if (!notice?.same) throw conflict('discussion.sent-already', because('discussion.refusal.sent-already'));
    return notice.id;
  }

  private async whenMailsGo(): Promise<Date> {
    const row = await this.rows.timeAfter(MAILS_AFTER);
    if (!row) throw new Error('the database told no time');
    return row.at;
  }

  async withdraw(actor: StaffActor, studyId: string, noticeId: string): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.rows.holdForWithdrawal(studyId, noticeId);
      const [notice] = rows;
      if (!notice) throw missing('notice');
      if (notice.withdrawn) return;
      await this.rows.withdraw(studyId, noticeId);
      await this.notifications.takeBack(studyId, keysOf(noticeId));
      await this.audit.record(actor, 'discussion.notice-withdrawn', studyId, { noticeId });
      await this.live.tell({ studyId, topic: 'group-notice', id: noticeId });
    });
  }

  /** Announces it to everybody who takes part now, once; who comes later finds it on the page. */
  async announce(studyId: string, noticeId: string): Promise<void> {
    await this.work.run(async () => {
      const notice = await this.rows.markTold(studyId, noticeId);
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
    const rows = await this.rows.list(studyId, noticeId);
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
    return this.rows.onThePage(studyId);
  }
}
