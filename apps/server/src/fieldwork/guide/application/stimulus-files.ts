import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Stimulus, Reason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { isPdf, readPdfPage, type PdfFault } from '../../../platform/files/read-pdf-page.js';
import { isBarePicture, onWhite, readPicture, type PictureFault } from '../../../platform/files/read-picture.js';
import type { KeptStimulus } from '../domain/kept-stimulus.js';
import { StimulusFileEntity } from '../persistence/question.entities.js';
import { QuestionsRepository } from '../persistence/questions.repository.js';
import { because } from '../../../platform/errors/because.js';

export interface KeptPicture {
  id: string;
  type: StimulusFileEntity['type'];
  width: number;
  height: number;
}

/** As Base64 in a study file: what `Stimulus` allows. */
const MOST_BYTES = 3_000_000;
const FAULTS: Record<PictureFault | PdfFault, Reason> = {
  heic: because('guide.refusal.picture-heic'),
  kind: because('guide.refusal.picture-kind'),
  large: because('guide.refusal.picture-large'),
  broken: because('guide.refusal.picture-broken'),
  'no-pdf': because('guide.refusal.pdf-none'),
  locked: because('guide.refusal.pdf-locked'),
  'no-such-page': because('guide.refusal.pdf-page'),
};

/** Pictures of the guide: judged by their content, written anew, kept in the file store under a random id. */
@Injectable()
export class StimulusFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly questions: QuestionsRepository,
    private readonly files: FileStore,
  ) {}

  /** Which of these have a row. */
  async known(ids: readonly string[]): Promise<readonly string[]> {
    return (await this.questions.knownFiles(ids)).map(({ id }) => id);
  }

  /** A picture, or `page` (from 1) of a PDF. */
  async keepSent(studyId: string, sent: Uint8Array, page = 1): Promise<KeptPicture> {
    const read = isPdf(sent) ? await readPdfPage(sent, page) : await readPicture(sent);
    if ('fault' in read) throw invalid('guide.picture', FAULTS[read.fault]);
    const picture = read.bytes.length > MOST_BYTES ? await onWhite(read) : read;
    if (picture.bytes.length > MOST_BYTES) throw invalid('guide.picture', FAULTS.large);
    return this.keep(studyId, picture);
  }

  /**
   * Bytes of a study file, which stay as they are, so that the file can be written as it came; written anew where they hold
   * more than the picture. `path` is their place in the file.
   */
  async restore(studyId: string, { type, data }: Extract<Stimulus, { kind: 'image' }>, path: string): Promise<string> {
    const bytes = Buffer.from(data, 'base64');
    const picture = await readPicture(bytes);
    if ('fault' in picture)
      throw invalid('study-file.invalid', because('guide.refusal.study-file-invalid'), [
        { path, reason: FAULTS[picture.fault] },
      ]);
    const kept = (await isBarePicture(bytes, type)) ? { ...picture, bytes, type } : picture;
    return (await this.keep(studyId, kept)).id;
  }

  async find(studyId: string, fileId: string): Promise<{ bytes: Buffer; type: string } | undefined> {
    const row = await this.work.repository(StimulusFileEntity).findOneBy({ id: fileId, studyId });
    const bytes = row && (await this.files.get(row.id));
    return row && bytes ? { bytes, type: row.type } : undefined;
  }

  async sizes(studyId: string): Promise<Map<string, { width: number; height: number }>> {
    const rows = await this.work.repository(StimulusFileEntity).findBy({ studyId });
    return new Map(rows.map(({ id, width, height }) => [id, { width, height }]));
  }

  /** Each picture named here is one of this study's. */
  async refuseStrangers(studyId: string, stimuli: readonly KeptStimulus[]): Promise<void> {
    const known = await this.sizes(studyId);
    const faults = stimuli.flatMap((stimulus, at) =>
      stimulus.kind === 'image' && !known.has(stimulus.fileId)
        ? [{ path: `stimuli.${at}.fileId`, reason: because('guide.refusal.picture-missing') }]
        : [],
    );
    if (faults.length > 0) throw invalid('guide.question-invalid', because('guide.refusal.question-invalid'), faults);
  }

  async written(studyId: string, stimuli: readonly KeptStimulus[]): Promise<Stimulus[]> {
    const out: Stimulus[] = [];
    for (const stimulus of stimuli) {
      if (stimulus.kind !== 'image') {
        out.push(stimulus);
        continue;
      }
      const found = await this.find(studyId, stimulus.fileId);
      if (found)
        out.push({
          kind: 'image',
          type: found.type as StimulusFileEntity['type'],
          data: found.bytes.toString('base64'),
          alt: stimulus.alt,
        });
    }
    return out;
  }

  private async keep(
    studyId: string,
    { bytes, type, width, height }: { bytes: Buffer; type: StimulusFileEntity['type']; width: number; height: number },
  ): Promise<KeptPicture> {
    const id = randomUUID();
    await this.files.put(id, bytes);
    await this.work.repository(StimulusFileEntity).insert({ id, studyId, type, width, height, bytes: bytes.length });
    return { id, type, width, height };
  }
}
