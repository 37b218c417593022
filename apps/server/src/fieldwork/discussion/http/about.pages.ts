import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { LANGUAGES, type ParticipantActor } from '@lytt/shared';
import { serverRoot } from '../../../platform/config/roots.js';
import { ForParticipant, Participant, Public } from '../../../platform/http/declare-access.js';
import { page, type Page, type Redirect } from '../../../platform/pages/page.js';
import { Studies } from '../../study/study.facade.js';
import { OwnWordsQueries } from '../application/own-words.queries.js';
import { ParticipantPage } from './participant-page.js';

const WORKER = readFileSync(join(serverRoot, 'public', 'sw.js'), 'utf8');

/** What is said about the pages themselves, and the page for when there is no connection. */
@Controller()
export class AboutPages {
  constructor(
    private readonly queries: OwnWordsQueries,
    private readonly studies: Studies,
    private readonly frame: ParticipantPage,
  ) {}

  @Get('/p/help')
  @ForParticipant()
  help(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    return this.about(actor, 'help');
  }

  @Get('/p/privacy')
  @ForParticipant()
  privacy(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    return this.about(actor, 'privacy');
  }

  @Get('/p/accessibility')
  @ForParticipant()
  accessibility(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    return this.about(actor, 'accessibility');
  }

  /** In every language at once: it is kept on the device before anybody knows in which it will be read. */
  @Get('/p/offline')
  @Public('says that there is no connection, kept by the browser for then; holds nothing of a study')
  offline(): Page {
    return page('discussion/offline', { languages: LANGUAGES });
  }

  /** Under the pages' own path, so that it may answer for them and for nothing else. */
  @Get('/p/sw.js')
  @Public('the script that shows the page above')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  worker(): string {
    return WORKER;
  }

  private async about(actor: ParticipantActor, name: 'help' | 'privacy' | 'accessibility'): Promise<Page | Redirect> {
    const reader = await this.queries.reader(actor.studyId, actor.seatId);
    const elsewhere = this.frame.elsewhere(reader);
    if (elsewhere || !reader) return elsewhere as Redirect;
    const { contact, agreement } = await this.studies.facts(actor.studyId);
    return this.frame.show(actor, reader, name, { title: this.frame.say(actor, `${name}.title`), contact, agreement });
  }
}
