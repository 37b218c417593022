import { Injectable } from '@nestjs/common';
import type { Language, Localized } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

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

export type ShownNotice = Pick<GroupNoticeRow, 'id' | 'title' | 'text' | 'by' | 'createdAt'>;

@Injectable()
export class GroupNoticesRepository {
  constructor(private readonly work: UnitOfWork) {}

  insert(
    studyId: string,
    id: string,
    title: Partial<Record<Language, string>>,
    text: Partial<Record<Language, string>>,
    staffId: string,
    key: string | null,
  ): Promise<unknown[]> {
    return this.work.query<unknown>(
      `insert into research.group_notice (id, study_id, title, text, staff_id, submission_key, created_at)
         values ($2, $1, $3, $4, $5, $6, platform.clock_now($1)) on conflict do nothing returning id`,
      [studyId, id, JSON.stringify(title), JSON.stringify(text), staffId, key],
    );
  }

  async findSent(
    studyId: string,
    staffId: string,
    key: string | null,
    title: Partial<Record<Language, string>>,
    text: Partial<Record<Language, string>>,
  ): Promise<{ id: string; same: boolean } | undefined> {
    const [row] = await this.work.query<{ id: string; same: boolean }>(
      `select id, title = $4::jsonb and text = $5::jsonb as same from research.group_notice
        where study_id = $1 and staff_id = $2 and submission_key = $3`,
      [studyId, staffId, key, JSON.stringify(title), JSON.stringify(text)],
    );
    return row;
  }

  async timeAfter(interval: string): Promise<{ at: Date } | undefined> {
    const [row] = await this.work.query<{ at: Date }>('select now() + $1::interval as at', [interval]);
    return row;
  }

  holdForWithdrawal(studyId: string, noticeId: string): Promise<{ withdrawn: boolean }[]> {
    return this.work.query<{ withdrawn: boolean }>(
      `select withdrawn_at is not null as withdrawn from research.group_notice
         where study_id = $1 and id = $2 for update`,
      [studyId, noticeId],
    );
  }

  async withdraw(studyId: string, noticeId: string): Promise<void> {
    await this.work.query(
      'update research.group_notice set withdrawn_at = platform.clock_now($1) where study_id = $1 and id = $2',
      [studyId, noticeId],
    );
  }

  async markTold(studyId: string, noticeId: string): Promise<{ title: Localized } | undefined> {
    const [row] = await this.work.query<{ title: Localized }>(
      `update research.group_notice set told_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and told_at is null and withdrawn_at is null returning title`,
      [studyId, noticeId],
    );
    return row;
  }

  list(studyId: string, noticeId: string | null): Promise<Omit<GroupNoticeRow, 'sent'>[]> {
    return this.work.query<Omit<GroupNoticeRow, 'sent'>>(
      `select n.id, n.title, n.text, s.name as by, n.created_at as "createdAt", n.told_at as "toldAt",
         n.withdrawn_at as "withdrawnAt"
         from research.group_notice n left join platform.colleague s on s.id = n.staff_id
        where n.study_id = $1 and ($2::uuid is null or n.id = $2) order by n.created_at desc, n.id`,
      [studyId, noticeId],
    );
  }

  onThePage(studyId: string): Promise<ShownNotice[]> {
    return this.work.query<ShownNotice>(
      `select n.id, n.title, n.text, s.name as by, n.created_at as "createdAt"
         from research.group_notice n left join platform.colleague s on s.id = n.staff_id
        where n.study_id = $1 and n.withdrawn_at is null order by n.created_at desc, n.id`,
      [studyId],
    );
  }
}
