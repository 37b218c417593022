import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { StudyFileSection } from '../../../fieldwork/study/study.facade.js';
import { checkCodebook } from '../domain/code-tree.js';
import { CodeEntity } from '../persistence/coding.entities.js';

type Entry = StudyFile['codebook'][number];

/** The codebook's part of the study file; parents are named by key. */
@Injectable()
export class CodebookSection implements StudyFileSection {
  readonly section = 'codebook';

  constructor(private readonly work: UnitOfWork) {}

  check(file: StudyFile): { path: string; message: string }[] {
    return checkCodebook(file);
  }

  async read(studyId: string, { codebook }: StudyFile): Promise<void> {
    const ids = new Map(codebook.map(({ key }) => [key, randomUUID()]));
    const idOf = (key: string): string => ids.get(key) ?? randomUUID();
    const rows = codebook.map((code, position) => ({
      id: idOf(code.key),
      key: code.key,
      name: code.name,
      definition: code.definition,
      colour: code.colour,
      parent_id: code.parent === undefined ? null : idOf(code.parent),
      position,
    }));
    // One statement: a child may stand before its parent in the file.
    await this.work.query(
      `insert into research.code (id, study_id, key, name, definition, colour, parent_id, position)
       select id, $1, key, name, definition, colour, parent_id, position from jsonb_to_recordset($2::jsonb)
         as c(id uuid, key text, name text, definition text, colour text, parent_id uuid, position int)`,
      [studyId, JSON.stringify(rows)],
    );
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const codes = await this.work.repository(CodeEntity).find({ where: { studyId }, order: { position: 'ASC' } });
    const keyOf = new Map(codes.map((code) => [code.id, code.key]));
    return {
      codebook: codes.map(({ key, name, definition, colour, parentId }): Entry => {
        const parent = parentId === null ? undefined : keyOf.get(parentId);
        return { key, name, definition, colour, ...(parent === undefined ? {} : { parent }) };
      }),
    };
  }
}
