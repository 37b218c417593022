import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { LIMITS, countCodePoints, type ParticipantActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant, type LyttRequest } from '../../../platform/http/declare-access.js';
import { readSentForm } from '../../../platform/http/read-sent-form.js';
import { sayTime } from '../../../platform/pages/dates.js';
import { redirect, type Redirect } from '../../../platform/pages/page.js';
import { Studies } from '../../study/study.facade.js';
import { isSlot, KeepDraft } from '../application/keep-draft.js';
import { readPicked, type Picked } from '../domain/chosen.js';
import { plainWords } from '../domain/words.js';
import { isRevision, readKnown, readWords } from './form.js';

/** The page that was read; what a form was sent to on it is no page of its own. */
function pageOf(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  return /^\/p\/q\/[0-9a-f-]{36}/.exec(path)?.[0] ?? /^\/p\/[a-z0-9/-]*/.exec(path)?.[0];
}

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
      throw invalid('discussion.draft', 'That draft cannot be kept.');
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
  async language(@Participant() actor: ParticipantActor, @Req() request: LyttRequest): Promise<Redirect> {
    const { fields: form } = await readSentForm(request);
    const { languages } = await this.studies.facts(actor.studyId);
    const chosen = languages.find((language) => language === form['language']);
    if (chosen) await this.doors.setLanguage(actor.seatId, chosen);
    await this.keepWhatWasTyped(actor, form);
    return redirect(pageOf(form['back']) ?? '/p/today');
  }

  /** The buttons send the form that was being written in; without a script nothing else has saved it. */
  private async keepWhatWasTyped({ studyId, seatId }: ParticipantActor, form: Record<string, unknown>): Promise<void> {
    const typed = readWords(form);
    if (!isSlot(form['slot']) || countCodePoints(typed.body) > LIMITS.answer) return;
    if (typed.body === '' && Object.keys(typed.picked).length === 0) return;
    await this.drafts.keep(studyId, seatId, { ...typed, slot: form['slot'], revision: typed.key, known: typed.known });
  }
}
