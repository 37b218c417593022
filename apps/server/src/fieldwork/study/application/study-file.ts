import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor, StudyFile } from '@lytt/shared';
import { stringify } from 'yaml';
import { projectRoot } from '../../../platform/config/roots.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { readStudyFile, withLine } from './read-study-file.js';
import { StudyEntity } from '../persistence/study.entity.js';
import { StudyParts } from './study-parts.js';

const SECTIONS = [
  'lytt',
  'study',
  'letter',
  'agreement',
  'sources',
  'screener',
  'panel',
  'mails',
  'guide',
  'codebook',
  'hypotheses',
  'cases',
] as const;

/** A study comes from a file and goes into one; each module reads and writes its own section, all or nothing. */
@Injectable()
export class StudyFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parts: StudyParts,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Throws `study-file.invalid` with a path and line a fault; then nothing was written. */
  async importText(actor: Actor, text: string, options: { startsOn?: string } = {}): Promise<string> {
    const read = readStudyFile(text);
    if (!read.ok)
      throw invalid('study-file.invalid', 'The study file has faults, and nothing was imported.', read.faults);
    const faults = this.parts.sections.flatMap((section) => section.check?.(read.file) ?? []);
    if (faults.length > 0)
      throw invalid(
        'study-file.invalid',
        'The study file has faults, and nothing was imported.',
        faults.map((fault) => withLine(fault, read.lineOf)),
      );
    return this.create(
      actor,
      options.startsOn ? { ...read.file, study: { ...read.file.study, startsOn: options.startsOn } } : read.file,
    );
  }

  async create(actor: Actor, file: StudyFile): Promise<string> {
    return this.work.run(async () => {
      const id = randomUUID();
      const slug = await this.freeSlug(file.study.slug);
      const { title, languages, timeZone, startsOn, days, contact } = file.study;
      await this.work.repository(StudyEntity).insert({
        id,
        slug,
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
      await this.audit.record(actor, 'study.created', id, { slug });
      return id;
    });
  }

  async exampleText(): Promise<string> {
    return readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8');
  }

  async exportText(studyId: string): Promise<{ fileName: string; yaml: string }> {
    const study = await this.work.repository(StudyEntity).findOneByOrFail({ id: studyId });
    const { slug, title, languages, timeZone, startsOn, days, contact, letter, agreement } = study;
    let file: Partial<StudyFile> = {
      lytt: 1,
      study: { slug, title, languages, timeZone, startsOn, days, contact },
      letter,
      agreement,
    };
    for (const section of this.parts.sections) file = { ...file, ...(await section.write(studyId)) };
    const ordered = Object.fromEntries(SECTIONS.map((name) => [name, file[name]]));
    return { fileName: `${slug}.study.yaml`, yaml: stringify(ordered, { lineWidth: 120 }) };
  }

  private async freeSlug(wished: string): Promise<string> {
    const rows = await this.work.query<{ slug: string }>(
      'select slug from research.study where slug = $1 or slug like $2',
      [wished, `${wished}-%`],
    );
    const taken = new Set(rows.map((row) => row.slug));
    for (let number = 1; ; number++) {
      const slug = number === 1 ? wished : `${wished}-${number}`;
      if (!taken.has(slug)) return slug;
    }
  }
}
