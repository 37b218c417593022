import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolEntry } from '../../applicants/applicants.facade.js';
import type { SeatEntity } from '../persistence/panel.entities.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { ChangeSeat, type WhyChanged } from './change-seat.js';

/** Makes a seat of an applicant: of a draw, or for somebody who is asked outside it. */
@Injectable()
export class MakeSeat {
  constructor(
    private readonly seats: SeatChangesRepository,
    private readonly changeSeat: ChangeSeat,
  ) {}

  async make(
    studyId: string,
    person: PoolEntry,
    as: Pick<SeatEntity, 'kind' | 'position' | 'drawId' | 'late'>,
    why: WhyChanged,
  ): Promise<string> {
    const id = randomUUID();
    await this.seats.add({
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
