import type { Chosen } from './chosen.js';
import { differenceOf } from './view-difference.js';

/** An answer that others can be given to respond to. */
export interface PeerAnswer {
  postId: string;
  seatId: string;
  chosen: Chosen | null;
  attributes: Readonly<Record<string, string>>;
}
export interface PeerTurn {
  seatId: string;
  postId: string;
}
export interface PeerRound {
  /** How many others' answers each person is given: 2 or 3. */
  peers: number;
  /** In the order in which they were written. */
  answers: readonly PeerAnswer[];
  /** Given before; they stand. */
  turns: readonly PeerTurn[];
  /** Nobody more is expected, or the time is far gone: whoever has too few is given the rest. */
  filling: boolean;
}

/**
 * Deals answers to respond to. Whoever answers gets one at once, that which fewest have read, so that only the latest
 * answer has no reader yet. The last ones must find readers too, and the first came when there was nothing to read: so a
 * number of turns (`reserve`) is held back among the early ones until `filling`. The wider that reserve, the more answers
 * there are to choose a differing view from. When all have answered, every answer has exactly `peers` readers wherever
 * the numbers allow it. A late answer nobody has a turn left for goes to somebody as one more than asked.
 */
export function dealTurns(round: PeerRound, arriving?: string): PeerTurn[] {
  const table = new Table(round);
  if (arriving !== undefined) table.seat(arriving);
  if (round.filling) table.fill();
  return table.dealt;
}

/** How many answers a person still has to respond to; what was given over the number asked is theirs to leave. */
export const peersLeft = (asked: number, given: number, done: number): number =>
  Math.max(0, Math.min(asked, given) - done);

class Table {
  readonly dealt: PeerTurn[] = [];
  private readonly readers = new Map<string, number>();
  private readonly given = new Map<string, Set<string>>();
  private readonly people: PeerAnswer[];
  private readonly reserve: number;

  constructor(private readonly round: PeerRound) {
    this.people = [...round.answers];
    // What the last ones lack in readers (k + … + 1), and three more to have a choice.
    this.reserve = (round.peers * (round.peers + 1)) / 2 + 3;
    for (const { postId, seatId } of round.answers) {
      this.readers.set(postId, 0);
      this.given.set(seatId, new Set());
    }
    for (const { seatId, postId } of round.turns) this.note(seatId, postId);
  }

  seat(seatId: string): void {
    const person = this.people.find((one) => one.seatId === seatId);
    if (!person) return;
    if (this.roomOf(person) > 0) this.give(person, this.choose(person, this.leastRead));
    while (this.roomOf(person) > 0 && this.slack() > this.reserve)
      if (!this.give(person, this.choose(person, this.mostDiffering))) return;
  }

  fill(): void {
    for (;;) {
      const wanting = this.people
        .filter((person) => this.roomOf(person) > 0 && this.choose(person, this.leastRead))
        .sort((a, b) => this.turnsOf(a) - this.turnsOf(b));
      const [person] = wanting;
      if (!person) break;
      this.give(person, this.choose(person, this.leastRead));
    }
    this.even();
    for (const answer of this.people.filter(({ postId }) => this.readersOf(postId) === 0)) this.giveAsOneMore(answer);
  }

  /**
   * Where one was dealt an answer with a reader too many while another answer lacks one: exchanged, if need be over a
   * chain of people (an augmenting path through what was dealt just now; what was given before stands).
   */
  private even(): void {
    for (const tooMuch of this.people)
      while (this.readersOf(tooMuch.postId) > this.round.peers) {
        const chain = this.chainFrom(tooMuch.postId);
        if (!chain) break;
        for (const { turn, postId } of chain.reverse()) this.exchange(turn, postId);
      }
  }

  /** Breadth first: each step lets go of one answer for another, until one that lacks a reader is taken. */
  private chainFrom(start: string): { turn: PeerTurn; postId: string }[] | undefined {
    const chains = new Map<string, { turn: PeerTurn; postId: string }[]>([[start, []]]);
    for (const [held, chain] of chains) {
      if (this.readersOf(held) < this.round.peers) return chain;
      for (const turn of this.dealt.filter(({ postId }) => postId === held))
        for (const { postId, seatId } of this.people)
          if (seatId !== turn.seatId && !this.given.get(turn.seatId)?.has(postId) && !chains.has(postId))
            chains.set(postId, [...chain, { turn, postId }]);
    }
    return undefined;
  }

  private exchange(turn: PeerTurn, postId: string): void {
    this.given.get(turn.seatId)?.delete(turn.postId);
    this.readers.set(turn.postId, this.readersOf(turn.postId) - 1);
    turn.postId = postId;
    this.note(turn.seatId, postId);
  }

  private giveAsOneMore(answer: PeerAnswer): void {
    const [reader] = this.people
      .filter((person) => person.seatId !== answer.seatId && this.turnsOf(person) <= this.round.peers)
      .sort((a, b) => this.turnsOf(a) - this.turnsOf(b) || differenceOf(b, answer) - differenceOf(a, answer));
    if (reader) this.give(reader, answer);
  }

  private give(person: PeerAnswer, answer: PeerAnswer | undefined): boolean {
    if (!answer) return false;
    this.dealt.push({ seatId: person.seatId, postId: answer.postId });
    this.note(person.seatId, answer.postId);
    return true;
  }

  private note(seatId: string, postId: string): void {
    this.given.get(seatId)?.add(postId);
    if (this.readers.has(postId)) this.readers.set(postId, this.readersOf(postId) + 1);
  }

  /** Among what this person has not written or been given; undefined: there is nothing more. */
  private choose(person: PeerAnswer, before: (person: PeerAnswer) => Order): PeerAnswer | undefined {
    const has = this.given.get(person.seatId);
    return this.people
      .filter(({ seatId, postId }) => seatId !== person.seatId && !has?.has(postId))
      .sort(before(person))[0];
  }

  private readonly leastRead =
    (person: PeerAnswer): Order =>
    (a, b) =>
      this.readersOf(a.postId) - this.readersOf(b.postId) || differenceOf(person, b) - differenceOf(person, a);

  /** Of those that lack a reader. */
  private readonly mostDiffering = (person: PeerAnswer): Order => {
    const isFull = ({ postId }: PeerAnswer): number => Number(this.readersOf(postId) >= this.round.peers);
    return (a, b) =>
      isFull(a) - isFull(b) ||
      differenceOf(person, b) - differenceOf(person, a) ||
      this.readersOf(a.postId) - this.readersOf(b.postId);
  };

  private slack = (): number => this.people.reduce((sum, person) => sum + Math.max(0, this.roomOf(person)), 0);
  private roomOf = (person: PeerAnswer): number => this.round.peers - this.turnsOf(person);
  private turnsOf = ({ seatId }: PeerAnswer): number => this.given.get(seatId)?.size ?? 0;
  private readersOf = (postId: string): number => this.readers.get(postId) ?? 0;
}

type Order = (a: PeerAnswer, b: PeerAnswer) => number;
