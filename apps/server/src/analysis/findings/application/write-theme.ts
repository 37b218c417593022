import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { findingsRoutes, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ThemesRepository } from '../persistence/themes.repository.js';
import { Quotes } from './quotes.queries.js';

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
    private readonly themes: ThemesRepository,
    private readonly quotes: Quotes,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async make(actor: StaffActor, studyId: string, wish: ParsedBodyOf<typeof findingsRoutes.makeTheme>): Promise<string> {
    return this.work.run(async () => {
      const id = randomUUID();
      await this.quotes.mustBeCitable(studyId, wish.quotes);
      await this.themes.add(studyId, {
        id,
        name: wish.name,
        summary: wish.summary,
        position: wish.position ?? null,
      });
      await this.themes.putQuotes(studyId, id, wish.quotes);
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
      if (!(await this.themes.edit(studyId, themeId, change))) throw missing('theme');
      await this.told(actor, studyId, 'findings.theme-edited', { theme: themeId });
    });
  }

  /** The order of the report. All themes are named, so that nobody orders a board they have not seen the whole of. */
  async order(actor: StaffActor, studyId: string, ids: readonly string[]): Promise<void> {
    await this.work.run(async () => {
      const present = new Set(await this.themes.lockAll(studyId));
      if (new Set(ids).size !== ids.length || ids.length !== present.size || ids.some((id) => !present.has(id)))
        throw invalid('theme.order', 'The themes have changed since you looked; look again and order them anew.');
      await this.themes.order(studyId, ids);
      await this.told(actor, studyId, 'findings.themes-ordered', {});
    });
  }

  async delete(actor: StaffActor, studyId: string, themeId: string): Promise<ThemeAsItWas> {
    return this.work.run(async () => {
      const theme = await this.themes.lock(studyId, themeId);
      if (!theme) throw missing('theme');
      const segments = await this.themes.segmentsOf(studyId, themeId);
      const citable = await this.quotes.visible(studyId, segments, 'everything');
      await this.themes.delete(studyId, themeId);
      await this.told(actor, studyId, 'findings.theme-deleted', { theme: themeId });
      const { name, summary, position } = theme;
      return { name, summary, position, quotes: citable.map((quote) => quote.id) };
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
