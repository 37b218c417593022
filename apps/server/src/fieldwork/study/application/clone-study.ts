import { Injectable } from '@nestjs/common';
import { houseMay, type ParsedBodyOf, type StaffActor, type studyRoutes } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { forbidden } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { copiedStudy } from '../domain/copied-study.js';
import { StudyFiles } from './study-file.js';
import { because } from '../../../platform/errors/because.js';

/** Out of one study's file into a new study: what a file does not hold (people, answers, words) cannot come along. */
@Injectable()
export class CloneStudy {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: StudyFiles,
    private readonly audit: Audit,
  ) {}

  /** To edit the old study is not enough: the installation gets a new one. */
  async clone(actor: StaffActor, studyId: string, wish: ParsedBodyOf<typeof studyRoutes.clone>): Promise<string> {
    if (!houseMay(actor.isOwner, 'house.create-study')) throw forbidden(because('study.refusal.owner-copies'));
    return this.work.run(async () => {
      const copy = copiedStudy(await this.files.content(studyId), wish);
      const id = await this.files.create(actor, copy, { clonedFrom: studyId });
      await this.audit.record(actor, 'study.cloned', studyId, { into: id });
      return id;
    });
  }
}
