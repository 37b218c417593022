import { Injectable } from '@nestjs/common';
import {
  estimateQuestion,
  type AnswerForm,
  type Localized,
  type Masking,
  type QuestionState,
  type Segment,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Studies } from '../../study/study.facade.js';
import type { KeptStimulus } from '../domain/kept-stimulus.js';
import { hasOpened, stateOf } from '../domain/question-state.js';
import { QuestionFigures, type FiguresOfQuestion } from './question-figures.js';
import { StimulusFiles } from './stimulus-files.js';

/** A question with its wording in force and its state now. */
export interface QuestionView {
  id: string;
  key: string;
  position: number;
  section: Localized | null;
  day: number;
  opensAt: Date;
  closesAt: Date;
  clock: 'study' | 'own';
  masking: Masking;
  minutes: number;
  version: number;
  title: Localized;
  text: Localized;
  answer: AnswerForm;
  stimuli: KeptStimulus[];
  skippable: boolean;
  hintWords: number | null;
  onlyFor: Segment;
  afterPrevious: boolean;
  peers: number | null;
  probes: Localized[];
  state: QuestionState;
  withdrawn: boolean;
}

/** The same with the wall times that the instants were resolved from. */
export interface PlannedQuestion extends QuestionView {
  opensLocal: string;
  closesDay: number;
  closesLocal: string;
  /** Over all participants' clocks. */
  firstOpensAt: Date;
  lastClosesAt: Date;
  /** Openings ahead that new time-zone data moved. */
  movedOpenings: { timeZone: string | null; from: string; to: string }[];
  estimatedMinutes: number;
  opened: boolean;
}

/** What the staff see of it besides. */
export interface GuideQuestion extends PlannedQuestion, FiguresOfQuestion {
  sizes: Map<string, { width: number; height: number }>;
}

export interface WordingVersion {
  version: number;
  title: Localized;
  text: Localized;
  createdAt: Date;
  answers: number;
}

@Injectable()
export class GuideQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly figures: QuestionFigures,
    private readonly files: StimulusFiles,
  ) {}

  async all(studyId: string): Promise<PlannedQuestion[]> {
    return this.read(studyId, null);
  }

  async one(studyId: string, questionId: string): Promise<PlannedQuestion | undefined> {
    return (await this.read(studyId, questionId))[0];
  }

  /** For the staff's desk: with what only the discussion and the file store know. */
  async forStaff(studyId: string, questionId: string | null = null): Promise<GuideQuestion[]> {
    const questions = await this.read(studyId, questionId);
    const figures = await this.figures.of(studyId);
    const sizes = await this.files.sizes(studyId);
    return questions.map((question) => ({
      ...question,
      ...(figures.get(question.id) ?? { measuredMinutes: null, answersByVersion: [] }),
      sizes,
    }));
  }

  async versions(studyId: string, questionId: string): Promise<WordingVersion[]> {
    const rows = await this.work.query<Omit<WordingVersion, 'answers'>>(
      `select version, title, text, created_at as "createdAt" from research.question_version where study_id = $1 and question_id = $2 order by version desc`,
      [studyId, questionId],
    );
    const answers = (await this.figures.of(studyId)).get(questionId)?.answersByVersion ?? [];
    return rows.map((row) => ({
      ...row,
      answers: answers.find(({ version }) => version === row.version)?.answers ?? 0,
    }));
  }

  private async read(studyId: string, questionId: string | null): Promise<PlannedQuestion[]> {
    const { phase, now, languages } = await this.studies.facts(studyId);
    const rows = await this.work.query<Omit<PlannedQuestion, 'state' | 'opened' | 'estimatedMinutes'>>(
      `select q.id, q.key, q.position, q.section, q.day, q.opens_local as "opensLocal", q.closes_day as "closesDay", q.closes_local as "closesLocal",
              q.opens_at as "opensAt", q.closes_at as "closesAt", q.clock, q.masking, q.minutes, q.version, q.skippable, q.hint_words as "hintWords",
              q.only_for as "onlyFor", q.after_previous as "afterPrevious", q.peers, q.probes, q.withdrawn_at is not null as withdrawn,
              v.title, v.text, v.answer, v.stimuli,
              least(q.opens_at, t.first) as "firstOpensAt", greatest(q.closes_at, t.last) as "lastClosesAt",
              (select coalesce(json_agg(json_build_object('timeZone', m.zone, 'from', m.moved_from, 'to', m.opens_at) order by m.zone nulls first), '[]')
                 from (select null as zone, q.moved_from, q.opens_at union all
                       select z.time_zone, z.moved_from, z.opens_at from research.question_time z where z.question_id = q.id) m
                where m.moved_from is not null and m.opens_at > $3) as "movedOpenings"
         from research.question q
         join research.question_version v on v.question_id = q.id and v.version = q.version
         left join lateral (select min(opens_at) as first, max(closes_at) as last from research.question_time where question_id = q.id and q.clock = 'own') t on true
        where q.study_id = $1 and ($2::uuid is null or q.id = $2)
        order by q.position, q.opens_at`,
      [studyId, questionId, now],
    );
    return rows.map((row) => ({
      ...row,
      estimatedMinutes: estimateQuestion(row, languages[0] ?? 'nb'),
      state: stateOf({ ...row, opensAt: row.firstOpensAt, closesAt: row.lastClosesAt }, phase, now),
      opened: hasOpened({ opensAt: row.firstOpensAt }, phase, now),
    }));
  }
}
