import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Sight } from '../domain/sight.js';
import { citable } from './citable.js';

export interface ThemeRow {
  id: string;
  name: string;
  summary: string;
  position: number;
}
/** A quote in a theme, by whom it was said. */
export interface ThemedQuote {
  themeId: string;
  segmentId: string;
  seatId: string;
}

@Injectable()
export class ThemesRepository {
  constructor(private readonly work: UnitOfWork) {}

  inOrder(studyId: string): Promise<ThemeRow[]> {
    return this.work.query<ThemeRow>(
      'select id, name, summary, position from research.theme where study_id = $1 order by position, created_at, id',
      [studyId],
    );
  }

  async find(studyId: string, themeId: string): Promise<ThemeRow | undefined> {
    const [theme] = await this.work.query<ThemeRow>(
      'select id, name, summary, position from research.theme where study_id = $1 and id = $2',
      [studyId, themeId],
    );
    return theme;
  }

  async lock(studyId: string, themeId: string): Promise<ThemeRow | undefined> {
    const [theme] = await this.work.query<ThemeRow>(
      'select id, name, summary, position from research.theme where study_id = $1 and id = $2 for update',
      [studyId, themeId],
    );
    return theme;
  }

  async lockAll(studyId: string): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>('select id from research.theme where study_id = $1 for update', [
      studyId,
    ]);
    return rows.map((row) => row.id);
  }

  /** Whether it is there; it is kept from being deleted meanwhile. */
  async hold(studyId: string, themeId: string): Promise<boolean> {
    const themes = await this.work.query('select 1 from research.theme where study_id = $1 and id = $2 for key share', [
      studyId,
      themeId,
    ]);
    return themes.length > 0;
  }

  /** Without a position it comes last. */
  async add(
    studyId: string,
    theme: { id: string; name: string; summary: string; position: number | null },
  ): Promise<void> {
    await this.work.query(
      `insert into research.theme (id, study_id, name, summary, position, created_at)
       values ($1, $2, $3, $4,
               coalesce($5, (select coalesce(max(position), 0) + 1 from research.theme where study_id = $2)),
               platform.clock_now($2))`,
      [theme.id, studyId, theme.name, theme.summary, theme.position],
    );
  }

  /** A microsecond apart, so that they keep the order they are given in. */
  async putQuotes(studyId: string, themeId: string, segmentIds: readonly string[]): Promise<number> {
    const rows = await this.work.query(
      `insert into research.theme_quote (theme_id, segment_id, study_id, at)
       select $1, segment, $2, platform.clock_now($2) + number * interval '1 microsecond'
         from unnest($3::uuid[]) with ordinality as given (segment, number)
       on conflict do nothing returning segment_id`,
      [themeId, studyId, segmentIds],
    );
    return rows.length;
  }

  async takeQuoteOut(studyId: string, themeId: string, segmentId: string): Promise<boolean> {
    const rows = await this.work.query(
      `delete from research.theme_quote where study_id = $1 and theme_id = $2 and segment_id = $3
       returning segment_id`,
      [studyId, themeId, segmentId],
    );
    return rows.length > 0;
  }

  async segmentsOf(studyId: string, themeId: string): Promise<string[]> {
    const quotes = await this.work.query<{ id: string }>(
      `select segment_id as id from research.theme_quote
        where study_id = $1 and theme_id = $2 order by at, segment_id`,
      [studyId, themeId],
    );
    return quotes.map((quote) => quote.id);
  }

  async edit(
    studyId: string,
    themeId: string,
    change: { name?: string | undefined; summary?: string | undefined },
  ): Promise<boolean> {
    const rows = await this.work.query(
      `update research.theme set name = coalesce($3, name), summary = coalesce($4, summary)
        where study_id = $1 and id = $2 returning id`,
      [studyId, themeId, change.name ?? null, change.summary ?? null],
    );
    return rows.length > 0;
  }

  async order(studyId: string, ids: readonly string[]): Promise<void> {
    await this.work.query(
      `update research.theme t set position = given.number
         from unnest($2::uuid[]) with ordinality as given (id, number)
        where t.study_id = $1 and t.id = given.id`,
      [studyId, ids],
    );
  }

  async delete(studyId: string, themeId: string): Promise<void> {
    await this.work.query('delete from research.theme where study_id = $1 and id = $2', [studyId, themeId]);
  }

  /** Of one theme, or of all. */
  quotesOf(studyId: string, sight: Sight, themeId?: string): Promise<ThemedQuote[]> {
    return this.work.query<ThemedQuote>(
      `select q.theme_id as "themeId", s.id as "segmentId", p.seat_id as "seatId"
         from ${citable('$2')}
         join research.theme_quote q on q.segment_id = s.id and q.study_id = $1
        where s.study_id = $1 and ($3::uuid is null or q.theme_id = $3) order by q.at, s.id`,
      [studyId, sight === 'everything', themeId ?? null],
    );
  }
}
