import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Installation } from '../../../platform/installation/installation.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies, type OverviewSource } from '../../study/study.facade.js';
import { PlaceQuestions } from './place-questions.js';
import { QuestionTimesRepository } from '../persistence/question-times.repository.js';

/**
 * Governments change their clocks at short notice. A new release of the time-zone data comes with a new Node.js; the first
 * start that has one resolves anew what lies ahead, so that 09:00 stays 09:00, and tells the researchers what moved.
 */
@Injectable()
export class FollowZoneData implements OnApplicationBootstrap, OverviewSource {
  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly times: QuestionTimesRepository,
    private readonly installation: Installation,
    private readonly place: PlaceQuestions,
    private readonly studies: Studies,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.follow(process.versions['tz'] ?? '').catch((fault: Error) =>
      this.log.warn('guide.zone-data', { fault: fault.message }),
    );
  }

  /**
   * `release` such as `2025b`. Releases are named so that the later sorts last; while two instances differ, the later one's
   * word stands.
   */
  async follow(release: string): Promise<void> {
    await this.work.run(async () => {
      const kept = await this.installation.keepLater('time-zone-data', release);
      if (!kept) return;
      for (const id of await this.studies.notClosed()) await this.resolve(id, kept.before, release);
    });
  }

  private async resolve(studyId: string, from: string | null, to: string): Promise<void> {
    await this.place.lockGuide(studyId);
    const moved = await this.place.resolveAnew(studyId);
    if (moved.length === 0) return;
    await this.place.number(studyId);
    await this.audit.record({ kind: 'system' }, 'guide.openings-moved', studyId, {
      zoneData: { from, to },
      moved: moved.map((each) => ({ ...each, from: each.from.toISOString(), to: each.to.toISOString() })),
    });
    await this.live.tell({ studyId, topic: 'study' });
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const count = await this.times.countMoved(studyId);
    return count > 0 ? [{ key: 'guide.openings-moved', place: 'guide', count, tone: 'needs' }] : [];
  }
}
