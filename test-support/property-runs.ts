/** The share of a property's runs that `npm test` makes; `npm run test:long` makes all of them. */
const QUICK_SHARE = 0.2;
const FEWEST = 25;

const long = process.env['LYTT_TEST_LONG'] === '1';

/** How often a property is tried in this run of the tests, of the number of runs that it deserves. */
export const propertyRuns = (all: number): number =>
  long ? all : Math.min(all, Math.max(FEWEST, Math.ceil(all * QUICK_SHARE)));
