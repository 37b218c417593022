import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import type { StudyFileSection } from '../../../fieldwork/study/study.facade.js';
import { checkCodebook } from '../domain/code-tree.js';
import { CodebookRepository } from '../persistence/codebook.repository.js';
import type { Fault } from '../../../platform/errors/fault.js';

type Entry = StudyFile['codebook'][number];

/** The codebook's part of the study file; parents are named by key. */
@Injectable()
export class CodebookSection implements StudyFileSection {
  readonly section = 'codebook';

  constructor(private readonly codebook: CodebookRepository) {}

  check(file: StudyFile): Fault[] {
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
      parentId: code.parent === undefined ? null : idOf(code.parent),
      position,
    }));
    await this.codebook.add(studyId, rows);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const codes = await this.codebook.inOrder(studyId);
    const keyOf = new Map(codes.map((code) => [code.id, code.key]));
    return {
      codebook: codes.map(({ key, name, definition, colour, parentId }): Entry => {
        const parent = parentId === null ? undefined : keyOf.get(parentId);
        return { key, name, definition, colour, ...(parent === undefined ? {} : { parent }) };
      }),
    };
  }
}
