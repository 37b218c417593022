import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { StudyFile, studyFileJsonSchema } from '@lytt/shared';
import { parse, parseDocument } from 'yaml';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { writeStudyFile } from '../../src/fieldwork/study/domain/write-study-file.js';
import { TestApp } from '../support/test-app.js';
import { anyStudyFile } from './written-file.js';

const EXAMPLE = readFileSync('examples/municipalities.study.yaml', 'utf8');
const PUBLISHED = 'docs/study-file.schema.json';

describe('the JSON Schema of the study file', () => {
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  const fits = ajv.compile(studyFileJsonSchema());

  it(`stands in the docs as the code says it (write it anew: node bin/lytt.mjs study schema > ${PUBLISHED})`, () => {
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(`${JSON.stringify(studyFileJsonSchema(), null, 2)}\n`);
  });

  it('is served to everybody, and may be kept', async () => {
    const lytt = await TestApp.start();
    const answer = await lytt.get('/schema/study-file.json');
    await lytt.stop();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/schema+json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=3600');
    expect(answer.json()).toEqual(studyFileJsonSchema());
  });

  it('takes the example, an empty study’s defaults, and every file that Lytt writes', () => {
    expect([fits(parse(EXAMPLE)), fits.errors]).toEqual([true, null]);
    fc.assert(
      fc.property(anyStudyFile, (file) => {
        expect([fits(parse(writeStudyFile(StudyFile.parse(file)))), fits.errors]).toEqual([true, null]);
      }),
      { numRuns: propertyRuns(50) },
    );
  });

  it.each<[string, (string | number)[], unknown]>([
    ['another version', ['lytt'], 2],
    ['a section nobody knows', ['notes'], []],
    ['no title', ['study', 'title'], {}],
    ['a title of spaces', ['study', 'title', 'nb'], '  '],
    ['a language nobody speaks', ['study', 'languages', 0], 'sv'],
    ['no language', ['study', 'languages'], []],
    ['an address with capitals', ['study', 'slug'], 'Kommunen'],
    ['a day that is none', ['study', 'startsOn'], '2027-02-30'],
    ['half a day', ['study', 'days'], 6.5],
    ['an e-mail address that is none', ['study', 'contact', 'email'], 'ragnhild'],
    ['a field nobody knows', ['study', 'contact', 'fax'], '0'],
    ['a source without a name', ['sources', 0, 'name'], ''],
    ['a pause that is neither yes nor no', ['sources', 0, 'paused'], 'yes'],
    ['a question without a name', ['screener', 'form', 'pages', 0, 'elements', 0, 'name'], null],
    ['a rule nobody knows', ['screener', 'attributes', 0, 'derive'], 'guess'],
    ['a refusal without a reason', ['screener', 'refusals', 0, 'reason'], ''],
    ['fewer than no days', ['screener', 'deleteNotSelectedAfterDays'], -1],
    ['a panel of nobody', ['panel', 'seats'], 0],
    ['a mail nobody sends', ['mails', 'spam'], { subject: { nb: 'x' }, body: { nb: 'x' } }],
    ['half past twenty-four', ['guide', 0, 'opens'], '24:30'],
    ['a way of masking nobody knows', ['guide', 0, 'masking'], 'hidden'],
    ['a colour by name', ['codebook', 0, 'colour'], 'green'],
    ['a key that begins with a digit', ['hypotheses', 0, 'key'], '1st'],
    ['a case of spaces', ['cases', 0, 'name'], ' '],
  ])('refuses, as Lytt does, %s', (_, path, value) => {
    const document = parseDocument(EXAMPLE);
    document.setIn(path, value);
    const file: unknown = document.toJS();
    expect([StudyFile.safeParse(file).success, fits(file)]).toEqual([false, false]);
  });

  it('misses nothing that may not be left out', () => {
    const required = [
      'study',
      'letter',
      'agreement',
      'sources',
      'screener',
      'panel',
      'guide',
      'codebook',
      'hypotheses',
      'cases',
    ] as const;
    for (const section of required) {
      const { [section]: _, ...rest } = parse(EXAMPLE) as StudyFile;
      expect([section, StudyFile.safeParse(rest).success, fits(rest)]).toEqual([section, false, false]);
    }
  });
});
