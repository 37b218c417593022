import { isUuid } from '@lytt/shared';
import { Injectable } from '@nestjs/common';
import { isBlank, type Picked } from '../domain/chosen.js';
import type { Draft } from '../domain/reader.js';
import { DraftsRepository } from '../persistence/drafts.repository.js';

const WRITES_TO = /^(?:answer|edit|reply|probe):/;

export const isSlot = (slot: unknown): slot is string =>
  slot === 'moderator' ||
  (typeof slot === 'string' &&
    slot === slot.toLowerCase() &&
    isUuid(slot.replace(WRITES_TO, '')) &&
    WRITES_TO.test(slot));

export interface TypedDraft {
  slot: string;
  body: string;
  picked: Picked;
  /** The name that this save gives to what stands there now. */
  revision: string;
  /** The names this device has seen or given; undefined overwrites whatever stands there. */
  known: readonly string[] | undefined;
}
/** `newer`: another device saved something that this one has not seen; it stands. `forgotten`: an emptied box keeps no draft. */
export type DraftKept =
  { kind: 'kept'; savedAt: Date } | { kind: 'forgotten' } | { kind: 'newer'; draft: Draft } | { kind: 'full' };

/** What somebody is typing, kept until it is sent. Nobody but its writer reads it. */
@Injectable()
export class KeepDraft {
  constructor(private readonly rows: DraftsRepository) {}

  async keep(studyId: string, seatId: string, typed: TypedDraft): Promise<DraftKept> {
    const isEmpty = typed.body.trim() === '' && isBlank(typed.picked);
    const [kept] = isEmpty ? [] : await this.save(studyId, seatId, typed);
    if (kept) return { kind: 'kept', savedAt: kept.savedAt };
    if (isEmpty) await this.forget(studyId, seatId, typed.slot, typed);
    const draft = await this.standing(studyId, seatId, typed.slot);
    if (draft) return { kind: 'newer', draft };
    return { kind: isEmpty ? 'forgotten' : 'full' };
  }

  /** What was sent needs no draft; what another device typed meanwhile stays. */
  async forget(
    studyId: string,
    seatId: string,
    slot: string,
    sent: { body: string; known?: readonly string[] | undefined } = { body: '' },
  ): Promise<void> {
    await this.rows.forget(studyId, seatId, slot, sent.known ?? null, sent.body);
  }

  /** An answer was sent from one device while another was writing it: the other's words go on as a change to the answer. */
  async leaveToEdit(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.rows.move(studyId, seatId, `answer:${questionId}`, `edit:${questionId}`);
  }

  private save(studyId: string, seatId: string, typed: TypedDraft): Promise<{ savedAt: Date }[]> {
    return this.rows.save(studyId, seatId, typed.slot, typed.body, typed.picked, typed.revision, typed.known ?? null);
  }

  private async standing(studyId: string, seatId: string, slot: string): Promise<Draft | undefined> {
    const draft = await this.rows.find(studyId, seatId, slot);
    return draft;
  }
}
