import { studyRoutes } from '@lytt/shared';
import { readDemoFile } from '../../apps/server/src/demo/demo-file.js';
import { Applying } from '../../apps/server/src/fieldwork/applying/applying.facade.js';
import { PeopleRegister } from '../../apps/server/src/foundation/privacy/privacy.facade.js';
import type { House } from './house.js';

export interface ExampleStudy {
  studyId: string;
  /** The owner's session. */
  cookie: string;
}

export async function exampleStudy(house: House): Promise<ExampleStudy> {
  const { cookie } = await house.lytt.staff({ isOwner: true });
  const { view } = await house.lytt.call(studyRoutes.example, { cookie, body: {} });
  return { studyId: view.id, cookie };
}

/** The pool of the demo signs up through the same rules as everybody, faster than a browser can type. */
export async function signUpPool(house: House, studyId: string): Promise<number> {
  const applying = house.lytt.app.get(Applying);
  const { applicants } = await readDemoFile();
  for (const applicant of applicants)
    await applying.acceptForm(studyId, {
      sourceCode: applicant.source,
      language: applicant.language,
      person: { name: applicant.name, email: `${applicant.id}@example.org` },
      answers: applicant.answers as never,
    });
  return applicants.length;
}

/** Where those were invited who read Bokmål, in the order of their seats. */
export async function invitedAddresses(house: House, studyId: string): Promise<string[]> {
  const { rows } = await house.lytt.owner.query<{ id: string }>(
    `select person_id as id from research.seat where study_id = $1 and state = 'invited' and language = 'nb' order by position`,
    [studyId],
  );
  const ids = rows.map((row) => row.id);
  const people = await house.lytt.app.get(PeopleRegister).lookUp({ kind: 'system' }, studyId, ids, 'browser journey');
  return ids.map((id) => people.get(id)?.email ?? '');
}
