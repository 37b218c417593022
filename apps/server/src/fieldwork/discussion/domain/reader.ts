import { TAKING_PART, type Language, type Localized, type SeatState, type StudyPhase } from '@lytt/shared';
import type { Picked } from './chosen.js';

/** Who reads a page, and when. */
export interface Reader {
  seatId: string;
  state: SeatState;
  alias: string | null;
  agreedAt: Date | null;
  studyTitle: Localized;
  languages: Language[];
  timeZone: string;
  phase: StudyPhase;
  days: number;
  startsOn: string;
  now: Date;
}

/** Ready for the discussion: agreed, with an alias. */
export const isAtTheTable = (reader: Reader): boolean => TAKING_PART.includes(reader.state) && reader.alias !== null;

export interface Draft {
  body: string;
  picked: Picked;
  /** See DraftEntity. */
  revision: string;
  savedAt: Date;
}
export type Drafts = ReadonlyMap<string, Draft>;

type DraftsJson = Record<string, Omit<Draft, 'savedAt'> & { savedAt: string }>;

/** PostgreSQL's JSON knows no dates; they come as ISO text. */
export const draftsOf = (json: DraftsJson | null): Drafts =>
  new Map(Object.entries(json ?? {}).map(([slot, draft]) => [slot, { ...draft, savedAt: new Date(draft.savedAt) }]));
