import { Injectable } from '@nestjs/common';
import { missing } from '../../../platform/errors/domain-error.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import { ApplicationsRepository, type OwnApplication } from '../persistence/applications.repository.js';
import { SourcesRepository, type SourceRow } from '../persistence/sources.repository.js';

export type { OwnApplication };

export interface Doorway {
  study: StudyFacts;
  source: SourceRow;
}

/** Finds the study and source of a link, and the form behind a cookie. */
@Injectable()
export class Applications {
  constructor(
    private readonly rows: ApplicationsRepository,
    private readonly sources: SourcesRepository,
    private readonly studies: Studies,
  ) {}

  /** Unknown slugs and unknown sources look alike. */
  async doorway(slug: string, code: string): Promise<Doorway> {
    const study = await this.studies.factsBySlug(slug);
    const source = await this.sources.withCode(study.id, code);
    if (!source) throw missing('page');
    return { study, source };
  }

  held(studyId: string, secret: string | undefined): Promise<OwnApplication | undefined> {
    return this.rows.bySecret(studyId, secret, 'to-read');
  }
}
