/** What somebody met and wrote on the way through a form. */
export interface Effort {
  /** Words of titles, explanations and choices that were shown. */
  read: number;
  /** Words typed into open fields. */
  typed: number;
  questions: number;
}

/** Silent reading of non-fiction by adults: 238 words a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047). */
const READ_A_SECOND = 238 / 60;
/** Typing by 168,000 people: 52 words a minute (Dhakal et al. 2018, doi 10.1145/3173574.3174220). */
const TYPED_A_SECOND = 52 / 60;
const SECONDS_A_CHOICE = 1;
/** Who takes less than a third of an ordinary reader's time has hardly read; people who skim, dictate or paste take more. */
const IMPLAUSIBLE = 1 / 3;

/** Seconds that an ordinary reader and typist would need. */
export const expectedSeconds = ({ read, typed, questions }: Effort): number =>
  Math.round(read / READ_A_SECOND + typed / TYPED_A_SECOND + questions * SECONDS_A_CHOICE);

/** Both numbers for the sentence that explains it, when the form was filled in implausibly fast. */
export function tooFast(seconds: number, effort: Effort): { seconds: number; expected: number } | undefined {
  const expected = expectedSeconds(effort);
  return seconds >= 0 && seconds < expected * IMPLAUSIBLE ? { seconds: Math.round(seconds), expected } : undefined;
}
