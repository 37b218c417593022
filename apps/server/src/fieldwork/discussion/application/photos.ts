import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { FileOwners } from '../../../platform/files/file-owners.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { makeThumbnail, readPicture, type PictureFault } from '../../../platform/files/read-picture.js';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { RateLimit } from '../../../platform/rate-limit/rate-limit.js';
import type { Picked } from '../domain/chosen.js';
import { ANSWERED, MAY_SEE, OPEN, READER } from './masking.js';

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

/** Participants' pictures: rows beside the posts, bytes and thumbnails in the file store. */
@Injectable()
export class Photos implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FileStore,
    private readonly owners: FileOwners,
    private readonly rateLimit: RateLimit,
  ) {}

  onModuleInit(): void {
    this.owners.register(async (ids) => {
      const rows = await this.work.query<{ id: string }>(
        `select unnest(array[id, thumbnail_id]) as id from research.photo where id = any($1::uuid[]) or thumbnail_id = any($1::uuid[])`,
        [ids],
      );
      return rows.map(({ id }) => id);
    });
  }

  /** Keeps a picture beside the answer that is being written, until it is sent or taken away. */
  async take(place: Place, sent: SentFile): Promise<PhotoTaken> {
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
    const rows = await this.work.query(
      `insert into research.photo (id, study_id, seat_id, question_id, position, type, width, height, bytes, thumbnail_id, created_at)
       select $4, $1, $2, $3, coalesce(max(position), 0) + 1, $5, $6, $7, $8, $9, platform.clock_now($1)
         from research.photo where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null
       having count(*) < $10 returning id`,
      [...values(place), id, read.type, read.width, read.height, read.bytes.length, thumbnailId, most],
    );
    return rows.length > 0 ? { id } : { fault: 'many' };
  }

  /** What the pictures show, as typed beside them; controls are named `alt-<picture>`. */
  async describe(place: Place, picked: Picked): Promise<void> {
    const said = Object.entries(picked).flatMap(([name, typed]) =>
      name.startsWith('alt-') ? [{ id: name.slice(4), alt: (typed[0] ?? '').trim().slice(0, LONGEST_ALT) }] : [],
    );
    if (said.length === 0) return;
    await this.work.query(
      `update research.photo f set alt = s.alt from jsonb_to_recordset($4::jsonb) as s(id text, alt text)
        where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.id::text = s.id`,
      [...values(place), JSON.stringify(said)],
    );
  }

  /** One's own, sent or not, while the question is open. */
  async remove(place: Place, photoId: string): Promise<void> {
    await this.work.run(async () => {
      const gone = await this.work.query<{ id: string; thumbnailId: string }>(
        `with me as (${READER})
         delete from research.photo f using me, research.question q
          where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.id = $4 and q.study_id = $1 and q.id = $3 and ${OPEN}
          returning f.id, f.thumbnail_id as "thumbnailId"`,
        [...values(place), photoId],
      );
      await this.owners.letGo(gone.flatMap(({ id, thumbnailId }) => [id, thumbnailId]));
    });
  }

  async waiting(place: Place): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      'select count(*)::int as count from research.photo where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null',
      values(place),
    );
    return row?.count ?? 0;
  }

  /** Those that waited belong to the answer now; runs in its transaction. */
  async attach(place: Place, postId: string): Promise<void> {
    await this.work.query(
      'update research.photo set post_id = $4 where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null',
      [...values(place), postId],
    );
  }

  async erase(studyId: string, seatId: string): Promise<void> {
    const gone = await this.work.query<{ id: string; thumbnailId: string }>(
      'delete from research.photo where study_id = $1 and seat_id = $2 returning id, thumbnail_id as "thumbnailId"',
      [studyId, seatId],
    );
    await this.owners.letGo(gone.flatMap(({ id, thumbnailId }) => [id, thumbnailId]));
  }

  /** For a participant: one's own, and those of answers whose words they may read. */
  forParticipant(studyId: string, seatId: string, photoId: string, size: PhotoSize): Promise<PhotoBytes | undefined> {
    return this.read(
      size,
      `with me as (${READER})
       select f.id, f.thumbnail_id as "thumbnailId", f.type from me join research.photo f on f.study_id = $1 and f.id = $3
         left join lateral (select q.masking, ${ANSWERED} as answered from research.question q where q.study_id = $1 and q.id = f.question_id) q on true
         left join research.post p on p.id = f.post_id
         left join research.seat a on a.id = f.seat_id
        where f.seat_id = $2 or (p.id is not null and p.erased_at is null and a.state <> 'withdrawn' and ${MAY_SEE})`,
      [studyId, seatId, photoId],
    );
  }

  /** For staff: of sent answers alone, and for observers none of private questions. */
  forStaff(studyId: string, role: Role, photoId: string, size: PhotoSize): Promise<PhotoBytes | undefined> {
    return this.read(
      size,
      `select f.id, f.thumbnail_id as "thumbnailId", f.type from research.photo f join research.written_post w on w.post_id = f.post_id
        where f.study_id = $1 and f.id = $3 and w.study_id = $1 and not ($2 and (w.private or coalesce(w.masking, 'private') = 'private'))`,
      [studyId, role === 'observer', photoId],
    );
  }

  private async read(size: PhotoSize, sql: string, parameters: unknown[]): Promise<PhotoBytes | undefined> {
    const [row] = await this.work.query<{ id: string; thumbnailId: string; type: string }>(sql, parameters);
    const bytes = row && (await this.files.get(size === 'small' ? row.thumbnailId : row.id));
    return bytes && { bytes, type: row.type };
  }

  /** How many the question takes in all; undefined: none, or nothing more now. */
  private async room(place: Place): Promise<number | undefined> {
    const [row] = await this.work.query<{ most: number | null }>(
      `with me as (${READER})
       select (v.answer->>'most')::int as most from me join research.question q on q.study_id = $1 and q.id = $3 and ${OPEN}
         join research.question_version v on v.question_id = q.id and v.version = q.version
        where v.answer->>'kind' = 'photo' and me.state in ('agreed','active','completed')
          and not exists (select 1 from research.post o where o.study_id = $1 and o.question_id = $3 and o.seat_id = $2 and o.kind = 'answer' and o.skip_reason is null)`,
      values(place),
    );
    return row?.most ?? undefined;
  }
}

const values = ({ studyId, seatId, questionId }: Place): string[] => [studyId, seatId, questionId];
