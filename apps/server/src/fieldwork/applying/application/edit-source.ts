import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { freeCode, MOST_SOURCES } from '../domain/source-list.js';
import { Studies } from '../../study/study.facade.js';
import { SourcesRepository } from '../persistence/sources.repository.js';

/** Adds, renames, pauses and removes the links of a study. */
@Injectable()
export class EditSource {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sources: SourcesRepository,
    private readonly studies: Studies,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** Whoever changes the list waits for their turn, so that no code is given twice. */
  async lockedList(studyId: string): Promise<{ code: string; name: string }[]> {
    await this.studies.lock(studyId);
    return this.sources.list(studyId);
  }

  async add(
    actor: StaffActor,
    studyId: string,
    wish: { name: string; code?: string | undefined },
  ): Promise<{ id: string; code: string }> {
    return this.work.run(async () => {
      const here = await this.lockedList(studyId);
      const taken = new Set(here.map((source) => source.code));
      if (taken.size >= MOST_SOURCES)
        throw conflict('recruitment.sources-full', `A study has at most ${MOST_SOURCES} sources.`);
      if (wish.code !== undefined && taken.has(wish.code))
        throw conflict('recruitment.code-taken', `Another source has the code "${wish.code}". Choose another code.`);
      const code = wish.code ?? freeCode(wish.name, taken);
      const [id = ''] = await this.sources.add(studyId, [{ name: wish.name, code }]);
      await this.note(actor, 'recruitment.source-added', studyId, { sourceId: id, code });
      return { id, code };
    });
  }

  async edit(
    actor: StaffActor,
    studyId: string,
    sourceId: string,
    change: { name?: string | undefined; paused?: boolean | undefined },
  ): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.sources.change(studyId, sourceId, change))) throw missing('source');
      const { name, paused } = change;
      const what = { ...(name === undefined ? {} : { renamed: true }), ...(paused === undefined ? {} : { paused }) };
      await this.note(actor, 'recruitment.source-edited', studyId, { sourceId, ...what });
    });
  }

  async remove(actor: StaffActor, studyId: string, sourceId: string): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.sources.lock(studyId, sourceId))) throw missing('source');
      if (await this.sources.wasOpened(studyId, sourceId))
        throw conflict(
          'recruitment.source-opened',
          'People have opened this link, and their numbers would go with it. Pause it instead; then it takes no new forms.',
        );
      await this.sources.remove(studyId, sourceId);
      await this.note(actor, 'recruitment.source-removed', studyId, { sourceId });
    });
  }

  async note(actor: StaffActor, action: string, studyId: string, subject: Record<string, unknown>): Promise<void> {
    await this.audit.record(actor, action, studyId, subject);
    await this.live.tell({ studyId, topic: 'source' });
  }
}
