import { Injectable } from '@nestjs/common';
import { conflict, type DomainError } from '../../../platform/errors/domain-error.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { peopleRules } from '../domain/draw-question.js';
import { heldAndEmpty } from '../domain/empty-seats.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { PanelPlans } from './panel-plan.js';
import { PeopleRules } from './people-rules.js';

interface Guest {
  applicationId: string;
}

/** Whether somebody who was drawn may be asked today: applicants leave and rules are made after a draw, too. */
@Injectable()
export class StillAskable {
  constructor(
    private readonly plans: PanelPlans,
    private readonly rules: PeopleRules,
    private readonly seats: SeatsRepository,
    private readonly applicants: Applicants,
  ) {}

  /** Of these, everybody who is still an applicant and whom no rule keeps out. */
  async among<T extends Guest>(studyId: string, guests: readonly T[]): Promise<T[]> {
    const pool = new Set((await this.applicants.poolForDraw(studyId)).map(({ applicationId }) => applicationId));
    for (const rule of await this.rules.inForce(studyId))
      if (rule.kind === 'exclude') rule.applicationIds.forEach((id) => pool.delete(id));
    return guests.filter(({ applicationId }) => pool.has(applicationId));
  }

  /** All of them or nobody; and nobody beside somebody of whom a rule keeps them apart. */
  async refuseOthers(studyId: string, guests: readonly Guest[]): Promise<void> {
    if ((await this.among(studyId, guests)).length < guests.length) throw poolChanged();
    const plan = await this.plans.current(studyId);
    const asked = new Set(guests.map(({ applicationId }) => applicationId));
    const seats = await this.seats.counted(studyId);
    const { held } = heldAndEmpty(plan, seats);
    const beside = seats.filter((seat) => held.includes(seat) || asked.has(seat.applicationId));
    const people = beside.map(({ applicationId, attributes }) => ({ id: applicationId, values: attributes }));
    const { apart } = peopleRules(await this.rules.inForce(studyId), plan.apart, people);
    if (apart.some((group) => group.some((id) => asked.has(id))))
      throw conflict(
        'panel.kept-apart',
        'They are to be kept apart from somebody who has a place: of the same household, the same employer, or by a rule.',
      );
  }
}

export const poolChanged = (): DomainError =>
  conflict(
    'panel.pool-changed',
    'Somebody whom this draw picked has been set aside, has left or is kept out by a rule since. Draw again, or change that first.',
  );
