import { Injectable } from '@nestjs/common';
import { FileStore } from '../../../platform/files/file-store.js';
import type { PhotoBytes } from './photos.js';
import { PhotosRepository } from '../persistence/photos.repository.js';

/** What participants look at before they answer: from the moment its question opens for them, not before. */
@Injectable()
export class StimulusPictures {
  constructor(
    private readonly rows: PhotosRepository,
    private readonly files: FileStore,
  ) {}

  async find(studyId: string, seatId: string, fileId: string): Promise<PhotoBytes | undefined> {
    const row = await this.rows.stimulusType(studyId, seatId, fileId);
    const bytes = row && (await this.files.get(fileId));
    return bytes && { bytes, type: row.type };
  }
}
