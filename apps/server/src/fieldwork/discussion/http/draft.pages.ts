import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { LIMITS, countCodePoints, type ParticipantActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant, type LyttRequest } from '../../../platform/http/declare-access.js';
import { sayTime } from '../../../platform/pages/dates.js';
import { redirect, type Redirect } from '../../../platform/pages/page.js';
import { Studies } from '../../study/study.facade.js';
import { isSlot, KeepDraft } from '../application/keep-draft.js';
import { plainWords } from '../domain/words.js';

const isOwnPath = (path: unknown): path is string => typeof path === 'string' && /^\/p\/[a-z0-9/-]*$/.test(path);

/** What the little script saves while somebody types, and the language chosen in the footer. */
@Controller()
export class DraftPages {
  constructor(
    private readonly drafts: KeepDraft,
    private readonly studies: Studies,
    private readonly doors: ParticipantDoors,
  ) {}

  @Post('/p/draft')
  @ForParticipant()
  async keep(
    @Participant() actor: ParticipantActor,
    @Body() form: { slot?: unknown; body?: unknown } | undefined,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ saved: string | null } | Redirect> {
    if (!isSlot(form?.slot) || typeof form?.body !== 'string' || countCodePoints(form.body) > LIMITS.answer)
      throw invalid('discussion.draft', 'That draft cannot be kept.');
    // As typed but for line breaks: trimming would move the cursor's place when the draft comes back.
    const body = plainWords(form.body) === '' ? '' : form.body.replace(/\r\n?/g, '\n').replaceAll('\u0000', '');
    const savedAt = await this.drafts.keep(actor.studyId, actor.seatId, form.slot, body);
    if (!(request.headers.accept ?? '').includes('application/json')) return redirect('/p/today');
    void reply.status(200).header('cache-control', 'no-store');
    const { timeZone } = await this.studies.facts(actor.studyId);
    return { saved: savedAt ? sayTime(savedAt, timeZone) : null };
  }

  @Post('/p/language')
  @ForParticipant()
  async language(
    @Participant() actor: ParticipantActor,
    @Body() form: { language?: unknown; back?: unknown } | undefined,
  ): Promise<Redirect> {
    const { languages } = await this.studies.facts(actor.studyId);
    const chosen = languages.find((language) => language === form?.language);
    if (chosen) await this.doors.setLanguage(actor.seatId, chosen);
    const back = typeof form?.back === 'string' ? form.back.split('?')[0] : undefined;
    return redirect(isOwnPath(back) ? back : '/p/today');
  }
}
