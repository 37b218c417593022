import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { FileOwners } from '../../../platform/files/file-owners.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { makeThumbnail, readPicture, type PictureFault } from '../../../platform/files/read-picture.js';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { RateLimit } from '../../../platform/rate-limit/rate-limit.js';
import type { Picked } from '../domain/chosen.js';
import { PhotosRepository, type StoredPhoto } from '../persistence/photos.repository.js';

/** Decoding is the dearest thing that a participant can ask for. */
const UPLOADS = { burst: 15, everySeconds: 6 };
const LONGEST_ALT = 300;

export type PhotoRefusal = PictureFault | 'wait' | 'many' | 'closed';
export type PhotoTaken = { id: string } | { fault: PhotoRefusal };
export type PhotoSize = 'small' | 'whole';
export interface PhotoBytes {
  bytes: Buffer;
  type: string;
}
interface Place {
  studyId: string;
  seatId: string;
  questionId: string;
}

@Injectable()
export class Photos {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: PhotosRepository,
    private readonly files: FileStore,
    private readonly owners: FileOwners,
    private readonly rateLimit: RateLimit,
  ) {}

  /** Which of these have a row. */
  async known(ids: readonly string[]): Promise<readonly string[]> {
    return (await this.rows.known(ids)).map(({ id }) => id);
  }

  /** Keeps a picture beside the answer that is being written, until it is sent or taken away. */
  async receive(place: Place, sent: SentFile): Promise<PhotoTaken> {
    const most = await this.room(place);
    if (most === undefined) return { fault: 'closed' };
    if ((await this.waiting(place)) >= most) return { fault: 'many' };
    if (sent.isCut) return { fault: 'large' };
    if ((await this.rateLimit.admit('photo', place.seatId, UPLOADS)) > 0) return { fault: 'wait' };
    const read = await readPicture(sent.bytes);
    if ('fault' in read) return read;
    const [id, thumbnailId] = [randomUUID(), randomUUID()];
    await this.files.put(id, read.bytes);
    await this.files.put(thumbnailId, await makeThumbnail(read));
    const rows = await this.rows.insert(
      place.studyId,
      place.seatId,
      place.questionId,
      id,
      read.type,
      read.width,
      read.height,
      read.bytes.length,
      thumbnailId,
      most,
    );
    return rows.length > 0 ? { id } : { fault: 'many' };
  }

  /** What the pictures show, as typed beside them; controls are named `alt-<picture>`. */
  async describe(place: Place, picked: Picked): Promise<void> {
    const said = Object.entries(picked).flatMap(([name, typed]) =>
      name.startsWith('alt-') ? [{ id: name.slice(4), alt: (typed[0] ?? '').trim().slice(0, LONGEST_ALT) }] : [],
    );
    if (said.length === 0) return;
    await this.rows.describe(place.studyId, place.seatId, place.questionId, said);
  }

  /** One's own, sent or not, while the question is open. */
  async remove(place: Place, photoId: string): Promise<void> {
    await this.work.run(async () => {
      const gone = await this.rows.remove(place.studyId, place.seatId, place.questionId, photoId);
      await this.owners.letGo(gone.flatMap(({ id, thumbnailId }) => [id, thumbnailId]));
    });
  }

  async waiting(place: Place): Promise<number> {
    const row = await this.rows.countWaiting(place.studyId, place.seatId, place.questionId);
    return row?.count ?? 0;
  }

  /** Those that waited belong to the answer now; runs in its transaction. */
  async attach(place: Place, postId: string): Promise<void> {
    await this.rows.attach(place.studyId, place.seatId, place.questionId, postId);
  }

  async erase(studyId: string, seatId: string): Promise<void> {
    const gone = await this.rows.removeAll(studyId, seatId);
    await this.owners.letGo(gone.flatMap(({ id, thumbnailId }) => [id, thumbnailId]));
  }

  /** For a participant: one's own, and those of answers whose words they may read. */
  async forParticipant(
    studyId: string,
    seatId: string,
    photoId: string,
    size: PhotoSize,
  ): Promise<PhotoBytes | undefined> {
    const rows = await this.rows.seenByParticipant(studyId, seatId, photoId);
    return this.bytesOf(rows[0], size);
  }

  /** For staff: of sent answers alone, and for observers none of private questions. */
  async forStaff(studyId: string, role: Role, photoId: string, size: PhotoSize): Promise<PhotoBytes | undefined> {
    const rows = await this.rows.seenByStaff(studyId, role === 'observer', photoId);
    return this.bytesOf(rows[0], size);
  }

  private async bytesOf(row: StoredPhoto | undefined, size: PhotoSize): Promise<PhotoBytes | undefined> {
    const bytes = row && (await this.files.get(size === 'small' ? row.thumbnailId : row.id));
    return bytes && { bytes, type: row.type };
  }

  /** How many the question takes in all; undefined: none, or nothing more now. */
  private async room(place: Place): Promise<number | undefined> {
    const row = await this.rows.room(place.studyId, place.seatId, place.questionId);
    return row?.most ?? undefined;
  }
}
