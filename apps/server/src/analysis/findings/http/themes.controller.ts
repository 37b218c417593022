import { Body, Controller, Param } from '@nestjs/common';
import {
  findingsRoutes as routes,
  type ParsedBodyOf,
  type StaffActor,
  type ThemeDraft,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { FindingsQueries } from '../application/findings.queries.js';
import { Quotes } from '../application/quotes.queries.js';
import { SortQuotes } from '../application/sort-quotes.js';
import { WriteTheme } from '../application/write-theme.js';
import { quoteView, sightOf } from './findings.presenter.js';

@Controller()
export class ThemesController {
  constructor(
    private readonly queries: FindingsQueries,
    private readonly quotes: Quotes,
    private readonly writeTheme: WriteTheme,
    private readonly sortQuotes: SortQuotes,
  ) {}

  @Endpoint(routes.themes)
  async themes(@Param('studyId') studyId: string, @Staff() actor: StaffActor): Promise<ViewOf<typeof routes.themes>> {
    const sight = sightOf(actor);
    const [board, attributes] = [await this.queries.board(studyId, sight), await this.quotes.attributes(studyId)];
    return {
      items: board.map((theme) => ({ ...theme, lead: theme.lead.map((quote) => quoteView(quote, attributes, sight)) })),
      partial: sight === 'shared',
    };
  }

  @Endpoint(routes.theme)
  async theme(
    @Param('studyId') studyId: string,
    @Param('themeId') themeId: string,
    @Staff() actor: StaffActor,
  ): Promise<ThemeDraft> {
    const sight = sightOf(actor);
    const [theme, attributes] = [
      await this.queries.theme(studyId, themeId, sight),
      await this.quotes.attributes(studyId),
    ];
    return {
      ...theme,
      quotes: theme.quotes.map((quote) => quoteView(quote, attributes, sight)),
      partial: sight === 'shared',
    };
  }

  @Endpoint(routes.makeTheme)
  async make(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.makeTheme.body }) body: ParsedBodyOf<typeof routes.makeTheme>,
    @Staff() actor: StaffActor,
  ): Promise<{ id: string }> {
    return { id: await this.writeTheme.make(actor, studyId, body) };
  }

  @Endpoint(routes.editTheme)
  async edit(
    @Param('studyId') studyId: string,
    @Param('themeId') themeId: string,
    @Body({ schema: routes.editTheme.body }) body: ParsedBodyOf<typeof routes.editTheme>,
    @Staff() actor: StaffActor,
  ): Promise<{ ok: true }> {
    await this.writeTheme.edit(actor, studyId, themeId, body);
    return { ok: true };
  }

  @Endpoint(routes.orderThemes)
  async order(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.orderThemes.body }) body: ParsedBodyOf<typeof routes.orderThemes>,
    @Staff() actor: StaffActor,
  ): Promise<{ ok: true }> {
    await this.writeTheme.order(actor, studyId, body.ids);
    return { ok: true };
  }

  @Endpoint(routes.deleteTheme)
  async delete(
    @Param('studyId') studyId: string,
    @Param('themeId') themeId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.deleteTheme>> {
    return { undo: await this.writeTheme.delete(actor, studyId, themeId) };
  }

  @Endpoint(routes.putIntoTheme)
  async put(
    @Param('studyId') studyId: string,
    @Param('themeId') themeId: string,
    @Param('segmentId') segmentId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.putIntoTheme>> {
    return { ok: true, wasIn: !(await this.sortQuotes.put(actor, studyId, themeId, segmentId)) };
  }

  @Endpoint(routes.takeOutOfTheme)
  async takeOut(
    @Param('studyId') studyId: string,
    @Param('themeId') themeId: string,
    @Param('segmentId') segmentId: string,
    @Staff() actor: StaffActor,
  ): Promise<{ ok: true }> {
    await this.sortQuotes.takeOut(actor, studyId, themeId, segmentId);
    return { ok: true };
  }
}
