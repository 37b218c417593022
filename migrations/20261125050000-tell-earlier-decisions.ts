import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applicants of studies that ran before decisions were kept: what they were mailed then is known from the notices. */
export class TellEarlierDecisions20261125050000 implements MigrationInterface {
  name = 'TellEarlierDecisions1764046800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update research.application a set told = d.told, told_at = d.at
         from (select distinct on (s.application_id) s.application_id as id, n.created_at as at,
                      case n.kind when 'invitation' then 'invited' else 'reserve' end as told
                 from research.notice n join research.seat s on s.id = n.seat_id and s.study_id = n.study_id
                where n.kind in ('invitation', 'reserve')
                order by s.application_id, n.created_at desc) d
        where a.id = d.id and a.told is null`,
    );
  }

  /** The columns go with the migration before this one. */
  async down(): Promise<void> {}
}
