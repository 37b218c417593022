import { Injectable } from '@nestjs/common';
import { TAKING_PART, type OverviewItem, type ParticipationState, type SeatState } from '@lytt/shared';
import { Guide, type QuestionView } from '../../guide/guide.facade.js';
import { Studies, type OverviewSource } from '../../study/study.facade.js';
import { participationOf } from '../domain/participation.js';
import { ParticipationRepository } from '../persistence/participation.repository.js';

export interface ParticipationRow {
  seatId: string;
  alias: string | null;
  kind: 'panel' | 'reserve';
  state: SeatState;
  /** `peersLeft`: others' answers given to respond to that wait. */
  cells: { questionId: string; state: ParticipationState; postId: string | null; peersLeft: number }[];
}

/** Who has answered what: the moderators' grid, and today's numbers on Overview. */
@Injectable()
export class ParticipationQueries implements OverviewSource {
  constructor(
    private readonly rows: ParticipationRepository,
    private readonly guide: Guide,
    private readonly studies: Studies,
  ) {}

  async grid(studyId: string): Promise<{ questions: QuestionView[]; seats: ParticipationRow[] }> {
    const study = await this.studies.facts(studyId);
    const questions = (await this.guide.questions(studyId)).filter((question) => !question.withdrawn);
    const answers = await this.rows.answers(studyId);
    const answered = new Map(answers.map((answer) => [`${answer.seatId}:${answer.questionId}`, answer]));
    const turns = await this.rows.turnsLeft(studyId);
    const waiting = new Map(turns.map((turn) => [`${turn.seatId}:${turn.questionId}`, turn.left]));
    const seats = await this.rows.seats(studyId, TAKING_PART);
    return {
      questions,
      seats: seats.map(({ agreedAt, notAsked, open, ...seat }) => ({
        ...seat,
        cells: questions.map((question) => {
          const answer = answered.get(`${seat.seatId}:${question.id}`);
          const asked = {
            state: question.state,
            closesAt: question.closesAt,
            dayIsOver: study.day > question.day,
            isAsked: !notAsked.includes(question.id),
            isOpenStill: open.includes(question.id),
          };
          return {
            questionId: question.id,
            state: participationOf(asked, { state: seat.state, agreedAt }, answer),
            postId: answer?.postId ?? null,
            peersLeft: waiting.get(`${seat.seatId}:${question.id}`) ?? 0,
          };
        }),
      })),
    };
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const { questions, seats } = await this.grid(studyId);
    const open = new Set(questions.filter((question) => question.state === 'open').map((question) => question.id));
    if (open.size === 0) return [];
    const states = seats.flatMap((seat) =>
      seat.cells.filter((cell) => open.has(cell.questionId)).map((cell) => cell.state),
    );
    const count = (...wanted: ParticipationState[]): number => states.filter((state) => wanted.includes(state)).length;
    return [
      { key: 'discussion.answered', place: 'fieldwork', count: count('answered', 'skipped'), tone: 'fact' },
      { key: 'discussion.missing', place: 'fieldwork', count: count('open', 'late'), tone: 'fact' },
      { key: 'discussion.late', place: 'fieldwork', count: count('late'), tone: 'needs' },
    ];
  }
}
