import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { StudyFile, type Actor } from '@lytt/shared';
import { projectRoot } from '../../../platform/config/roots.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { StudiesRepository } from '../persistence/studies.repository.js';
import { StudyEntity } from '../persistence/study.entity.js';
import { readStudyFile } from '../domain/read-study-file.js';
import { StudyParts } from './study-parts.js';
import { writeStudyFile } from '../domain/write-study-file.js';

/** A study comes from a file and goes into one; each module reads and writes its own section, all or nothing. */
@Injectable()
export class StudyFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: StudiesRepository,
    private readonly parts: StudyParts,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Throws `study-file.invalid` with a path and line a fault; then nothing was written. */
  async importText(actor: Actor, text: string, options: { startsOn?: string } = {}): Promise<string> {
    const checks = this.parts.sections.map((section) => (file: StudyFile) => section.check?.(file) ?? []);
    const read = readStudyFile(text, checks);
    if (!read.ok)
      throw invalid('study-file.invalid', 'The study file has faults, and nothing was imported.', read.faults);
    return this.create(
      actor,
      options.startsOn ? { ...read.file, study: { ...read.file.study, startsOn: options.startsOn } } : read.file,
    );
  }

  /** `about`: what else the audit should say of where the study comes from. */
  async create(actor: Actor, file: StudyFile, about: Record<string, unknown> = {}): Promise<string> {
    return this.work.run(async () => {
      const id = randomUUID();
      const slug = await this.freeSlug(file.study.slug);
      const { title, languages, timeZone, startsOn, days, contact } = file.study;
      await this.work.repository(StudyEntity).insert({
        id,
        slug,
        fileSlug: slug === file.study.slug ? null : file.study.slug,
        title,
        languages,
        timeZone,
        startsOn,
        days,
        contact,
        letter: file.letter,
        agreement: file.agreement,
        createdBy: actor.kind === 'staff' ? actor.staffId : null,
      });
      for (const section of this.parts.sections) await section.read(id, file);
      if (actor.kind === 'staff') await this.access.makeMember(id, actor.staffId, 'researcher');
      await this.audit.record(actor, 'study.created', id, { slug, ...about });
      return id;
    });
  }

  async exampleText(): Promise<string> {
    return readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8');
  }

  /** Everything that was set up and nothing that anybody answered, with its keys in the order of the schema. */
  async content(studyId: string): Promise<StudyFile> {
    const study = await this.work.repository(StudyEntity).findOneByOrFail({ id: studyId });
    const { title, languages, timeZone, startsOn, days, contact, letter, agreement } = study;
    const slug = study.fileSlug ?? study.slug;
    let file: Partial<StudyFile> = {
      lytt: 1,
      study: { slug, title, languages, timeZone, startsOn, days, contact },
      letter,
      agreement,
    };
    for (const section of this.parts.sections) file = { ...file, ...(await section.write(studyId)) };
    const parsed = StudyFile.safeParse(file);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
    throw invalid('study-file.unwritable', 'Some of this study fits no study file; change it first.', faults);
  }

  async exportText(studyId: string): Promise<{ fileName: string; yaml: string }> {
    const file = await this.content(studyId);
    return { fileName: `${file.study.slug}.study.yaml`, yaml: writeStudyFile(file) };
  }

  private async freeSlug(wished: string): Promise<string> {
    const taken = await this.studies.slugsLike(wished);
    for (let number = 1; ; number++) {
      const slug = number === 1 ? wished : `${wished}-${number}`;
      if (!taken.has(slug)) return slug;
    }
  }
}
