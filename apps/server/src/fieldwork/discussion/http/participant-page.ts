import { Injectable } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import type { KeyIn } from '../../../platform/pages/texts.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { isAtTheTable, type Reader } from '../domain/reader.js';
import { Panel } from '../../panel/panel.facade.js';

/** What every page of the discussion has in common: who may be here, and what the layout needs. */
@Injectable()
export class ParticipantPage {
  constructor(
    private readonly pages: Pages,
    private readonly panel: Panel,
  ) {}

  /** Undefined: at the table. Otherwise where this person has to go first. */
  elsewhere(reader: Reader | undefined): Redirect | undefined {
    if (!reader) throw missing('seat');
    if (isAtTheTable(reader)) return undefined;
    const next = this.panel.nextStep(reader);
    if (!next) throw missing('seat');
    return redirect(next);
  }

  show(
    actor: ParticipantActor,
    reader: Pick<Reader, 'studyTitle' | 'languages' | 'timeZone' | 'now'>,
    template: string,
    view: { title: string; here?: 'today' | 'others' | 'mine' | 'ask' | 'notices' } & Record<string, unknown>,
    status = 200,
  ): Page {
    return page(
      `discussion/${template}`,
      {
        ...view,
        participant: true,
        studyTitle: localized(reader.studyTitle, actor.language),
        languages: reader.languages,
        timeZone: reader.timeZone,
        now: reader.now,
      },
      { status, language: actor.language },
    );
  }

  say(actor: ParticipantActor, key: KeyIn<'discussion'>, values: Record<string, string | number> = {}): string {
    return this.pages.texts.say(actor.language, `discussion.${key}`, values);
  }
}
