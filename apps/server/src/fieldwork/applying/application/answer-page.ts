import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import {
  pictureQuestions,
  readPage,
  Screeners,
  unfinishedPage,
  type AnswerFault,
  type OpenPage,
  type ScreenerLogic,
  type SentAnswers,
} from '../../screener/screener.facade.js';
import { ApplicationsRepository, type OwnApplication } from '../persistence/applications.repository.js';
import { DecideApplication } from './decide-application.js';
import { Pictures, type ReceivedPicture } from './pictures.js';

export interface SentPage extends SentAnswers {
  studyId: string;
  secret: string | undefined;
  language: Language;
  files: readonly SentFile[];
  /** A field was filled in that people do not see. */
  trapped: boolean;
}

export type AnsweredPage =
  | { kind: 'no-form' }
  | {
      kind: 'faults';
      logic: ScreenerLogic;
      application: OwnApplication;
      open: OpenPage[];
      page: OpenPage;
      faults: Record<string, AnswerFault>;
    }
  | { kind: 'more-here'; first: string }
  /** `unfinished`: the first page that still lacks an answer. */
  | { kind: 'kept'; open: OpenPage[]; unfinished: string | undefined }
  | { kind: 'refused'; keptNothing: boolean };

const PUBLIC = { kind: 'public' } as const;

/** Keeps one page of the screener: all of it, or nothing and a fault beside each field. A picture that could be read is kept in any case. */
@Injectable()
export class AnswerPage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ApplicationsRepository,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly decide: DecideApplication,
  ) {}

  async answer(sent: SentPage): Promise<AnsweredPage> {
    const logic = await this.screeners.current(sent.studyId);
    const pictures = await this.receivePictures(logic, sent);
    const outdated: string[] = [];
    const outcome = await this.work.run(async (): Promise<AnsweredPage> => {
      const application = await this.rows.bySecret(sent.studyId, sent.secret, 'to-change');
      if (application?.state !== 'started') return { kind: 'no-form' };
      for (const picture of pictures) {
        await this.pictures.attach(sent.studyId, application.id, picture);
        if (!('fault' in picture))
          application.answers = { ...application.answers, [picture.question]: [picture.answer] };
      }
      const read = readPage(logic, application.answers, sent, pictures);
      if (read.kind === 'faults') {
        if (pictures.length > 0) await this.keep(logic, application, sent);
        return { ...read, logic, application };
      }
      application.answers = read.answers;
      if (read.contact) {
        if (application.personId) outdated.push(application.personId);
        application.personId = await this.people.enter(sent.studyId, read.contact);
      }
      await this.keep(logic, application, sent);
      if (read.refusal) return this.decide.refuse(application, read.refusal);
      if (read.fresh) return { kind: 'more-here', first: read.fresh };
      const unfinished = unfinishedPage(logic, application, read.open)?.page.name;
      return { kind: 'kept', open: read.open, unfinished };
    });
    // Only now: had the transaction failed, the form would still point to the earlier entry.
    await this.people.erase(PUBLIC, sent.studyId, outdated);
    return outcome;
  }

  private async keep(logic: ScreenerLogic, application: OwnApplication, sent: SentPage): Promise<void> {
    const placesAsOf = logic.placesAsOf(application.answers);
    const { language, trapped } = sent;
    await this.rows.keepPage(application, { language, placesAsOf, version: logic.version }, trapped);
    if (logic.hasPictures) await this.pictures.keepOnly(sent.studyId, application.id, application.answers);
  }

  /** Decoding takes its time, so it is done before the form is locked. */
  private async receivePictures(logic: ScreenerLogic, sent: SentPage): Promise<ReceivedPicture[]> {
    const fields = sent.files.map(({ field }) => field);
    const questions = pictureQuestions(logic, sent.pageName, fields);
    if (questions.length === 0) return [];
    const application = await this.rows.bySecret(sent.studyId, sent.secret, 'to-read');
    if (application?.state !== 'started') return [];
    const received: ReceivedPicture[] = [];
    for (const [at, file] of sent.files.entries()) {
      const question = questions[at];
      if (question) received.push(await this.pictures.receive(application.id, question, file));
    }
    return received;
  }
}
