import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { hashOf } from '../../../platform/vault/vault.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import type { Answers } from '../../screener/screener.facade.js';

/** A form somebody is filling in, found by the cookie they hold. */
export interface OwnApplication {
  id: string;
  studyId: string;
  sourceCode: string;
  personId: string | null;
  state: 'started' | 'completed' | 'refused';
  answers: Answers;
}

export interface Doorway {
  study: StudyFacts;
  source: { id: string; code: string; name: string; paused: boolean };
}

/** Finds the study and source of a link, and the form behind a cookie. */
@Injectable()
export class Applications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
  ) {}

  /** Unknown slugs and unknown sources look alike. */
  async doorway(slug: string, code: string): Promise<Doorway> {
    const study = await this.studies.factsBySlug(slug);
    const [source] = await this.work.query<Doorway['source']>(
      'select id, code, name, paused_at is not null as paused from research.source where study_id = $1 and code = $2',
      [study.id, code],
    );
    if (!source) throw missing('page');
    return { study, source };
  }

  async held(
    studyId: string,
    secret: string | undefined,
    lock: 'to-change' | 'to-read' = 'to-read',
  ): Promise<OwnApplication | undefined> {
    if (!secret) return undefined;
    const [row] = await this.work.query<OwnApplication>(
      `select a.id, a.study_id as "studyId", s.code as "sourceCode", a.person_id as "personId", a.state, a.answers
         from research.application a join research.source s on s.id = a.source_id
        where a.study_id = $1 and a.session_hash = $2 ${lock === 'to-change' ? 'for update of a' : ''}`,
      [studyId, hashOf(secret)],
    );
    return row;
  }
}
