import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { KeepDraft } from './keep-draft.js';
import { WritePost, type Sent } from './write-post.js';
import { ProbesRepository } from '../persistence/probes.repository.js';

export interface GivenWords {
  studyId: string;
  seatId: string;
  key: string;
  body: string;
  /** The names of drafts that the sender has seen (`TypedDraft.known`). */
  known?: readonly string[] | undefined;
}
/** `closed`: nothing more is taken there. `missing`: nothing that this person may see. */
export type WordsTaken = Sent | { kind: 'closed' } | { kind: 'missing' };

/** What a participant writes besides answers: replies in the open, answers to probes, and words to the moderator. */
@Injectable()
export class WriteToOthers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly probes: ProbesRepository,
    private readonly writePost: WritePost,
    private readonly drafts: KeepDraft,
  ) {}

  async reply(words: GivenWords, questionId: string, parentId: string): Promise<WordsTaken> {
    const place = await this.probes.placeOfReply(words.studyId, words.seatId, questionId, parentId);
    if (!place) return { kind: 'missing' };
    if (!place.open) return { kind: 'closed' };
    return this.send(words, `reply:${parentId}`, { kind: 'reply', questionId, parentId, private: false });
  }

  /** `questionId` tells where to go back to. */
  async answerProbe(words: GivenWords, probeId: string): Promise<WordsTaken & { questionId?: string }> {
    const probe = await this.probes.toAnswer(words.studyId, words.seatId, probeId);
    if (!probe) return { kind: 'missing' };
    const { questionId } = probe;
    if (!probe.open) return { kind: 'closed', questionId };
    return {
      ...(await this.send(words, `probe:${probeId}`, {
        kind: 'probe_answer',
        questionId,
        parentId: probeId,
        private: true,
      })),
      questionId,
    };
  }

  async questionOfProbe(studyId: string, seatId: string, probeId: string): Promise<string | undefined> {
    const probe = await this.probes.question(studyId, seatId, probeId);
    return probe?.questionId;
  }

  async toModerator(words: GivenWords): Promise<WordsTaken> {
    return this.send(words, 'moderator', { kind: 'to_moderator', questionId: null, parentId: null, private: true });
  }

  private async send(
    words: GivenWords,
    slot: string,
    place: {
      kind: 'reply' | 'probe_answer' | 'to_moderator';
      questionId: string | null;
      parentId: string | null;
      private: boolean;
    },
  ): Promise<Sent> {
    const { studyId, seatId, key, body } = words;
    return this.work.run(async () => {
      const sent = await this.writePost.write({
        studyId,
        ...place,
        author: { seatId },
        aboutSeatId: place.private ? seatId : null,
        body,
        submissionKey: key,
      });
      if (sent.kind !== 'differs') await this.drafts.forget(studyId, seatId, slot, words);
      return sent;
    });
  }
}
