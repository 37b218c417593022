import { Injectable } from '@nestjs/common';
import type { ApplicantAct, ApplicantStatus, ParsedBodyOf, applicantsRoutes, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { found } from './applicant-filter.js';
import { Screeners } from '../../screener/screener.facade.js';

type Asked = ParsedBodyOf<typeof applicantsRoutes.act>;
export interface Stood {
  id: string;
  status: ApplicantStatus;
  statusReason: string | null;
  tags: string[];
}

/** As many as an Undo can carry back (`restore` in the contract): nothing is done that could not be taken back. */
const MOST = 20_000;
const MOST_TAGS = 50;
const IDS = 'unnest($2::uuid[]) as w(id)';

/** Status and tags of many at once. What another study owns is not found and not counted; what would not change, neither. */
@Injectable()
export class ActOnApplicants {
  constructor(
    private readonly work: UnitOfWork,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** What stood before, of those that were changed. */
  async act(actor: StaffActor, studyId: string, { on, act }: Asked): Promise<Stood[]> {
    return this.work.run(async () => {
      const asked = await this.asked(actor, studyId, on, act);
      const before = await this.change(studyId, asked, act);
      if (before.length === 0) return before;
      await this.audit.record(actor, 'recruitment.acted', studyId, {
        act: act.kind,
        ...(act.kind === 'status' ? { status: act.status } : {}),
        count: before.length,
        applications: before.map(({ id }) => id),
      });
      await this.live.tell({ studyId, topic: 'application' });
      return before;
    });
  }

  private async asked(
    actor: StaffActor,
    studyId: string,
    on: Asked['on'],
    act: ApplicantAct,
  ): Promise<readonly string[]> {
    // Undo says itself whom it is about, and a filter would no longer find those it moved.
    if (act.kind === 'restore') return act.before.map(({ id }) => id);
    if ('ids' in on) return on.ids;
    const { from, where, values } = found(await this.screeners.current(studyId), studyId, actor.staffId, on.filter);
    const rows = await this.work.query<{ id: string }>(`select a.id ${from} where ${where} limit ${MOST + 1}`, values);
    if (rows.length > MOST)
      throw invalid(
        'recruitment.too-many',
        `The filter finds more than ${MOST} applicants. Narrow it, so that the change can be undone.`,
      );
    return rows.map(({ id }) => id);
  }

  private async change(studyId: string, ids: readonly string[], act: ApplicantAct): Promise<Stood[]> {
    switch (act.kind) {
      case 'status': {
        const reason = act.reason === '' ? null : act.reason;
        return this.set(
          studyId,
          IDS,
          `status = $3::text, status_reason = $4::text`,
          `(o.status, o.status_reason) is distinct from ($3::text, $4::text)`,
          [ids, act.status, reason],
        );
      }
      case 'add-tag':
        return this.set(
          studyId,
          IDS,
          `tags = o.tags || $3::text`,
          `not o.tags @> array[$3::text] and cardinality(o.tags) < ${MOST_TAGS}`,
          [ids, act.tag],
        );
      case 'remove-tag':
        return this.set(studyId, IDS, `tags = array_remove(o.tags, $3::text)`, `o.tags @> array[$3::text]`, [
          ids,
          act.tag,
        ]);
      case 'restore':
        return this.set(
          studyId,
          `jsonb_to_recordset($2::jsonb) as w(id uuid, status text, "statusReason" text, tags text[])`,
          `status = w.status, status_reason = w."statusReason", tags = w.tags`,
          `(o.status, o.status_reason, o.tags) is distinct from (w.status, w."statusReason", w.tags)`,
          [JSON.stringify(act.before)],
        );
    }
  }

  /** Locks in the order of the ids, so that two colleagues acting at once wait for each other instead of failing. */
  private set(studyId: string, wished: string, to: string, differs: string, values: unknown[]): Promise<Stood[]> {
    return this.work.query<Stood>(
      `with o as (select id, status, status_reason, tags from research.application
                   where study_id = $1 and id in (select w.id from ${wished}) order by id for update)
       update research.application a set ${to} from o join ${wished} on w.id = o.id
        where a.study_id = $1 and a.id = o.id and ${differs}
       returning a.id, o.status, o.status_reason as "statusReason", o.tags`,
      [studyId, ...values],
    );
  }
}
