import { randomUUID } from 'node:crypto';
import { studyRoutes, type PostKind } from '@lytt/shared';
import type { TestApp } from '../support/test-app.js';

/** A study of the example file in which people have written, put there without the fieldwork that would lead to it. */
export class WrittenWords {
  private constructor(
    private readonly lytt: TestApp,
    readonly studyId: string,
    readonly questions: { id: string; key: string }[],
    readonly owner: { staffId: string; cookie: string },
  ) {}

  static async in(lytt: TestApp): Promise<WrittenWords> {
    const owner = await lytt.staff({ isOwner: true });
    const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: {} });
    const { rows } = await lytt.owner.query<{ id: string; key: string }>(
      'select id, key from research.question where study_id = $1 order by position',
      [view.id],
    );
    return new WrittenWords(lytt, view.id, rows, owner);
  }

  async seat(alias: string, language = 'nb'): Promise<string> {
    const [seatId, applicationId, sourceId] = [randomUUID(), randomUUID(), randomUUID()];
    await this.lytt.owner.query(
      `insert into research.source (id, study_id, code, name, position) values ($1, $2, $3, 'A source', 99)`,
      [sourceId, this.studyId, `s-${sourceId.slice(0, 8)}`],
    );
    await this.lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state) values ($1, $2, $3, $4, 'completed')`,
      [applicationId, this.studyId, sourceId, language],
    );
    await this.lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, attributes)
       values ($1, $2, $3, $4, 'panel', 1, 'active', $5, $6, lower($6), '{"age":"30-44"}')`,
      [seatId, this.studyId, applicationId, randomUUID(), language, alias],
    );
    return seatId;
  }

  async post(
    seatId: string,
    body: string,
    of: { question?: number; kind?: PostKind; parentId?: string; skipReason?: string } = {},
  ): Promise<string> {
    const id = randomUUID();
    await this.lytt.owner.query(
      `insert into research.post (id, study_id, question_id, question_version, parent_id, kind, seat_id, skip_reason, created_at)
       values ($1, $2, $3, 1, $4, $5, $6, $7, now())`,
      [
        id,
        this.studyId,
        this.questions[of.question ?? 0]?.id,
        of.parentId ?? null,
        of.kind ?? 'answer',
        seatId,
        of.skipReason ?? null,
      ],
    );
    await this.version(id, 1, body);
    return id;
  }

  async edit(postId: string, version: number, body: string): Promise<void> {
    await this.version(postId, version, body);
    await this.lytt.owner.query('update research.post set version = $2 where id = $1', [postId, version]);
  }

  private async version(postId: string, version: number, body: string): Promise<void> {
    await this.lytt.owner.query(
      'insert into research.post_version (post_id, version, study_id, body, created_at) values ($1, $2, $3, $4, now())',
      [postId, version, this.studyId, body],
    );
  }
}
