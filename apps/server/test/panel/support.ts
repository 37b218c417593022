import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { panelRoutes, studyRoutes } from '@lytt/shared';
import { simpleParser } from 'mailparser';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { TestApp } from '../support/test-app.js';

const VALUES: Record<string, readonly string[]> = {
  gender: ['woman', 'man', 'woman', 'man', 'woman', 'other', 'man'],
  age_band: ['18-34', '35-49', '50-64', '65+', '35-49', '50-64'],
  part_of_country: ['east', 'south-west', 'mid', 'north', 'east', 'south-west', 'east'],
  occupation: ['public', 'private', 'student', 'retired', 'private'],
};

/** Steps that share no divisor with the lists' lengths, so that every mixture of values occurs. */
const attributesOf = (number: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(VALUES).map(([key, values], at) => [
      key,
      values[Math.floor(number / (at + 1) + number * (at + 2)) % values.length] ?? '',
    ]),
  );

export interface PanelStudy {
  studyId: string;
  cookie: string;
  email: (number: number) => string;
}

let studies = 0;

/** The example study with applicants whose forms are complete; every second one is rated. */
export async function studyWithApplicants(lytt: TestApp, count = 60): Promise<PanelStudy> {
  const owner = await lytt.staff({ isOwner: true });
  const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: {} });
  const studyId = view.id;
  const name = `study${(studies += 1)}`;
  const email = (number: number): string => `applicant${number}@${name}.example.org`;
  const { rows } = await lytt.owner.query<{ id: string }>(
    'select id from research.source where study_id = $1 order by position limit 1',
    [studyId],
  );
  for (let number = 0; number < count; number++) {
    const personId = await lytt.app
      .get(PeopleRegister)
      .enter(studyId, { name: `Kari Nordmann${number}`, email: email(number) });
    const id = randomUUID();
    await lytt.owner.query(
      `insert into research.application (id, study_id, source_id, person_id, language, state, attributes, completed_at) values ($1, $2, $3, $4, $5, 'completed', $6, now())`,
      [
        id,
        studyId,
        rows[0]?.id,
        personId,
        number % 4 === 3 ? 'en' : number % 8 === 1 ? 'nn' : 'nb',
        JSON.stringify(attributesOf(number)),
      ],
    );
    if (number % 2 === 0)
      await lytt.owner.query(
        'insert into research.rating (application_id, staff_id, study_id, value) values ($1, $2, $3, $4)',
        [id, owner.staffId, studyId, (number % 5) + 1],
      );
  }
  await lytt.call(studyRoutes.changePhase, { cookie: owner.cookie, params: { studyId }, body: { to: 'recruiting' } });
  return { studyId, cookie: owner.cookie, email };
}

/** Draws and waits until the draw is over; on a busy machine that takes longer than the queue's other jobs. */
export async function drawn(lytt: TestApp, { studyId, cookie }: PanelStudy, seed = 'a fixed seed') {
  const started = await lytt.call(panelRoutes.draw, { cookie, params: { studyId }, body: { seed } });
  const params = { studyId, drawId: started.view.id };
  for (;;) {
    await lytt.settle().catch(() => undefined);
    const { view } = await lytt.call(panelRoutes.oneDraw, { cookie, params });
    if (view.state !== 'queued' && view.state !== 'running') return view;
  }
}

/** Draws, confirms, invites; the seats afterwards. */
export async function invited(lytt: TestApp, study: PanelStudy) {
  const { id } = await drawn(lytt, study);
  const params = { studyId: study.studyId, drawId: id };
  await lytt.call(panelRoutes.confirmDraw, { cookie: study.cookie, params, body: {} });
  await lytt.call(panelRoutes.invite, { cookie: study.cookie, params: { studyId: study.studyId }, body: {} });
  await lytt.settle();
  return seatsOf(lytt, study);
}

export const seatsOf = async (lytt: TestApp, { studyId, cookie }: PanelStudy) =>
  (await lytt.call(panelRoutes.seats, { cookie, params: { studyId } })).view.items;

/** Mails kept for an address, oldest first. */
export async function mailsTo(
  lytt: TestApp,
  email: string,
): Promise<{ subject: string; text: string; link: string }[]> {
  const folder = join(lytt.settings.dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
  return mails
    .filter((mail) => [mail.to].flat().some((to) => to?.text.includes(email)))
    .sort((a, b) => (a.date?.getTime() ?? 0) - (b.date?.getTime() ?? 0))
    .map((mail) => ({
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      link: /\/in\/[\w-]+/.exec(mail.text ?? '')?.[0] ?? '',
    }));
}

/** Who sits on a seat, as the researcher may ask. */
export async function addressOf(lytt: TestApp, { studyId, cookie }: PanelStudy, seatId: string): Promise<string> {
  const { view } = await lytt.call(panelRoutes.who, { cookie, params: { studyId }, body: { seatIds: [seatId] } });
  return view.items[0]?.email ?? '';
}
