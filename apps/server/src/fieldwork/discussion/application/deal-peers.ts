import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { PostWritten } from '../discussion.events.js';
import { dealTurns, type PeerAnswer, type PeerTurn } from '../domain/peer-round.js';
import { PeerTurnsRepository } from '../persistence/peer-turns.repository.js';

/** The peer round of a question: dealt when an answer comes, filled up later, and crossed off with the reply. */
@Injectable()
export class DealPeers implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly peers: PeerTurnsRepository,
    private readonly facts: Facts,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostWritten, (fact) => this.follow(fact));
  }

  /**
   * How many turns were dealt, to anybody. Without `arriving` only what is to be filled up; once it has closed nothing is, or
   * somebody who catches up would leave the others with what they cannot do any more.
   */
  async deal(studyId: string, questionId: string, arriving?: string): Promise<number> {
    return this.work.run(async () => {
      const round = await this.peers.round(studyId, questionId);
      if (!round) return 0;
      // One dealer at a time: two who answer at once would be given the same answers.
      await this.peers.lock(`peers ${questionId}`);
      const answers = await this.answers(studyId, questionId);
      const turns = await this.turns(studyId, questionId);
      const dealt = dealTurns({ ...round, answers, turns }, arriving);
      await this.keep(studyId, questionId, dealt);
      return dealt.length;
    });
  }

  private async follow({ studyId, postId, kind, seatId, parentId }: PostWritten): Promise<void> {
    if (seatId === null) return;
    if (kind === 'reply') await this.peers.keepReply(studyId, seatId, parentId, postId);
    if (kind !== 'answer') return;
    const answer = await this.peers.questionOf(studyId, postId);
    if (answer) await this.deal(studyId, answer.questionId, seatId);
  }

  /** Of people who still take part, with what they said first. */
  private answers(studyId: string, questionId: string): Promise<PeerAnswer[]> {
    return this.peers.answersOf(studyId, questionId);
  }

  private turns(studyId: string, questionId: string): Promise<PeerTurn[]> {
    return this.peers.turnsOf(studyId, questionId);
  }

  private async keep(studyId: string, questionId: string, dealt: readonly PeerTurn[]): Promise<void> {
    if (dealt.length === 0) return;
    await this.peers.add(studyId, questionId, dealt);
  }
}
