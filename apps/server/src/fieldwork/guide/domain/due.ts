import type { Localized } from '@lytt/shared';

/** Something that follows from the clock, on one of the clocks in use. */
export interface Due {
  questionId: string;
  effect: 'opened' | 'reminder' | 'closed' | 'day-gone';
  /** Null: for those on the study's clock. */
  timeZone: string | null;
  opensAt: Date;
  closesAt: Date;
  title: Localized;
  dueAt: Date;
}
