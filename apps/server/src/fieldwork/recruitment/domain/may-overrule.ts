/** What is needed to know whether a researcher may take a refused applicant in. */
export interface RefusedForm {
  state: 'started' | 'completed' | 'refused';
  /** Null when nobody could be reached: never given, or not kept. */
  personId: string | null;
  /** Every question that the form asks of these answers and requires has one. */
  whole: boolean;
}

/** A rule can be overruled while everything a place needs is there; what was not kept cannot be brought back. */
export const mayOverrule = ({ state, personId, whole }: RefusedForm): boolean =>
  state === 'refused' && personId !== null && whole;
