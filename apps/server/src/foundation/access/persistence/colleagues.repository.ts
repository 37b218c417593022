import { Injectable } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Colleague {
  staffId: string;
  name: string;
  email: string;
  role: Role;
}

@Injectable()
export class ColleaguesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async makeMember(studyId: string, staffId: string, role: Role): Promise<void> {
    await this.work.query(
      `insert into platform.study_member (study_id, staff_id, role) values ($1, $2, $3)
       on conflict (study_id, staff_id) do update set role = excluded.role`,
      [studyId, staffId, role],
    );
  }

  team(studyId: string): Promise<Colleague[]> {
    return this.work.query<Colleague>(
      `select s.id as "staffId", s.name, s.email, m.role
         from platform.study_member m join platform.staff s on s.id = m.staff_id
        where m.study_id = $1 order by s.name`,
      [studyId],
    );
  }

  namesOf(staffIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return this.work.query<{ id: string; name: string }>('select id, name from platform.staff where id = any($1)', [
      staffIds,
    ]);
  }

  async find(staffId: string): Promise<{ email: string } | undefined> {
    const [row] = await this.work.query<{ email: string }>('select email from platform.staff where id = $1', [staffId]);
    return row;
  }
}
