import type { INestApplicationContext } from '@nestjs/common';
import { EditStudy } from '../fieldwork/study/application/edit-study.js';
import { Studies, StudyFiles } from '../fieldwork/study/study.facade.js';
import { Panel } from '../fieldwork/panel/panel.facade.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { hashOf, newSecret } from '../platform/vault/vault.js';
import { analyse } from './analyse.js';
import { readDemoFile } from './demo-file.js';
import { DEMO_NOW, playWeek } from './play-week.js';
import { giveSeats, invitePanel, recruit } from './seat-panel.js';
import { COLLEAGUES, Stage } from './stage.js';

const MINUTE_MS = 60_000;

/** Plays the example study up to the afternoon of day 4, once; later starts go on where the last one ended. */
export async function createDemo(app: INestApplicationContext, say: (line: string) => void): Promise<void> {
  const work = app.get(UnitOfWork);
  const [ready] = await work.query<{ value: { studyId: string } }>(
    `select value from platform.setting where key = 'demo-ready'`,
  );
  if (ready) return goOn(app, ready.value.studyId);
  say('Playing the first four days of the example study …');
  await clearHalfMade(work);
  const stage = new Stage(app, await readDemoFile());
  await stage.hireColleagues();
  const { owner, researcher } = stage.colleagues;
  await stage.open(await app.get(StudyFiles).importText(owner, await app.get(StudyFiles).exampleText()));
  await stage.at(-20, '12:00');
  await app.get(EditStudy).changePhase(researcher, stage.studyId, 'recruiting');
  await recruit(stage);
  await giveSeats(stage);
  await invitePanel(stage);
  await stage.at(1, '08:00');
  await app.get(EditStudy).changePhase(researcher, stage.studyId, 'field');
  await playWeek(stage);
  await stage.atMoment(DEMO_NOW);
  await analyse(stage);
  await work.query(`insert into platform.setting (key, value) values ('demo-ready', $1)`, [
    JSON.stringify({ studyId: stage.studyId }),
  ]);
}

/** A demo that was interrupted while it was being made is made anew. */
async function clearHalfMade(work: UnitOfWork): Promise<void> {
  await work.query('delete from research.study');
  await work.query('delete from platform.staff');
}

/** The week stands still between two starts: it goes on a minute after the last thing anybody wrote. */
async function goOn(app: INestApplicationContext, studyId: string): Promise<void> {
  const [last] = await app
    .get(UnitOfWork)
    .query<{ at: Date }>('select max(created_at) as at from research.post where study_id = $1', [studyId]);
  const now = await app.get(Studies).now(studyId);
  const after = (last?.at.getTime() ?? now.getTime()) + MINUTE_MS;
  await app.get(Clock).shiftTo(studyId, new Date(after));
}

/** A fresh sign-in link for each role; the links of the last start are spent. */
export async function demoDoors(
  app: INestApplicationContext,
): Promise<{ role: string; name: string; token: string }[]> {
  const work = app.get(UnitOfWork);
  const staff = await work.query<{ id: string; email: string }>('select id, email from platform.staff');
  const [ready] = await work.query<{ value: { studyId: string } }>(
    `select value from platform.setting where key = 'demo-ready'`,
  );
  const studyId = ready?.value.studyId ?? '';
  const doors = COLLEAGUES.map(({ role, name, email }) => ({
    role: role as string,
    name: name as string,
    token: newSecret(),
    staffId: staff.find((each) => each.email === email)?.id,
    seatId: undefined as string | undefined,
    studyId,
  }));
  const seats = await app.get(Panel).takingPart(studyId);
  const asked = await work.query<{ seatId: string }>(
    `select p.about_seat_id as "seatId" from research.post p where p.study_id = $1 and p.kind = 'probe'
      and not exists (select 1 from research.post a where a.parent_id = p.id) order by p.created_at`,
    [studyId],
  );
  const wanted = [
    seats.find((seat) => asked.some(({ seatId }) => seatId === seat.seatId)),
    seats.find((seat) => !asked.some(({ seatId }) => seatId === seat.seatId)),
  ];
  for (const seat of wanted)
    if (seat)
      doors.push({
        role: 'participant',
        name: seat.alias ?? '',
        token: newSecret(),
        staffId: undefined,
        seatId: seat.seatId,
        studyId,
      });
  await work.query(
    `insert into platform.setting (key, value) values ('demo-doors', $1) on conflict (key) do update set value = excluded.value`,
    [
      JSON.stringify(
        doors.map(({ token, name: _, ...door }) => ({ ...door, tokenHash: hashOf(token).toString('hex') })),
      ),
    ],
  );
  return doors;
}
