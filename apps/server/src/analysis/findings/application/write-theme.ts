import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { findingsRoutes, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Quotes } from './quotes.queries.js';
import { because } from '../../../platform/errors/because.js';

/** What a deleted theme was: the same words that make it anew. */
export interface ThemeAsItWas {
  name: string;
  summary: string;
  position: number;
  quotes: string[];
}

@Injectable()
export class WriteTheme {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quotes: Quotes,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async make(actor: StaffActor, studyId: string, of: ParsedBodyOf<typeof findingsRoutes.makeTheme>): Promise<string> {
    return this.work.run(async () => {
      const id = randomUUID();
      await this.quotes.mustBeCitable(studyId, of.quotes);
      await this.work.query(
        `insert into research.theme (id, study_id, name, summary, position, created_at)
         values ($1, $2, $3, $4, coalesce($5, (select coalesce(max(position), 0) + 1 from research.theme where study_id = $2)), platform.clock_now($2))`,
        [id, studyId, of.name, of.summary, of.position ?? null],
      );
      // A microsecond apart, so that they keep the order they are given in.
      await this.work.query(
        `insert into research.theme_quote (theme_id, segment_id, study_id, at)
         select $1, segment, $2, platform.clock_now($2) + number * interval '1 microsecond' from unnest($3::uuid[]) with ordinality as given (segment, number)
         on conflict do nothing`,
        [id, studyId, of.quotes],
      );
      await this.told(actor, studyId, 'findings.theme-made', { theme: id });
      return id;
    });
  }

  async edit(
    actor: StaffActor,
    studyId: string,
    themeId: string,
    change: { name?: string | undefined; summary?: string | undefined },
  ): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query<{ id: string }>(
        'update research.theme set name = coalesce($3, name), summary = coalesce($4, summary) where study_id = $1 and id = $2 returning id',
        [studyId, themeId, change.name ?? null, change.summary ?? null],
      );
      if (rows.length === 0) throw missing('theme');
      await this.told(actor, studyId, 'findings.theme-edited', { theme: themeId });
    });
  }

  /** The order of the report. All themes are named, so that nobody orders a board they have not seen the whole of. */
  async order(actor: StaffActor, studyId: string, ids: readonly string[]): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query<{ id: string }>(
        'select id from research.theme where study_id = $1 for update',
        [studyId],
      );
      const present = new Set(rows.map((row) => row.id));
      if (new Set(ids).size !== ids.length || ids.length !== present.size || ids.some((id) => !present.has(id)))
        throw invalid('theme.order', because('findings.refusal.theme-order'));
      await this.work.query(
        `update research.theme t set position = given.number from unnest($2::uuid[]) with ordinality as given (id, number) where t.study_id = $1 and t.id = given.id`,
        [studyId, ids],
      );
      await this.told(actor, studyId, 'findings.themes-ordered', {});
    });
  }

  async delete(actor: StaffActor, studyId: string, themeId: string): Promise<ThemeAsItWas> {
    return this.work.run(async () => {
      const [theme] = await this.work.query<Omit<ThemeAsItWas, 'quotes'>>(
        'select name, summary, position from research.theme where study_id = $1 and id = $2 for update',
        [studyId, themeId],
      );
      if (!theme) throw missing('theme');
      const quotes = await this.work.query<{ id: string }>(
        `select segment_id as id from research.theme_quote where study_id = $1 and theme_id = $2 order by at, segment_id`,
        [studyId, themeId],
      );
      const citable = await this.quotes.of(
        studyId,
        quotes.map((quote) => quote.id),
        'everything',
      );
      await this.work.query('delete from research.theme where study_id = $1 and id = $2', [studyId, themeId]);
      await this.told(actor, studyId, 'findings.theme-deleted', { theme: themeId });
      return { ...theme, quotes: citable.map((quote) => quote.id) };
    });
  }

  private async told(
    actor: StaffActor,
    studyId: string,
    action: string,
    subject: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(actor, action, studyId, subject);
    await this.live.tell({ studyId, topic: 'findings' });
  }
}
