import { Injectable } from '@nestjs/common';
import { SourcesQueries } from './application/sources.queries.js';
import { AcceptForm, type WholeForm } from './application/accept-form.js';
import { ApplicationsRepository, type CompletedForm } from './persistence/applications.repository.js';
import { SourcesRepository, type SourceRow } from './persistence/sources.repository.js';

export {
  DecidedApplications,
  type EarlierStatus,
  type LostAnswers,
} from './persistence/decided-applications.repository.js';
export { Pictures } from './application/pictures.js';
export { RatedForms } from './application/rated-forms.js';
export type { WholeForm } from './application/accept-form.js';

/** What other modules may ask of the public links and forms. */
@Injectable()
export class Applying {
  constructor(
    private readonly accepting: AcceptForm,
    private readonly sources: SourcesQueries,
    private readonly sourceRows: SourcesRepository,
    private readonly rows: ApplicationsRepository,
  ) {}

  /** A whole form at once, by the same rules as the pages; for the demo's made-up applicants. */
  acceptForm(studyId: string, form: WholeForm): Promise<string> {
    return this.accepting.accept(studyId, form);
  }

  /** Links that nobody has opened while forms are taken. */
  silentSources(studyId: string): Promise<number> {
    return this.sources.countSilent(studyId);
  }

  source(studyId: string, code: string): Promise<SourceRow | undefined> {
    return this.sourceRows.withCode(studyId, code);
  }

  /** Two imports at once must not both find the same people unknown: held until the caller's transaction ends. */
  lockImports(studyId: string): Promise<void> {
    return this.rows.lockImports(studyId);
  }

  /** Forms that have been checked already, as from a table; `left` more come after them. */
  addCompleted(
    studyId: string,
    sourceId: string,
    version: number,
    forms: readonly CompletedForm[],
    { left }: { left: number },
  ): Promise<void> {
    return this.rows.addCompleted(studyId, sourceId, version, forms, { left });
  }
}
