import type { INestApplicationContext } from '@nestjs/common';
import { CarryOutSchedule } from '../../src/fieldwork/guide/application/carry-out-schedule.js';
import { DeliverDue } from '../../src/foundation/notifications/application/deliver-due.js';

// What the service does by itself every few seconds, at once: a test does not wait for a tick.

/** What one study's guide has come to. */
export const carryOutGuide = (app: INestApplicationContext, studyId: string): Promise<void> =>
  app.get(CarryOutSchedule, { strict: false }).execute(studyId);

/** Asks of every study what its guide has come to. */
export const tickGuides = (app: INestApplicationContext): Promise<void> =>
  app.get(CarryOutSchedule, { strict: false }).tick();

/** Notices that may go to these people now. */
export const deliverTo = (app: INestApplicationContext, studyId: string, seatIds: readonly string[]): Promise<void> =>
  app.get(DeliverDue, { strict: false }).execute(studyId, seatIds);

/** Asks of everybody whether notices of theirs may go now. */
export const tickNotices = (app: INestApplicationContext): Promise<void> =>
  app.get(DeliverDue, { strict: false }).tick();
