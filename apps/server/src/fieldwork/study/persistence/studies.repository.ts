import { Injectable } from '@nestjs/common';
import type { Localized, Role, StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { StudyEntity } from './study.entity.js';

/** A study's row with the moment on its own clock. */
export interface StudyNow extends Pick<
  StudyEntity,
  | 'id'
  | 'slug'
  | 'phase'
  | 'title'
  | 'languages'
  | 'timeZone'
  | 'startsOn'
  | 'days'
  | 'contact'
  | 'letter'
  | 'agreement'
> {
  now: Date;
}
export interface ListedStudy {
  id: string;
  slug: string;
  title: Localized;
  phase: StudyPhase;
  startsOn: string;
  days: number;
  role: Role;
}

@Injectable()
export class StudiesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(by: { id: string } | { slug: string }): Promise<StudyNow | undefined> {
    const [where, value] = 'id' in by ? ['s.id = $1', by.id] : ['s.slug = $1', by.slug];
    const [row] = await this.work.query<StudyNow>(
      `select s.id, s.slug, s.phase, s.title, s.languages, s.time_zone as "timeZone",
              to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", s.days, s.contact, s.letter, s.agreement,
              platform.clock_now(s.id) as now
         from research.study s where ${where}`,
      [value],
    );
    return row;
  }

  async idsInPhases(phases: readonly StudyPhase[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>('select id from research.study where phase = any($1)', [phases]);
    return rows.map(({ id }) => id);
  }

  /** Those that somebody works on, or all; the newest first. */
  visibleTo(staffId: string, all: boolean): Promise<ListedStudy[]> {
    return this.work.query<ListedStudy>(
      `select s.id, s.slug, s.title, s.phase, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", s.days,
              coalesce(m.role, 'researcher') as role
         from research.study s left join platform.team_role m on m.study_id = s.id and m.staff_id = $1
        where m.staff_id is not null or $2 order by s.created_at desc`,
      [staffId, all],
    );
  }

  /** Whoever asks next waits until the current transaction has ended. */
  async lock(studyId: string): Promise<void> {
    await this.work.query('select 1 from research.study where id = $1 for no key update', [studyId]);
  }

  /** The wished address and those numbered from it. Two studies made at once must not find the same one free. */
  async slugsLike(wished: string): Promise<Set<string>> {
    await this.work.query(`select pg_advisory_xact_lock(hashtext('lytt.study-slug'))`);
    const rows = await this.work.query<{ slug: string }>(
      'select slug from research.study where slug = $1 or slug like $2',
      [wished, `${wished}-%`],
    );
    return new Set(rows.map(({ slug }) => slug));
  }
}
