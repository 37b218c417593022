import { Injectable } from '@nestjs/common';
import type { IntegritySign, SignKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Sign {
  applicationId: string;
  kind: SignKind;
  detail: IntegritySign['detail'];
}

/** Whom a sign names at most: whoever looks has seen enough. */
export const MOST_OTHERS = 20;

/**
 * Writes signs down, once each. A sign that names other forms grows when more are found, and then asks to be looked at
 * again even if somebody had dismissed it; found again with nothing new, it stays as it is.
 */
@Injectable()
export class KeepSigns {
  constructor(private readonly work: UnitOfWork) {}

  async keep(studyId: string, signs: readonly Sign[]): Promise<void> {
    if (signs.length === 0) return;
    // In one order for all, so that two jobs at the same forms wait for each other.
    await this.work.query(
      `insert into research.integrity_sign as old (study_id, application_id, kind, detail, found_at)
       select a.study_id, a.id, w.kind, w.detail, platform.clock_now($1)
         from jsonb_to_recordset($2::jsonb) as w("applicationId" uuid, kind text, detail jsonb)
         join research.application a on a.study_id = $1 and a.id = w."applicationId"
        order by a.id, w.kind
       on conflict (study_id, application_id, kind) do update
          set detail = old.detail || excluded.detail || jsonb_build_object('others', (
                select jsonb_agg(distinct o) from (
                  select o from jsonb_array_elements(old.detail -> 'others') o union select jsonb_array_elements(excluded.detail -> 'others') limit ${MOST_OTHERS}) u))
              || case when excluded.detail ? 'share'
                   then jsonb_build_object('share', greatest((old.detail ->> 'share')::float8, (excluded.detail ->> 'share')::float8)) else '{}' end,
              found_at = excluded.found_at, dismissed_by = null, dismissed_at = null
        where not old.detail -> 'others' @> (excluded.detail -> 'others') and jsonb_array_length(old.detail -> 'others') < ${MOST_OTHERS}`,
      [studyId, JSON.stringify(merged(signs))],
    );
  }
}

/** One row a form and kind: a statement cannot change the same row twice. */
function merged(signs: readonly Sign[]): Sign[] {
  const rows = new Map<string, Sign>();
  for (const sign of signs) {
    const key = `${sign.applicationId} ${sign.kind}`;
    const before = rows.get(key);
    rows.set(key, before ? { ...sign, detail: joined(before.detail, sign.detail) } : sign);
  }
  return [...rows.values()];
}

function joined(one: Sign['detail'], other: Sign['detail']): Sign['detail'] {
  const others = [...new Set([one['others'] ?? [], other['others'] ?? []].flat().map(String))].slice(0, MOST_OTHERS);
  const shares = [one['share'], other['share']].filter((share) => typeof share === 'number');
  return { ...one, ...other, others, ...(shares.length > 0 ? { share: Math.max(...shares) } : {}) };
}

/** The same sign at both forms of a pair, each naming the other. */
export const pair = (kind: SignKind, one: string, other: string, detail: Sign['detail'] = {}): Sign[] => [
  { applicationId: one, kind, detail: { ...detail, others: [other] } },
  { applicationId: other, kind, detail: { ...detail, others: [one] } },
];
