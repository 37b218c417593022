import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DrawMethod, DrawState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DrawExtras, DrawRow, KeptInput, KeptResult } from '../domain/draw-record.js';

export type StartedDraw = Pick<DrawRow, 'seed' | 'method' | 'input' | 'numbered'>;
interface NewDraw {
  requestedBy: string;
  method: DrawMethod;
  seed: string;
  input: KeptInput;
  numbered: number | null;
}

const STATE = `d.id, d.state, d.method, d.seed, d.progress, d.numbered, d.number, d.created_at as "createdAt",
  d.finished_at as "finishedAt", (select name from platform.colleague where id = d.requested_by) as "requestedBy",
  exists (select 1 from research.seat s where s.study_id = d.study_id and s.draw_id = d.id) as confirmed`;
const WHOLE = `${STATE}, d.input, d.result, d.beside as extras`;
/** Without the weight of pool and lottery. */
const LIGHT = `${STATE}, null as result, '{}'::jsonb as extras,
  jsonb_build_object('pool', jsonb_path_query_array(d.input, '$.pool[*].id'),
    'size', d.input->'size', 'reserves', d.input->'reserves', 'quotas', '[]'::jsonb,
    'kept', jsonb_build_object('plan', jsonb_build_object(
      'seats', coalesce(d.input#>'{kept,plan,seats}', d.input->'size')))) as input`;

@Injectable()
export class DrawsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(studyId: string, drawId: string): Promise<DrawRow | undefined> {
    const [row] = await this.work.query<DrawRow>(
      `select ${WHOLE} from research.draw d where d.study_id = $1 and d.id = $2`,
      [studyId, drawId],
    );
    return row;
  }

  newestFirst(studyId: string, limit: number): Promise<DrawRow[]> {
    return this.work.query<DrawRow>(
      `select ${LIGHT} from research.draw d where d.study_id = $1 order by d.created_at desc limit $2`,
      [studyId, limit],
    );
  }

  /** The newest that was not cancelled; with `confirmedFirst` the one of which seats were made. */
  async newest(studyId: string, confirmedFirst: boolean): Promise<DrawRow | undefined> {
    const [row] = await this.work.query<DrawRow>(
      `select * from (select ${WHOLE} from research.draw d where d.study_id = $1 and d.state <> 'cancelled') draws
        order by (confirmed and $2) desc, "createdAt" desc limit 1`,
      [studyId, confirmedFirst],
    );
    return row;
  }

  async isAnyUnfinished(studyId: string): Promise<boolean> {
    const rows = await this.work.query(
      `select 1 from research.draw where study_id = $1 and state in ('queued', 'running') limit 1`,
      [studyId],
    );
    return rows.length > 0;
  }

  async add(studyId: string, { requestedBy, method, seed, input, numbered }: NewDraw): Promise<string> {
    const id = randomUUID();
    await this.work.query(
      `insert into research.draw (id, study_id, requested_by, method, seed, input, numbered, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, platform.clock_now($2))`,
      [id, studyId, requestedBy, method, seed, JSON.stringify(input), numbered],
    );
    return id;
  }

  /** Undefined when nobody wants it any more. */
  async begin(studyId: string, drawId: string): Promise<StartedDraw | undefined> {
    const [draw] = await this.work.query<StartedDraw>(
      `update research.draw set state = 'running', progress = '{}'::jsonb
        where study_id = $1 and id = $2 and state in ('queued', 'running')
       returning seed, method, input, numbered`,
      [studyId, drawId],
    );
    return draw;
  }

  async isRunning(studyId: string, drawId: string): Promise<boolean> {
    const rows = await this.work.query(
      `select 1 from research.draw where study_id = $1 and id = $2 and state = 'running'`,
      [studyId, drawId],
    );
    return rows.length > 0;
  }

  async setProgress(studyId: string, drawId: string, progress: string): Promise<boolean> {
    const rows = await this.work.query(
      `update research.draw set progress = $3
        where study_id = $1 and id = $2 and state = 'running' returning id`,
      [studyId, drawId, progress],
    );
    return rows.length > 0;
  }

  /** False when it was cancelled before. */
  async finish(
    studyId: string,
    drawId: string,
    state: DrawState,
    result: KeptResult,
    extras: DrawExtras,
  ): Promise<boolean> {
    const rows = await this.work.query(
      `update research.draw set state = $3, result = $4, beside = $5, finished_at = platform.clock_now($1)
        where study_id = $1 and id = $2 and state = 'running' returning id`,
      [studyId, drawId, state, JSON.stringify(result), JSON.stringify(extras)],
    );
    return rows.length > 0;
  }

  /** False when it was over. */
  async cancel(studyId: string, drawId: string): Promise<boolean> {
    const rows = await this.work.query(
      `update research.draw set state = 'cancelled', finished_at = platform.clock_now($1)
        where study_id = $1 and id = $2 and state in ('queued', 'running') returning id`,
      [studyId, drawId],
    );
    return rows.length > 0;
  }

  /** False when a number had been entered before. */
  async enterNumber(
    studyId: string,
    drawId: string,
    number: number,
    chosen: NonNullable<DrawExtras['chosen']>,
  ): Promise<boolean> {
    const rows = await this.work.query(
      `update research.draw set number = $3, beside = beside || $4::jsonb
        where study_id = $1 and id = $2 and number is null returning id`,
      [studyId, drawId, number, JSON.stringify({ chosen })],
    );
    return rows.length > 0;
  }

  /** Of the draw of which the seats were made. */
  async seedOfSeats(studyId: string): Promise<string | undefined> {
    const [draw] = await this.work.query<{ seed: string }>(
      `select d.seed from research.draw d join research.seat s on s.draw_id = d.id where s.study_id = $1 limit 1`,
      [studyId],
    );
    return draw?.seed;
  }
}
