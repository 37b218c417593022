import { Injectable } from '@nestjs/common';
import { draftsOf, type Drafts, type Reader } from '../domain/reader.js';
import {
  OwnWordsRepository,
  type OwnPost,
  type NoticeLine,
  type LetterPost,
} from '../persistence/own-words.repository.js';

export type { OwnPost, NoticeLine, LetterPost } from '../persistence/own-words.repository.js';

/** What one participant has written and exchanged with the moderators. */
@Injectable()
export class OwnWordsQueries {
  constructor(private readonly rows: OwnWordsRepository) {}

  async reader(studyId: string, seatId: string): Promise<Reader | undefined> {
    const row = await this.rows.reader(studyId, seatId);
    return row;
  }

  async drafts(studyId: string, seatId: string): Promise<Drafts> {
    const row = await this.rows.drafts(studyId, seatId);
    return draftsOf(row?.drafts ?? null);
  }

  /** `everything`: every version, and words to the moderators too. */
  own(studyId: string, seatId: string, everything = false): Promise<OwnPost[]> {
    return this.rows.posts(studyId, seatId, everything);
  }

  /** What was sent to this person, newest first: kinds and times. */
  notices(studyId: string, seatId: string): Promise<NoticeLine[]> {
    return this.rows.notices(studyId, seatId);
  }

  /** Words to the moderators outside any question, and what they replied; oldest first. */
  letters(studyId: string, seatId: string): Promise<LetterPost[]> {
    return this.rows.letters(studyId, seatId);
  }
}
