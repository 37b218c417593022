import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { PoolEntry } from '../../applicants/applicants.facade.js';
import { SeatEntity } from '../persistence/panel.entities.js';
import { ChangeSeat, type WhyChanged } from './change-seat.js';

/** Makes a seat of an applicant: of a draw, or for somebody who is asked outside it. */
@Injectable()
export class MakeSeat {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changeSeat: ChangeSeat,
  ) {}

  async make(
    studyId: string,
    person: PoolEntry,
    as: Pick<SeatEntity, 'kind' | 'position' | 'drawId' | 'late'>,
    why: WhyChanged,
  ): Promise<string> {
    const id = randomUUID();
    await this.work.repository(SeatEntity).insert({
      id,
      studyId,
      applicationId: person.applicationId,
      personId: person.personId,
      language: person.language,
      attributes: person.attributes,
      ...as,
    });
    await this.changeSeat.made(studyId, id, why);
    return id;
  }
}
