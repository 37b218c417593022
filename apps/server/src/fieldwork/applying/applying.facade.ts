import { Injectable } from '@nestjs/common';
import { SourcesQueries } from './application/sources.queries.js';
import { AcceptForm, type WholeForm } from './application/accept-form.js';

export { Pictures } from './application/pictures.js';
export { RatedForms } from './application/rated-forms.js';
export type { WholeForm } from './application/accept-form.js';

/** What other modules may ask of the public links and forms. */
@Injectable()
export class Applying {
  constructor(
    private readonly accepting: AcceptForm,
    private readonly sources: SourcesQueries,
  ) {}

  /** A whole form at once, by the same rules as the pages; for the demo's made-up applicants. */
  acceptForm(studyId: string, form: WholeForm): Promise<string> {
    return this.accepting.accept(studyId, form);
  }

  /** Links that nobody has opened while forms are taken. */
  silentSources(studyId: string): Promise<number> {
    return this.sources.countSilent(studyId);
  }
}
