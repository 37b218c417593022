import { Injectable } from '@nestjs/common';
import {
  STUDY_PHASES,
  type ParsedBodyOf,
  type StaffActor,
  type StudyPhase,
  type studyRoutes,
  type Reason,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { StudyEntity } from '../persistence/study.entity.js';
import { StudyEdited } from '../study.events.js';
import { Studies, StudyParts } from '../study.facade.js';
import { because } from '../../../platform/errors/because.js';

@Injectable()
export class EditStudy {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly parts: StudyParts,
    private readonly facts: Facts,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async edit(actor: StaffActor, studyId: string, change: ParsedBodyOf<typeof studyRoutes.edit>): Promise<void> {
    await this.work.run(async () => {
      const before = await this.studies.facts(studyId);
      const datesMoved = change.startsOn !== undefined && change.startsOn !== before.startsOn;
      if (datesMoved && (before.phase === 'field' || before.phase === 'closed'))
        throw conflict('study.dates-fixed', because('study.refusal.dates-fixed'));
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length > 0) await this.work.repository(StudyEntity).update({ id: studyId }, given);
      await this.facts.announce(new StudyEdited(studyId, datesMoved));
      await this.audit.record(actor, 'study.edited', studyId, { fields: Object.keys(given) });
      await this.live.tell({ studyId, topic: 'study' });
    });
  }

  async changePhase(actor: StaffActor, studyId: string, to: StudyPhase): Promise<void> {
    await this.work.run(async () => {
      const { phase } = await this.studies.facts(studyId);
      if (phase === to) return;
      if (!STUDY_PHASES[phase].includes(to))
        throw conflict('study.phase-order', because('study.refusal.phase-order', { phase, to }));
      const obstacles: Reason[] = [];
      for (const watcher of this.parts.watchers) obstacles.push(...((await watcher.obstacles?.(studyId, to)) ?? []));
      if (obstacles.length > 0) throw conflict('study.not-ready', because('study.refusal.not-ready', { obstacles }));
      await this.work.repository(StudyEntity).update({ id: studyId }, { phase: to });
      for (const watcher of this.parts.watchers) await watcher.entered?.(studyId, to);
      await this.audit.record(actor, 'study.phase-changed', studyId, { from: phase, to });
      await this.live.tell({ studyId, topic: 'study' });
    });
  }
}
