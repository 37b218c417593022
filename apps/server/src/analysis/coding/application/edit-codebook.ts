import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CodeView, codingRoutes, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { codeKey, freeColour } from '../domain/code-key.js';
import { codesInCircles } from '../domain/code-tree.js';
import { CodebookRepository } from '../persistence/codebook.repository.js';
import type { CodeEntity } from '../persistence/coding.entities.js';
import { CodingQueries } from './coding.queries.js';

type NewCode = ParsedBodyOf<typeof codingRoutes.createCode>;
type Change = ParsedBodyOf<typeof codingRoutes.editCode>;

/** Codes are made, reworded and moved while reading; only a code that nothing uses can be deleted. */
@Injectable()
export class EditCodebook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codebook: CodebookRepository,
    private readonly queries: CodingQueries,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  create(actor: StaffActor, studyId: string, wish: NewCode): Promise<CodeView> {
    return this.work.run(async () => {
      const codes = await this.codebook.lock(studyId);
      this.check(codes, wish.name, wish.parentId);
      const id = randomUUID();
      const key = codeKey(wish.name, new Set(codes.map((code) => code.key)));
      const colour = wish.colour ?? freeColour(codes.map((code) => code.colour));
      const position = Math.max(-1, ...codes.map((code) => code.position)) + 1;
      const { name, definition, parentId } = wish;
      await this.codebook.add(studyId, [{ id, key, name, definition, colour, parentId, position }]);
      return this.done(actor, 'created', studyId, id);
    });
  }

  edit(actor: StaffActor, studyId: string, codeId: string, change: Change): Promise<CodeView> {
    return this.work.run(async () => {
      const codes = await this.codebook.lock(studyId);
      const code = codes.find((each) => each.id === codeId);
      if (!code) throw missing('code');
      const parentId = change.parentId === undefined ? code.parentId : change.parentId;
      this.check(
        codes.filter((each) => each.id !== codeId),
        change.name ?? code.name,
        parentId === codeId ? null : parentId,
      );
      const moved = codes.map((each) => ({ id: each.id, parentId: each.id === codeId ? parentId : each.parentId }));
      if (codesInCircles(moved).includes(codeId))
        throw invalid('coding.circle', 'A code cannot stand under itself.', [
          { path: 'parentId', message: 'A code cannot stand under itself or under one of its own.' },
        ]);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length > 0) await this.codebook.change(studyId, codeId, given);
      return this.done(actor, 'edited', studyId, codeId);
    });
  }

  delete(actor: StaffActor, studyId: string, codeId: string): Promise<void> {
    return this.work.run(async () => {
      const codes = await this.codebook.lock(studyId);
      const code = (await this.queries.codes(studyId)).find((each) => each.id === codeId);
      if (!code) throw missing('code');
      const below = codes.filter((each) => each.parentId === codeId).length;
      if (below > 0)
        throw conflict(
          'coding.code-has-children',
          `Codes stand under "${code.name}": ${below}. Move or delete them first.`,
        );
      const { people, segments } = code.own;
      if (segments > 0)
        throw conflict(
          'coding.code-used',
          `"${code.name}" is used by ${people === 1 ? '1 person' : `${people} people`} in ${segments === 1 ? '1 segment' : `${segments} segments`}. Take it off them first.`,
        );
      await this.codebook.delete(studyId, codeId);
      await this.audit.record(actor, 'coding.code-deleted', studyId, { codeId, key: code.key });
      await this.live.tell({ studyId, topic: 'coding', id: codeId });
    });
  }

  private check(others: readonly CodeEntity[], name: string, parentId: string | null): void {
    const folded = name.toLocaleLowerCase('nb');
    if (others.some((each) => each.name.toLocaleLowerCase('nb') === folded))
      throw invalid('coding.name-taken', `There is already a code named "${name}".`, [
        { path: 'name', message: 'Another code has this name.' },
      ]);
    if (parentId !== null && !others.some((each) => each.id === parentId))
      throw invalid('coding.no-parent', 'There is no such code to stand under.', [
        { path: 'parentId', message: 'There is no such code to stand under.' },
      ]);
  }

  private async done(actor: StaffActor, what: string, studyId: string, codeId: string): Promise<CodeView> {
    await this.audit.record(actor, `coding.code-${what}`, studyId, { codeId });
    await this.live.tell({ studyId, topic: 'coding', id: codeId });
    const view = (await this.queries.codes(studyId)).find((each) => each.id === codeId);
    if (!view) throw missing('code');
    return view;
  }
}
