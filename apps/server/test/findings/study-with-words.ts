import { randomUUID } from 'node:crypto';
import {
  countCodePoints,
  sliceByCodePoints,
  studyRoutes,
  type PostKind,
  type Role,
  type SeatState,
} from '@lytt/shared';
import type { TestApp } from '../support/test-app.js';

export const WOMAN = { gender: 'woman', age_band: '35-49', part_of_country: 'north', occupation: 'public' };

/** The example study with people who have written, put down as the discussion and coding would have left it. */
export class StudyWithWords {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly lytt: TestApp,
    readonly id: string,
    readonly cookie: string,
  ) {}

  static async make(lytt: TestApp): Promise<StudyWithWords> {
    const owner = await lytt.staff({ isOwner: true, name: 'Olga Owner' });
    const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: {} });
    return new StudyWithWords(lytt, view.id, owner.cookie);
  }

  get params(): { studyId: string } {
    return { studyId: this.id };
  }

  async as(role: Role): Promise<string> {
    return (await this.lytt.staff({ member: { studyId: this.id, role } })).cookie;
  }

  async seat(alias: string, state: SeatState = 'active', attributes: Record<string, string> = WOMAN): Promise<string> {
    const [applicationId, seatId] = [randomUUID(), randomUUID()];
    const { rows } = await this.sql<{ id: string }>('select id from research.source where study_id = $1 limit 1', [
      this.id,
    ]);
    const source = rows[0]?.id ?? randomUUID();
    if (rows.length === 0)
      await this.sql(
        `insert into research.source (id, study_id, code, name, position) values ($1, $2, 'here', 'Here', 1)`,
        [source, this.id],
      );
    await this.sql(
      `insert into research.application (id, study_id, source_id, language, state) values ($1, $2, $3, 'nb', 'completed')`,
      [applicationId, this.id, source],
    );
    await this.sql(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, attributes) values ($1, $2, $3, $4, 'panel', 1, $5, 'nb', $6, $7, $8)`,
      [
        seatId,
        this.id,
        applicationId,
        randomUUID(),
        state,
        alias,
        alias.toLowerCase() + seatId.slice(0, 4),
        attributes,
      ],
    );
    return seatId;
  }

  async questions(): Promise<{ id: string; key: string; day: number }[]> {
    return (
      await this.sql<{ id: string; key: string; day: number }>(
        'select id, key, day from research.question where study_id = $1 order by position',
        [this.id],
      )
    ).rows;
  }

  async post(
    seatId: string,
    body: string,
    of: { question?: number; kind?: PostKind; private?: boolean } = {},
  ): Promise<string> {
    const id = randomUUID();
    const question = (await this.questions())[of.question ?? 0];
    await this.sql(
      `insert into research.post (id, study_id, question_id, question_version, kind, seat_id, private, created_at) values ($1, $2, $3, 1, $4, $5, $6, now())`,
      [id, this.id, question?.id, of.kind ?? 'answer', seatId, of.private ?? false],
    );
    await this.sql(
      'insert into research.post_version (post_id, version, study_id, body, created_at) values ($1, 1, $2, $3, now())',
      [id, this.id, body],
    );
    return id;
  }

  async segment(postId: string, body: string, from = 0, to = countCodePoints(body)): Promise<string> {
    const id = randomUUID();
    await this.sql(
      'insert into research.segment (id, study_id, post_id, version, from_point, to_point, quote, created_at) values ($1, $2, $3, 1, $4, $5, $6, now())',
      [id, this.id, postId, from, to, sliceByCodePoints(body, from, to)],
    );
    return id;
  }

  /** A person's whole answer, ready to be quoted. */
  async said(
    seatId: string,
    body: string,
    of: { question?: number; kind?: PostKind; private?: boolean } = {},
  ): Promise<string> {
    return this.segment(await this.post(seatId, body, of), body);
  }

  /** One after the other: the owner's is a single connection. */
  sql<Row extends object>(text: string, values: unknown[] = []): Promise<{ rows: Row[] }> {
    const answer = this.last.then(() => this.lytt.owner.query<Row>(text, values));
    this.last = answer.catch(() => undefined);
    return answer;
  }
}
