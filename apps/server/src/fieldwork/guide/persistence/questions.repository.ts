import { Injectable } from '@nestjs/common';
import type { Localized, Masking, AnswerForm, Segment, QuestionState } from '@lytt/shared';
import type { KeptStimulus } from '../domain/kept-stimulus.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface WordingVersion {
  version: number;
  title: Localized;
  text: Localized;
  createdAt: Date;
  answers: number;
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

@Injectable()
export class QuestionsRepository {
  constructor(private readonly work: UnitOfWork) {}

  versions(studyId: string, questionId: string): Promise<Omit<WordingVersion, 'answers'>[]> {
    return this.work.query<Omit<WordingVersion, 'answers'>>(
      `select version, title, text, created_at as "createdAt" from research.question_version
         where study_id = $1 and question_id = $2 order by version desc`,
      [studyId, questionId],
    );
  }

  read(
    studyId: string,
    questionId: string | null,
    now: Date,
  ): Promise<Omit<PlannedQuestion, 'state' | 'opened' | 'estimatedMinutes'>[]> {
    return this.work.query<Omit<PlannedQuestion, 'state' | 'opened' | 'estimatedMinutes'>>(
      `select q.id, q.key, q.position, q.section, q.day, q.opens_local as "opensLocal", q.closes_day as "closesDay",
              q.closes_local as "closesLocal", q.opens_at as "opensAt", q.closes_at as "closesAt", q.clock,
              q.masking, q.minutes, q.version, q.skippable, q.hint_words as "hintWords",
              q.only_for as "onlyFor", q.after_previous as "afterPrevious", q.peers, q.probes,
              q.withdrawn_at is not null as withdrawn,
              v.title, v.text, v.answer, v.stimuli,
              least(q.opens_at, t.first) as "firstOpensAt", greatest(q.closes_at, t.last) as "lastClosesAt",
              (select coalesce(json_agg(json_build_object('timeZone', m.zone, 'from', m.moved_from, 'to', m.opens_at)
                                        order by m.zone nulls first), '[]')
                 from (select null as zone, q.moved_from, q.opens_at
                       union all
                       select z.time_zone, z.moved_from, z.opens_at
                         from research.question_time z where z.question_id = q.id) m
                where m.moved_from is not null and m.opens_at > $3) as "movedOpenings"
         from research.question q
         join research.question_version v on v.question_id = q.id and v.version = q.version
         left join lateral (
                select min(opens_at) as first, max(closes_at) as last
                  from research.question_time where question_id = q.id and q.clock = 'own') t on true
        where q.study_id = $1 and ($2::uuid is null or q.id = $2)
        order by q.position, q.opens_at`,
      [studyId, questionId, now],
    );
  }

  async withdraw(studyId: string, questionId: string, withdrawn: boolean): Promise<void> {
    await this.work.query(
      `update research.question set withdrawn_at = case when $3 then coalesce(withdrawn_at, platform.clock_now($1)) end
        where study_id = $1 and id = $2`,
      [studyId, questionId, withdrawn],
    );
  }

  knownFiles(ids: readonly string[]): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>('select id from research.stimulus_file where id = any($1::uuid[])', [ids]);
  }
}
