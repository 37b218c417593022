import { Injectable } from '@nestjs/common';
import { TAKING_PART, type OverviewItem, type ParticipationState, type SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ASKED_OF, Guide, OPEN_FOR, READERS, type QuestionView } from '../../guide/guide.facade.js';
import { Studies, type OverviewSource } from '../../study/study.facade.js';
import { participationOf } from '../domain/participation.js';

export interface ParticipationRow {
  seatId: string;
  alias: string | null;
  kind: 'panel' | 'reserve';
  state: SeatState;
  /** `peersLeft`: others' answers given to respond to that wait. */
  cells: { questionId: string; state: ParticipationState; postId: string | null; peersLeft: number }[];
}

interface SeatRow {
  seatId: string;
  alias: string | null;
  kind: 'panel' | 'reserve';
  state: SeatState;
  agreedAt: Date | null;
  /** Questions that are not meant for this person. */
  notAsked: string[];
  /** Questions that this person may answer now. */
  open: string[];
}

/** Who has answered what: the moderators' grid, and today's numbers on Overview. */
@Injectable()
export class ParticipationQueries implements OverviewSource {
  constructor(
    private readonly work: UnitOfWork,
    private readonly guide: Guide,
    private readonly studies: Studies,
  ) {}

  async grid(studyId: string): Promise<{ questions: QuestionView[]; seats: ParticipationRow[] }> {
    const study = await this.studies.facts(studyId);
    const questions = (await this.guide.questions(studyId)).filter((question) => !question.withdrawn);
    const answers = await this.work.query<{ seatId: string; questionId: string; postId: string; skipped: boolean }>(
      `select seat_id as "seatId", question_id as "questionId", post_id as "postId", skip_reason is not null as skipped from research.written_post where study_id = $1 and kind = 'answer'`,
      [studyId],
    );
    const answered = new Map(answers.map((answer) => [`${answer.seatId}:${answer.questionId}`, answer]));
    const turns = await this.work.query<{ seatId: string; questionId: string; left: number }>(
      `select t.seat_id as "seatId", t.question_id as "questionId", greatest(0, least(q.peers, count(*)) - count(t.reply_id))::int as left
         from research.peer_turn t join research.question q on q.id = t.question_id and q.peers is not null
        where t.study_id = $1 group by t.seat_id, t.question_id, q.peers`,
      [studyId],
    );
    const waiting = new Map(turns.map((turn) => [`${turn.seatId}:${turn.questionId}`, turn.left]));
    const seats = await this.work.query<SeatRow>(
      `with me as materialized (${READERS} and (s.state = any($2) or (s.state = 'dropped' and s.agreed_at is not null)))
       select me."seatId", s.alias, s.kind, me.state, me."agreedAt",
              (select coalesce(json_agg(q.id), '[]') from research.question q where q.study_id = $1 and not (${ASKED_OF})) as "notAsked",
              (select coalesce(json_agg(q.id), '[]') from research.question q where q.study_id = $1 and ${OPEN_FOR}) as open
         from me join research.seat s on s.id = me."seatId" order by s.kind, s.position`,
      [studyId, TAKING_PART],
    );
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
