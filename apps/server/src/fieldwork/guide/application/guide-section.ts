import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QuestionEntry, type Stimulus, type StudyFile, type StudyPhase, type Reason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { PhaseWatcher, StudyFileSection } from '../../study/study.facade.js';
import { checkGuide } from '../domain/check-question.js';
import { QuestionEntity, QuestionVersionEntity } from '../persistence/question.entities.js';
import type { KeptStimulus } from '../domain/kept-stimulus.js';
import { GuideQueries, type PlannedQuestion } from './guide.queries.js';
import { PlaceQuestions } from './place-questions.js';
import { StimulusFiles } from './stimulus-files.js';
import type { Fault } from '../../../platform/errors/fault.js';
import { because } from '../../../platform/errors/because.js';

/** The guide's part of the study file, and its say in whether a study may go to the field. */
@Injectable()
export class GuideSection implements StudyFileSection, PhaseWatcher {
  readonly section = 'guide' as const;

  constructor(
    private readonly work: UnitOfWork,
    private readonly place: PlaceQuestions,
    private readonly queries: GuideQueries,
    private readonly files: StimulusFiles,
  ) {}

  check(file: StudyFile): Fault[] {
    return checkGuide(file);
  }

  async read(studyId: string, file: StudyFile): Promise<void> {
    for (const [at, entry] of file.guide.entries()) {
      const id = randomUUID();
      const { title, text, answer, stimuli, opens, closesAt: closes, ...rest } = entry;
      const { day, closesDay } = rest;
      const instants = this.place.instants(file.study, { day, opens, closesDay, closes });
      await this.work.repository(QuestionEntity).insert({
        id,
        studyId,
        position: at + 1,
        ...rest,
        opensLocal: opens,
        closesLocal: closes,
        ...instants,
      });
      await this.work.repository(QuestionVersionEntity).insert({
        questionId: id,
        version: 1,
        studyId,
        title,
        text,
        answer,
        stimuli: await this.keptStimuli(studyId, stimuli, `guide.${at}.stimuli`),
      });
    }
    await this.place.number(studyId);
  }

  async write(studyId: string): Promise<Pick<StudyFile, 'guide'>> {
    const questions = await this.queries.all(studyId);
    const guide: StudyFile['guide'] = [];
    for (const question of questions.filter(({ withdrawn }) => !withdrawn))
      guide.push(writtenQuestion(question, await this.files.written(studyId, question.stimuli)));
    return { guide };
  }

  private async keptStimuli(studyId: string, stimuli: readonly Stimulus[], path: string): Promise<KeptStimulus[]> {
    const kept: KeptStimulus[] = [];
    for (const [at, stimulus] of stimuli.entries())
      kept.push(
        stimulus.kind === 'image'
          ? {
              kind: 'image',
              fileId: await this.files.restore(studyId, stimulus, `${path}.${at}.data`),
              alt: stimulus.alt,
            }
          : stimulus,
      );
    return kept;
  }

  async obstacles(studyId: string, to: StudyPhase): Promise<Reason[]> {
    if (to !== 'field') return [];
    const questions = await this.queries.all(studyId);
    return questions.some((question) => !question.withdrawn) ? [] : [because('guide.refusal.no-question')];
  }
}

/** In the file's own order of keys, which JSON in the database forgets. */
function writtenQuestion(question: PlannedQuestion, stimuli: Stimulus[]): StudyFile['guide'][number] {
  const { opensLocal: opens, closesLocal: closesAt } = question;
  return QuestionEntry.parse({
    ...Object.fromEntries(
      Object.keys(QuestionEntry.shape).flatMap((key) => (key in question ? [[key, question[key as 'key']]] : [])),
    ),
    opens,
    closesAt,
    stimuli,
  });
}
