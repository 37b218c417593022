import { Injectable } from '@nestjs/common';
import type { OverviewItem, StudyFile, StudyPhase, Reason } from '@lytt/shared';
import type { Fault } from '../../../platform/errors/fault.js';

/** One module's part of the study file: reads it when a study is imported, writes it when one is exported. */
export interface StudyFileSection {
  readonly section: keyof StudyFile;
  /** Checks across sections; each fault names its path. Nothing is written. */
  check?(file: StudyFile): Fault[];
  read(studyId: string, file: StudyFile): Promise<void>;
  write(studyId: string): Promise<Partial<StudyFile>>;
}

/** What a module wants seen on Overview. */
export interface OverviewSource {
  overview(studyId: string): Promise<OverviewItem[]>;
}

/** A veto on, or a consequence of, a change of phase; each module says its own. */
export interface PhaseWatcher {
  /** Why the study may not enter this phase yet; empty when it may. */
  obstacles?(studyId: string, to: StudyPhase): Promise<Reason[]>;
  entered?(studyId: string, to: StudyPhase): Promise<void>;
}

/** Where higher modules hang their part onto the study. */
@Injectable()
export class StudyParts {
  readonly sections: StudyFileSection[] = [];
  readonly overviews: OverviewSource[] = [];
  readonly watchers: PhaseWatcher[] = [];

  addSection(section: StudyFileSection): void {
    this.sections.push(section);
  }
  addOverview(source: OverviewSource): void {
    this.overviews.push(source);
  }
  addWatcher(watcher: PhaseWatcher): void {
    this.watchers.push(watcher);
  }
}
