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
import { readPicked, type Picked } from '../domain/chosen.js';
import { plainWords } from '../domain/words.js';
import { isRevision, readKnown } from './form.js';
import { because } from '../../../platform/errors/because.js';

const isOwnPath = (path: unknown): path is string => typeof path === 'string' && /^\/p\/[a-z0-9/-]*$/.test(path);

interface DraftForm {
  slot?: unknown;
  body?: unknown;
  picked?: unknown;
  revision?: unknown;
  known?: unknown;
}
/** `saved`: the time of day, or null when nothing is kept. `newer`: what another device wrote meanwhile; it stands. */
type DraftAnswer =
  { saved: string | null } | { newer: { body: string; picked: Picked; revision: string; saved: string } };

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
    @Body() form: DraftForm | undefined,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftAnswer | Redirect> {
    if (!isSlot(form?.slot) || typeof form?.body !== 'string' || countCodePoints(form.body) > LIMITS.answer)
      throw invalid('discussion.draft', because('discussion.refusal.draft'));
    const kept = await this.drafts.keep(actor.studyId, actor.seatId, {
      slot: form.slot,
      // As typed but for line breaks: trimming would move the cursor's place when the draft comes back.
      body: plainWords(form.body) === '' ? '' : form.body.replace(/\r\n?/g, '\n').replaceAll('\u0000', ''),
      picked: readPicked(typeof form.picked === 'object' ? { ...form.picked } : undefined),
      revision: isRevision(form.revision) ? form.revision : '',
      known: readKnown(form.known),
    });
    if (!(request.headers.accept ?? '').includes('application/json')) return redirect('/p/today');
    void reply.status(kept.kind === 'newer' ? 409 : 200).header('cache-control', 'no-store');
    const { timeZone } = await this.studies.facts(actor.studyId);
    if (kept.kind === 'kept') return { saved: sayTime(kept.savedAt, timeZone) };
    if (kept.kind !== 'newer') return { saved: null };
    const { savedAt, ...draft } = kept.draft;
    return { newer: { ...draft, saved: sayTime(savedAt, timeZone) } };
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
