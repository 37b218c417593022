/** Goes up with every change that can give another result for the same input and seed. */
export const VERSION = '3';

/** The fairness aim of a lottery. */
export const METHODS = ['goldilocks', 'leximin', 'maximin', 'nash', 'legacy'] as const;
export type Method = (typeof METHODS)[number];

/**
 * People say themselves what they are. Under the other aims one rare claim can buy a seat; this one holds the greatest
 * chance down as well as the smallest one up.
 */
export const DEFAULT_METHOD: Method = 'goldilocks';
