import fc from 'fast-check';
import { StudyFile, studyRoutes } from '@lytt/shared';
import { parse } from 'yaml';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { readStudyFile } from '../../src/fieldwork/study/domain/read-study-file.js';
import { writeStudyFile } from '../../src/fieldwork/study/domain/write-study-file.js';
import { TestApp } from '../support/test-app.js';
import { anyMails, anyStudyFile } from './written-file.js';

/** As the schema has it: trimmed, in its order, with its defaults. */
const asTaken = (file: StudyFile): StudyFile => StudyFile.parse(file);

describe('a study file', () => {
  it('reads back as it was written, whatever its texts hold', () => {
    fc.assert(
      fc.property(anyStudyFile, anyMails, (file, mails) => {
        const whole = asTaken({ ...file, mails });
        const text = writeStudyFile(whole);
        expect(readStudyFile(text, [])).toEqual({ ok: true, file: whole });
        expect(writeStudyFile(StudyFile.parse(parse(text)))).toBe(text);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it('is the same bytes whatever order its keys were written in', () => {
    fc.assert(
      fc.property(anyStudyFile, (file) => {
        const backwards = (value: unknown): unknown =>
          Array.isArray(value)
            ? value.map(backwards)
            : typeof value === 'object' && value !== null
              ? Object.fromEntries(
                  Object.entries(value)
                    .reverse()
                    .map(([key, part]) => [key, backwards(part)]),
                )
              : value;
        const {
          screener: { form: _, ...screener },
          ...rest
        } = file;
        const turned = { ...(backwards({ ...rest, screener }) as StudyFile) };
        turned.screener = { ...turned.screener, form: file.screener.form };
        expect(writeStudyFile(asTaken(turned))).toBe(writeStudyFile(asTaken(file)));
      }),
      { numRuns: propertyRuns(50) },
    );
  });

  describe('in and out of an installation', () => {
    let here: TestApp;
    let elsewhere: TestApp;
    const owner = new Map<TestApp, string>();
    beforeAll(async () => {
      here = await TestApp.start();
      elsewhere = await TestApp.start();
      for (const lytt of [here, elsewhere]) owner.set(lytt, (await lytt.staff({ isOwner: true })).cookie);
    });
    afterAll(() => Promise.all([here.stop(), elsewhere.stop()]));

    const importing = async (lytt: TestApp, file: string): Promise<string> => {
      const { status, view, response } = await lytt.call(studyRoutes.importFile, {
        cookie: owner.get(lytt) ?? '',
        body: { file },
      });
      if (status !== 200) throw new Error(response.body);
      return view.id;
    };
    const exported = async (lytt: TestApp, studyId: string): Promise<string> =>
      (await lytt.call(studyRoutes.exportFile, { cookie: owner.get(lytt) ?? '', params: { studyId } })).view.yaml;

    it('is byte for byte what went in, here and elsewhere, and the second time too', async () => {
      await fc.assert(
        fc.asyncProperty(anyStudyFile, async (file) => {
          const text = writeStudyFile(asTaken(file));
          const out = await exported(here, await importing(here, text));
          expect(parse(out)).toEqual(parse(text));
          expect(await exported(here, await importing(here, out))).toBe(out);
          expect(await exported(elsewhere, await importing(elsewhere, out))).toBe(out);
        }),
        { numRuns: propertyRuns(25) },
      );
    });

    it('keeps the words of the study’s own mails', async () => {
      await fc.assert(
        fc.asyncProperty(anyStudyFile, anyMails, async (file, mails) => {
          const text = writeStudyFile(asTaken({ ...file, mails }));
          expect(StudyFile.parse(parse(await exported(here, await importing(here, text)))).mails).toEqual(
            asTaken({ ...file, mails }).mails,
          );
        }),
        { numRuns: propertyRuns(10) },
      );
    });
  });
});
