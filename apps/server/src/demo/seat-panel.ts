import { randomUUID } from 'node:crypto';
import { plainKey } from '@lytt/shared';
import { TellApplicants } from '../fieldwork/applicants/application/tell-applicants.js';
import { Applicants } from '../fieldwork/applicants/applicants.facade.js';
import { Applying } from '../fieldwork/applying/applying.facade.js';
import { ChangeSeat } from '../fieldwork/panel/application/change-seat.js';
import { InviteSeats } from '../fieldwork/panel/application/invite-seats.js';
import { Welcome } from '../fieldwork/panel/application/welcome.js';
import { Studies } from '../fieldwork/study/study.facade.js';
import type { Stage } from './stage.js';

const SIGN_UP_DAY = -19;
const addressOf = (name: string): string => `${plainKey(name).replaceAll('-', '.')}@example.org`;

/** The applicants fill in the screener over two weeks, and the researcher rates them. */
export async function recruit(stage: Stage): Promise<void> {
  const applicants = stage.app.get(Applicants);
  const applying = stage.app.get(Applying);
  for (const [at, applicant] of stage.file.applicants.entries()) {
    await stage.at(
      SIGN_UP_DAY + Math.floor(at / 5),
      `${String(8 + (at % 5) * 3).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}`,
    );
    await countVisits(stage, applicant.source, 2 + (at % 4));
    const id = await applying.acceptForm(stage.studyId, {
      sourceCode: applicant.source,
      language: applicant.language,
      person: { name: applicant.name, email: addressOf(applicant.name) },
      answers: applicant.answers as never,
    });
    stage.applications.set(applicant.id, id);
    await applicants.rate(stage.colleagues.researcher, stage.studyId, id, applicant.rating);
  }
}

async function countVisits(stage: Stage, code: string, visits: number): Promise<void> {
  await stage.work.query(
    `insert into research.source_visit (study_id, source_id, day, visits)
     select study_id, id, platform.clock_now(study_id)::date, $3 from research.source where study_id = $1 and code = $2
     on conflict (study_id, source_id, day) do update set visits = source_visit.visits + excluded.visits`,
    [stage.studyId, code, visits],
  );
}

/**
 * The demo's people have their answers written for them, so their seats are given and not drawn: there is no record of a
 * draw to show, and none is made up.
 */
export async function giveSeats(stage: Stage): Promise<void> {
  await stage.at(-5, '10:00');
  const pool = new Map(
    (await stage.app.get(Applicants).poolForDraw(stage.studyId)).map((person) => [person.applicationId, person]),
  );
  for (const [kind, people] of [
    ['panel', stage.file.panel],
    ['reserve', stage.file.reserves],
  ] as const)
    for (const [at, person] of people.entries()) {
      const from = pool.get(stage.applications.get(person) ?? '');
      if (!from) throw new Error(`${person} cannot be seated in the demo`);
      const id = randomUUID();
      await stage.work.query(
        `insert into research.seat (id, study_id, application_id, person_id, kind, position, language, attributes) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          stage.studyId,
          from.applicationId,
          from.personId,
          kind,
          at + 1,
          from.language,
          JSON.stringify(from.attributes),
        ],
      );
      stage.seats.set(person, id);
      await stage.work.run(() => stage.app.get(ChangeSeat).made(stage.studyId, id, 'given'));
    }
}

/** Everybody who applied gets their answer on the same day. */
export async function invitePanel(stage: Stage): Promise<void> {
  await stage.at(-4, '09:00');
  await stage.app.get(InviteSeats).inviteAll(stage.colleagues.researcher, stage.studyId);
  await stage.work.run(() => stage.app.get(TellApplicants).send(stage.colleagues.researcher, stage.studyId));
  for (const [at, person] of stage.file.panel.entries()) {
    await stage.at(-3 + Math.floor(at / 6), `${String(9 + (at % 6) * 2).padStart(2, '0')}:15`);
    await comeIn(stage, person);
  }
}

/** A reserve who moves up when somebody has left. */
export async function moveUp(stage: Stage, person: string): Promise<void> {
  await stage.app.get(InviteSeats).inviteOne(stage.colleagues.researcher, stage.studyId, stage.seatOf(person));
  await comeIn(stage, person);
}

async function comeIn(stage: Stage, person: string): Promise<void> {
  const welcome = stage.app.get(Welcome);
  const actor = stage.participant(person);
  const { agreement } = await stage.app.get(Studies).facts(stage.studyId);
  await welcome.agree(actor, agreement.version);
  const fault = await welcome.takeAlias(actor, stage.file.aliases[person] ?? '');
  if (fault) throw new Error(`the alias of ${person} is refused in the demo: ${String(fault)}`);
}

export async function leave(stage: Stage, person: string, reason: string): Promise<void> {
  await stage.app
    .get(ChangeSeat)
    .change(stage.participant(person), stage.studyId, stage.seatOf(person), 'dropped', { words: reason });
}
