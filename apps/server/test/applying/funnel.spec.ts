import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { sourcesRoutes, studyRoutes, type FunnelCounts } from '@lytt/shared';
import { parseDocument } from 'yaml';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { projectRoot } from '../../src/platform/config/roots.js';
import { TestApp } from '../support/test-app.js';
import { Applicant } from './applicant.js';

const SLUG = 'trakt';
const SOURCES = ['nord', 'sor'] as const;
const text = (said: string): { default: string; nb: string } => ({ default: said, nb: said });
const purpose = text('For å sette sammen gruppen.');

/** Three pages, one rule that keeps nothing, one that keeps the answers, one that decides at the end. */
const SCREENER = {
  form: {
    pages: [
      {
        name: 'born',
        elements: [
          {
            type: 'text',
            name: 'birth_year',
            inputType: 'number',
            isRequired: true,
            title: text('Når er du født?'),
            purpose,
          },
        ],
      },
      {
        name: 'tie',
        elements: [
          {
            type: 'radiogroup',
            name: 'tie',
            isRequired: true,
            choices: ['lives', 'none', 'staff'],
            title: text('Hva er tilknytningen din?'),
            purpose,
          },
          { type: 'comment', name: 'opinion', isRequired: true, title: text('Hva mener du?'), purpose },
        ],
      },
      {
        name: 'reach',
        elements: [
          { type: 'text', name: 'name', isRequired: true, title: text('Navn'), purpose },
          { type: 'text', name: 'email', inputType: 'email', isRequired: true, title: text('E-post'), purpose },
        ],
      },
    ],
  },
  contact: { name: 'name', email: 'email' },
  discussionQuestion: 'opinion',
  refusals: [
    { when: '{birth_year} > 2009', reason: 'under 18', keepNothing: true },
    { when: "{tie} = 'none'", reason: 'no tie' },
    { when: "{tie} = 'staff'", reason: 'works for the municipality', decides: 'at-the-end' },
  ],
  attributes: [],
};

const FATES = ['looks', 'leaves', 'minor', 'no-tie', 'staff', 'applies'] as const;
type Fate = (typeof FATES)[number];
const yearOf = (fate: Fate): string => (fate === 'minor' ? '2014' : '1980');
const tieOf = (fate: Fate): string => (fate === 'no-tie' ? 'none' : fate === 'staff' ? 'staff' : 'lives');

/** What one person does, step after step; the form is sent by a double click. */
function stepsOf(fate: Fate, number: number, applicant: Applicant): (() => Promise<unknown>)[] {
  const opens = (): Promise<unknown> => applicant.open();
  const starts = (): Promise<unknown> => applicant.start();
  const born = (): Promise<unknown> => applicant.send('born', { birth_year: yearOf(fate) }, { shown: 'birth_year' });
  const tie = (): Promise<unknown> =>
    applicant.send('tie', { tie: tieOf(fate), opinion: `Mening ${number}` }, { shown: 'tie opinion' });
  const reach = (): Promise<unknown> =>
    applicant.send('reach', { name: 'P', email: `p${number}@example.org` }, { shown: 'name email' });
  const send = (): Promise<unknown> => applicant.send('check', {}, { shown: '' });
  const sends = (): Promise<unknown> => Promise.all([send(), send()]);
  if (fate === 'looks') return [opens];
  if (fate === 'leaves') return [opens, starts];
  if (fate === 'minor') return [opens, starts, born];
  if (fate === 'no-tie') return [opens, starts, born, tie];
  return [opens, starts, born, tie, reach, sends];
}

describe('the funnel of a study', () => {
  let lytt: TestApp;
  let owner: { staffId: string; cookie: string };
  let studyId: string;

  beforeAll(async () => {
    lytt = await TestApp.start();
    owner = await lytt.staff({ isOwner: true });
    const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
    file.setIn(['study', 'slug'], SLUG);
    file.setIn(
      ['sources'],
      SOURCES.map((code) => ({ code, name: code })),
    );
    file.setIn(['screener'], SCREENER);
    file.setIn(['panel', 'quotas'], []);
    const made = await lytt.call(studyRoutes.importFile, { cookie: owner.cookie, body: { file: file.toString() } });
    expect(made.response.body).not.toContain('errors');
    studyId = made.view.id;
    await lytt.call(studyRoutes.changePhase, {
      cookie: owner.cookie,
      params: { studyId },
      body: { to: 'recruiting' },
    });
  });
  afterAll(() => lytt.stop());

  const at = (): { cookie: string; params: { studyId: string } } => ({ cookie: owner.cookie, params: { studyId } });

  const crowd = fc.array(fc.record({ source: fc.constantFrom(...SOURCES), fate: fc.constantFrom(...FATES) }), {
    minLength: 1,
    maxLength: 7,
  });
  /** Whose step comes next, and whether the following one happens in the same moment. */
  const order = fc.array(fc.record({ whose: fc.nat(), together: fc.boolean() }), { minLength: 60, maxLength: 60 });

  it('adds up for every source at every moment, in whatever order people come, stop, are refused and finish', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(crowd, order, async (people, turns) => {
        await lytt.owner.query('delete from research.application where study_id = $1', [studyId]);
        await lytt.owner.query('delete from research.source_visit where study_id = $1', [studyId]);
        const waiting = people.map(({ source, fate }) =>
          stepsOf(fate, ++number, new Applicant(lytt, source, 'nb', SLUG)),
        );
        const sourcesAddUp = async (): Promise<FunnelCounts> => {
          const { view } = await lytt.call(sourcesRoutes.list, at());
          const { rows } = await lytt.owner.query<{ code: string; unfinished: number }>(
            `select s.code, (count(*) filter (where a.state = 'started'))::int as unfinished
               from research.source s left join research.application a on a.source_id = s.id where s.study_id = $1 group by s.code`,
            [studyId],
          );
          for (const source of view.items) {
            expect(source.finished).toBe(source.qualified + source.refused);
            expect(source.started).toBe(
              source.finished + (rows.find((row) => row.code === source.code)?.unfinished ?? NaN),
            );
            expect(source.started).toBeLessThanOrEqual(source.visits);
            expect(source.selected).toBeLessThanOrEqual(source.qualified);
            expect(source.silent).toBe(source.visits === 0);
          }
          for (const count of ['visits', 'started', 'finished', 'qualified', 'refused', 'selected'] as const)
            expect(view.total[count]).toBe(view.items.reduce((sum, source) => sum + source[count], 0));
          return view.total;
        };
        const doing = people.map(() => Promise.resolve<unknown>(undefined));
        const advance = (at: number): void => {
          const step = waiting[at]?.shift();
          // Nobody does their next step before their last one is answered; different people do not wait for each other.
          if (step) doing[at] = (doing[at] ?? Promise.resolve()).then(step);
        };
        for (const { whose, together } of turns) {
          if (!together) await Promise.all(doing);
          advance(whose % people.length);
        }
        await Promise.all(doing);
        await sourcesAddUp();
        for (const steps of waiting) for (const step of steps) await step();
        const total = await sourcesAddUp();
        const of = (...fates: Fate[]): number => people.filter(({ fate }) => fates.includes(fate)).length;
        expect(total).toMatchObject({
          started: people.length - of('looks'),
          finished: of('minor', 'no-tie', 'staff', 'applies'),
          qualified: of('applies'),
          refused: of('minor', 'no-tie', 'staff'),
        });
        // Whoever comes back to the letter by its address has opened it once more.
        expect(total.visits).toBeGreaterThanOrEqual(people.length);
        const { view: days } = await lytt.call(sourcesRoutes.days, at());
        for (const count of ['visits', 'started', 'finished', 'qualified', 'refused', 'selected'] as const)
          expect(days.items.reduce((sum, day) => sum + day[count], 0)).toBe(total[count]);
        const { rows: minors } = await lytt.owner.query(
          `select 1 from research.application where study_id = $1 and refusal = 'under 18'`,
          [studyId],
        );
        expect(minors).toEqual([]);
      }),
      { numRuns: propertyRuns(8), endOnFailure: true },
    );
  });
});
