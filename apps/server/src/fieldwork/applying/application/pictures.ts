import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileOwners } from '../../../platform/files/file-owners.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { readPicture } from '../../../platform/files/read-picture.js';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { RateLimit } from '../../../platform/rate-limit/rate-limit.js';
import { faultOf, type AnswerFault, type FaultCode, type ScreenerQuestion } from '../../screener/screener.facade.js';
import { PicturesRepository } from '../persistence/pictures.repository.js';

/** What stands in the answers, as SurveyJS writes a file; `content` is the picture's id. */
export interface PictureAnswer {
  name: string;
  type: string;
  content: string;
}
export type ReceivedPicture =
  | { question: string; fault: AnswerFault }
  | { question: string; answer: PictureAnswer; width: number; height: number; bytes: number };

const LONGEST_NAME = 120;
/** Decoding is the dearest thing that an applicant can ask for. */
const UPLOADS = { burst: 12, everySeconds: 10 };
export const MOST_MEGABYTES = 15;

/** The pictures of applications: rows beside the answers, bytes in the file store. */
@Injectable()
export class Pictures {
  constructor(
    private readonly rows: PicturesRepository,
    private readonly files: FileStore,
    private readonly owners: FileOwners,
    private readonly rateLimit: RateLimit,
  ) {}

  /** Which of these have a row. */
  known(ids: readonly string[]): Promise<readonly string[]> {
    return this.rows.known(ids);
  }

  /** Reads a picture and lays its bytes down; it belongs to nobody until `attach`. */
  async receive(applicationId: string, question: ScreenerQuestion, sent: SentFile): Promise<ReceivedPicture> {
    const refuse = (code: FaultCode, values = {}): ReceivedPicture => ({
      question: question.name,
      fault: { ...faultOf(question, code), values },
    });
    const most = Math.min(MOST_MEGABYTES, (question.maxBytes ?? Number.POSITIVE_INFINITY) / 1_000_000);
    if (sent.isCut || sent.bytes.length > most * 1_000_000)
      return refuse('picture-large', { megabytes: Number(most.toFixed(1)) });
    const seconds = await this.rateLimit.admit('picture', applicationId, UPLOADS);
    if (seconds > 0) return refuse('picture-wait', { seconds });
    const read = await readPicture(sent.bytes);
    if ('fault' in read) return refuse(`picture-${read.fault}`, { megabytes: most });
    const id = randomUUID();
    await this.files.put(id, read.bytes);
    return {
      question: question.name,
      answer: { name: plainName(sent.name), type: read.type, content: id },
      width: read.width,
      height: read.height,
      bytes: read.bytes.length,
    };
  }

  async attach(studyId: string, applicationId: string, picture: ReceivedPicture): Promise<void> {
    if ('fault' in picture) return;
    const { question, answer, width, height, bytes } = picture;
    const { name, type, content: id } = answer;
    await this.rows.add(studyId, applicationId, { id, question, name, type, width, height, bytes });
  }

  /** Lets go of every picture of an application but those that its answers hold. */
  async keepOnly(studyId: string, applicationId: string, answers: Readonly<Record<string, unknown>>): Promise<void> {
    await this.forget(await this.rows.keepOnly(studyId, applicationId, Object.values(answers).flatMap(picturesIn)));
  }

  /** Bytes go once the transaction that let go of them is real. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.owners.letGo(ids);
  }

  async find(
    studyId: string,
    applicationId: string,
    pictureId: string,
  ): Promise<{ bytes: Buffer; type: string } | undefined> {
    const type = await this.rows.typeOf(studyId, applicationId, pictureId);
    const bytes = type === undefined ? undefined : await this.files.get(pictureId);
    return bytes && type !== undefined ? { bytes, type } : undefined;
  }
}

/** The ids of the pictures in one answer. */
export function picturesIn(answer: unknown): string[] {
  if (!Array.isArray(answer)) return [];
  return (answer as unknown[]).flatMap((one) => {
    const content = typeof one === 'object' && one !== null ? (one as { content?: unknown }).content : undefined;
    return typeof content === 'string' ? [content] : [];
  });
}

/** The device's name for it, without a path and without what no name holds. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\p{Cc}\p{Cf}<>"]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME) || 'picture';
