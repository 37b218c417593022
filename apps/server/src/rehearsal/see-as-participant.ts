import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Behaviour, type Language, type ParticipantActor } from '@lytt/shared';
import { QuestionPages } from '../fieldwork/discussion/http/question.pages.js';
import { Studies } from '../fieldwork/study/study.facade.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError, missing } from '../platform/errors/domain-error.js';
import { Page } from '../platform/pages/page.js';
import { Pages } from '../platform/pages/pages.js';
import { castOf } from './made-up-people.js';
import { UnseenCopies } from './unseen-copy.js';

export interface Moment {
  at: Date;
  language: Language;
  answered: boolean;
}

/** The real page of a question, made for somebody who does not exist, on a copy that nobody else sees. */
@Injectable()
export class SeeAsParticipant {
  constructor(
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly copies: UnseenCopies,
    private readonly studies: Studies,
    private readonly pages: Pages,
  ) {}

  /** Undefined: for them there is no such page at that moment. */
  async execute(studyId: string, questionId: string, { at, language, answered }: Moment): Promise<string | undefined> {
    return this.copies.play(studyId, async (makeCopy) => {
      const copy = await makeCopy();
      const question = copy.questions.find(({ id }) => copy.original.get(id) === questionId);
      if (!question) throw missing('question');
      const { timeZone } = await this.studies.facts(copy.studyId);
      const [reader, ...others] = castOf([language], [timeZone], []).slice(0, Behaviour.options.length);
      if (!reader) return undefined;
      // As one whom it asks, and whose turn it is.
      await this.work.query(
        `update research.question set only_for = '[]', after_previous = false where study_id = $1 and id = $2`,
        [copy.studyId, question.id],
      );
      const opens = new Date(question.opensAt.getTime() + 1000);
      await copy.setClock(opens);
      const company = [reader, ...others.filter(({ behaviour }) => behaviour === 'late' || behaviour === 'vague')];
      for (const person of company) await copy.seat(person);
      if (at >= opens)
        for (const person of company) if (person !== reader || answered) await copy.answer(person, question);
      await copy.setClock(at);
      const actor: ParticipantActor = { kind: 'participant', studyId: copy.studyId, seatId: reader.seatId, language };
      const page = await this.look(actor, question.id);
      if (!page) return undefined;
      const html = this.pages.render(page.template, { path: `/p/q/${questionId}`, ...page.view }, language);
      return this.fitForStaff(html, studyId, copy.studyId);
    });
  }

  private async look(actor: ParticipantActor, questionId: string): Promise<Page | undefined> {
    try {
      const page = await this.modules.get(QuestionPages, { strict: false }).look(actor, questionId, {});
      return page instanceof Page ? page : undefined;
    } catch (fault) {
      if (fault instanceof DomainError && fault.kind === 'missing') return undefined;
      throw fault;
    }
  }

  /** Without scripts, which would keep drafts; with the study's own pictures, by the way that staff may take. */
  private async fitForStaff(html: string, studyId: string, copyId: string): Promise<string> {
    const pictures = await this.work.query<{ copied: string; original: string }>(
      `select c.shown->>'fileId' as copied, o.shown->>'fileId' as original
         from (select q.key, s.shown, s.at from research.question q join research.question_version v on v.question_id = q.id and v.version = q.version
                cross join jsonb_array_elements(v.stimuli) with ordinality s(shown, at) where q.study_id = $1) c
         join (select q.key, s.shown, s.at from research.question q join research.question_version v on v.question_id = q.id and v.version = q.version
                cross join jsonb_array_elements(v.stimuli) with ordinality s(shown, at) where q.study_id = $2) o on o.key = c.key and o.at = c.at
        where c.shown->>'kind' = 'image'`,
      [copyId, studyId],
    );
    return pictures.reduce(
      (page, { copied, original }) =>
        page.replaceAll(`/p/stimulus/${copied}`, `/api/v1/studies/${studyId}/guide/files/${original}`),
      html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, ''),
    );
  }
}
