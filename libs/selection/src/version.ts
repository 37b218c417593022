/** Goes up with every change that can give another result for the same input and seed. */
export const VERSION = '1';

/** The fairness aim of the lottery. */
export const METHOD = 'maximin';
