import { Body, Controller, Get, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { LIMITS, type ParticipantActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { ForParticipant, Participant } from '../../../platform/http/declare-access.js';
import { redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { Panel } from '../../panel/panel.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { GroupNotices } from '../application/group-notices.js';
import { OwnWordsQueries } from '../application/own-words.queries.js';
import { QuestionPageQueries } from '../application/question-page.queries.js';
import { isAtTheTable, type Reader } from '../domain/reader.js';
import { WriteToOthers } from '../application/write-to-others.js';
import { checkWords } from '../domain/words.js';
import { boxFor, underNewKey, type RefusedWords } from './boxes.js';
import { readWords, type WordsForm } from './form.js';
import { heldOn, presentMine } from './own.presenter.js';
import { OwnWordsFile } from './own-words-file.js';
import { ParticipantPage } from './participant-page.js';

/** Those that have a text of their own on the page of notices. */
const NOTICE_KINDS = new Set([
  'welcome',
  'question-opened',
  'probe',
  'reply',
  'peer-reply',
  'reminder',
  'reminder-late',
  'missed-day',
  'thanks',
]);

interface AskShown {
  refused?: RefusedWords;
  handBack?: { why: 'sent-before'; words: string };
  sent?: boolean;
}

/** A participant's own side: what they wrote, what is held on them, a way to the moderators, and help. */
@Controller()
export class OwnPages {
  constructor(
    private readonly queries: OwnWordsQueries,
    private readonly questionPages: QuestionPageQueries,
    private readonly others: WriteToOthers,
    private readonly groupNotices: GroupNotices,
    private readonly panel: Panel,
    private readonly screeners: Screeners,
    private readonly frame: ParticipantPage,
    private readonly file: OwnWordsFile,
  ) {}

  @Get('/p/mine')
  @ForParticipant()
  mine(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    return this.at(actor, async (reader) => {
      const { studyId, seatId } = actor;
      const seat = await this.panel.seat(studyId, seatId);
      const attributes = await this.screeners.attributes(studyId);
      const view = presentMine(await this.queries.own(studyId, seatId), seat?.attributes ?? {}, attributes);
      return this.frame.show(actor, reader, 'mine', {
        title: this.frame.say(actor, 'mine.title'),
        here: 'mine',
        alias: reader.alias,
        agreedAt: reader.agreedAt,
        ...view,
      });
    });
  }

  @Get('/p/mine/download')
  @ForParticipant()
  async download(
    @Participant() actor: ParticipantActor,
    @Query() query: { as?: unknown },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | Redirect> {
    const { studyId, seatId, language } = actor;
    const reader = await this.queries.reader(studyId, seatId);
    const elsewhere = this.frame.elsewhere(reader);
    if (elsewhere || !reader) return elsewhere ?? redirect('/p/mine');
    const seat = await this.panel.seat(studyId, seatId);
    const held = heldOn(seat?.attributes ?? {}, await this.screeners.attributes(studyId));
    const own = { reader, held, posts: await this.queries.own(studyId, seatId, true) };
    const isData = query.as === 'data';
    const bytes = Buffer.from(isData ? this.file.data(own, language) : this.file.text(own, language));
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes, {
      type: isData ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      disposition: `attachment; filename="lytt.${isData ? 'json' : 'txt'}"`,
      length: bytes.length,
    });
  }

  @Get('/p/notices')
  @ForParticipant()
  notices(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    return this.at(actor, async (reader) => {
      const notices = await this.queries.notices(actor.studyId, actor.seatId);
      return this.frame.show(actor, reader, 'notices', {
        title: this.frame.say(actor, 'notices.title'),
        here: 'notices',
        fromModerators: await this.groupNotices.onThePage(actor.studyId),
        // A notice to the group stands there itself.
        notices: notices
          .filter(({ kind }) => kind !== 'notice')
          .map((notice) => ({ ...notice, kind: NOTICE_KINDS.has(notice.kind) ? notice.kind : 'other' })),
      });
    });
  }

  @Get('/p/ask')
  @ForParticipant()
  look(@Participant() actor: ParticipantActor, @Query() query: { sent?: unknown }): Promise<Page | Redirect> {
    return this.askPage(actor, { sent: query.sent === 'moderator' });
  }

  @Post('/p/ask')
  @ForParticipant()
  async ask(@Participant() actor: ParticipantActor, @Body() form: WordsForm): Promise<Page | Redirect> {
    const typed = readWords(form);
    const { body } = typed;
    const words = checkWords(body, LIMITS.reply);
    if (words) return this.askPage(actor, { refused: { slot: 'moderator', ...typed, faults: { words } } });
    const reader = await this.queries.reader(actor.studyId, actor.seatId);
    if (!reader || !isAtTheTable(reader)) return this.askPage(actor, {});
    const taken = await this.others.toModerator({ studyId: actor.studyId, seatId: actor.seatId, ...typed });
    return taken.kind === 'differs'
      ? this.askPage(actor, {
          refused: underNewKey({ slot: 'moderator', body }),
          handBack: { why: 'sent-before', words: '' },
        })
      : redirect('/p/ask?sent=moderator');
  }

  private askPage(actor: ParticipantActor, shown: AskShown): Promise<Page | Redirect> {
    return this.at(actor, async (reader) => {
      const { studyId, seatId } = actor;
      const letters = await this.queries.letters(studyId, seatId);
      await this.questionPages.recordExposure(
        studyId,
        seatId,
        letters.filter((letter) => !letter.seen).map((letter) => letter.id),
      );
      const box = boxFor(
        {
          kind: 'moderator',
          writer: { seatId, sent: letters.filter((letter) => letter.mine).length },
          slot: 'moderator',
          action: '/p/ask',
          limit: LIMITS.reply,
        },
        await this.queries.drafts(studyId, seatId),
        shown.refused,
      );
      const status = shown.handBack ? 409 : shown.refused ? 422 : 200;
      return this.frame.show(
        actor,
        reader,
        'ask',
        {
          title: this.frame.say(actor, 'ask.title'),
          here: 'ask',
          letters,
          box,
          languageForm: `form-${box.slot}`,
          sent: shown.sent,
          handBack: shown.handBack,
        },
        status,
      );
    });
  }

  private async at(actor: ParticipantActor, show: (reader: Reader) => Promise<Page>): Promise<Page | Redirect> {
    const reader = await this.queries.reader(actor.studyId, actor.seatId);
    const elsewhere = this.frame.elsewhere(reader);
    return elsewhere ?? show(reader as Reader);
  }
}
