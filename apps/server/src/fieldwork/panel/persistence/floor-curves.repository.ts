import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CurveInput } from '@lytt/selection';
import type { DrawState, FloorCurve, FloorPoint } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

@Injectable()
export class FloorCurvesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async add(studyId: string, input: object): Promise<string> {
    const id = randomUUID();
    await this.work.query(
      `insert into research.floor_curve (id, study_id, input, created_at)
       values ($1, $2, $3, platform.clock_now($2))`,
      [id, studyId, JSON.stringify(input)],
    );
    return id;
  }

  async newest(studyId: string): Promise<(Omit<FloorCurve, 'createdAt'> & { createdAt: Date }) | undefined> {
    const [row] = await this.work.query<Omit<FloorCurve, 'createdAt'> & { createdAt: Date }>(
      `select id, state, points, created_at as "createdAt" from research.floor_curve
        where study_id = $1 order by created_at desc, id limit 1`,
      [studyId],
    );
    return row;
  }

  /** Whatever waits or is being worked out. */
  async cancelUnfinished(studyId: string): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      `update research.floor_curve set state = 'cancelled'
        where study_id = $1 and state in ('queued', 'running') returning id`,
      [studyId],
    );
    return rows.map(({ id }) => id);
  }

  /** Undefined when nobody wants it any more. */
  async begin(studyId: string, curveId: string): Promise<CurveInput | undefined> {
    const [curve] = await this.work.query<{ input: CurveInput }>(
      `update research.floor_curve set state = 'running', points = '[]'
        where study_id = $1 and id = $2 and state in ('queued', 'running') returning input`,
      [studyId, curveId],
    );
    return curve?.input;
  }

  async isRunning(studyId: string, curveId: string): Promise<boolean> {
    const rows = await this.work.query(
      `select 1 from research.floor_curve where study_id = $1 and id = $2 and state = 'running'`,
      [studyId, curveId],
    );
    return rows.length > 0;
  }

  async setPoints(studyId: string, curveId: string, points: string): Promise<boolean> {
    const rows = await this.work.query(
      `update research.floor_curve set points = $3
        where study_id = $1 and id = $2 and state = 'running' returning id`,
      [studyId, curveId, points],
    );
    return rows.length > 0;
  }

  async finish(studyId: string, curveId: string, state: DrawState, points: FloorPoint[]): Promise<void> {
    await this.work.query(
      `update research.floor_curve set state = $3, points = $4
        where study_id = $1 and id = $2 and state = 'running'`,
      [studyId, curveId, state, JSON.stringify(points)],
    );
  }
}
