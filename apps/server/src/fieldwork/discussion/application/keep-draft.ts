import { isUuid } from '@lytt/shared';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { isBlank, type Picked } from '../domain/chosen.js';
import type { Draft } from './reader.js';

/** More slots than a study can have places to write in: a bound on what one session can store. */
const MOST_DRAFTS = 500;
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
  constructor(private readonly work: UnitOfWork) {}

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
    await this.work.query(
      `delete from research.draft where study_id = $1 and seat_id = $2 and slot = $3 and ($4::text[] is null or revision = any($4) or body = $5)`,
      [studyId, seatId, slot, sent.known ?? null, sent.body],
    );
  }

  /** An answer was sent from one device while another was writing it: the other's words go on as a change to the answer. */
  async leaveToEdit(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.query(
      `update research.draft set slot = $4 where study_id = $1 and seat_id = $2 and slot = $3
          and not exists (select 1 from research.draft where seat_id = $2 and slot = $4)`,
      [studyId, seatId, `answer:${questionId}`, `edit:${questionId}`],
    );
  }

  private save(studyId: string, seatId: string, typed: TypedDraft): Promise<{ savedAt: Date }[]> {
    return this.work.hot<{ savedAt: Date }>(
      'discussion-draft',
      `insert into research.draft as d (seat_id, slot, study_id, body, picked, revision, updated_at)
       select $2, $3, $1, $4, $5::jsonb, $6, platform.clock_now($1) from research.seat
        where study_id = $1 and id = $2 and (select count(*) from research.draft where seat_id = $2) < ${MOST_DRAFTS}
       on conflict (seat_id, slot) do update set body = excluded.body, picked = excluded.picked, revision = excluded.revision, updated_at = excluded.updated_at
         where $7::text[] is null or d.revision = any($7) or (d.body = excluded.body and d.picked = excluded.picked)
       returning updated_at as "savedAt"`,
      [studyId, seatId, typed.slot, typed.body, JSON.stringify(typed.picked), typed.revision, typed.known ?? null],
    );
  }

  private async standing(studyId: string, seatId: string, slot: string): Promise<Draft | undefined> {
    const [draft] = await this.work.query<Draft>(
      `select body, picked, revision, updated_at as "savedAt" from research.draft where study_id = $1 and seat_id = $2 and slot = $3`,
      [studyId, seatId, slot],
    );
    return draft;
  }
}
