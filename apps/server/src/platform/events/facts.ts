import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

/** A fact a module announces: a class in its `*.events.ts`, named in the past tense, carrying ids alone. */
export type FactClass<F extends object> = new (...args: never[]) => F;

/**
 * How a lower module speaks upward. Listeners run in the announcer's transaction, in the order of their registration:
 * what they write stands or falls with the fact. What may fail on its own (mail, live) they enqueue as a job.
 */
@Injectable()
export class Facts {
  private readonly listeners = new Map<unknown, ((fact: never) => Promise<void>)[]>();

  constructor(private readonly work: UnitOfWork) {}

  on<F extends object>(kind: FactClass<F>, listener: (fact: F) => Promise<void>): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener]);
  }

  async announce(fact: object): Promise<void> {
    if (!this.work.inTransaction) throw new Error(`${fact.constructor.name} announced outside a unit of work`);
    for (const listener of this.listeners.get(fact.constructor) ?? []) await listener(fact as never);
  }
}
