import { randomUUID } from 'node:crypto';
import {
  moderationRoutes,
  studyRoutes,
  type ItemView,
  type QueueCounts,
  type Role,
  type StaffActor,
} from '@lytt/shared';
import { ParticipantDoors } from '../../src/foundation/access/access.facade.js';
import { WriteToOthers } from '../../src/fieldwork/discussion/application/write-to-others.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { cookiesOf, type TestApp } from '../support/test-app.js';

export interface Person {
  seatId: string;
  alias: string;
  cookie: string;
}
export interface Colleague {
  staffId: string;
  cookie: string;
  actor: StaffActor;
}

/** The example study in its week, with people who take part; what they write goes through their own pages. */
export class FieldWeek {
  private constructor(
    readonly lytt: TestApp,
    readonly studyId: string,
    readonly ownerCookie: string,
    readonly questions: string[],
  ) {}

  static async begin(lytt: TestApp): Promise<FieldWeek> {
    const owner = await lytt.staff({ isOwner: true });
    const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: {} });
    const { rows } = await lytt.owner.query<{ id: string }>(
      'select id from research.question where study_id = $1 order by position',
      [view.id],
    );
    await lytt.owner.query(`update research.study set phase = 'field' where id = $1`, [view.id]);
    const week = new FieldWeek(
      lytt,
      view.id,
      owner.cookie,
      rows.map((row) => row.id),
    );
    await week.at('2027-03-01T16:30:00Z');
    return week;
  }

  at(instant: string): Promise<void> {
    return this.lytt.app.get(Clock).shiftTo(this.studyId, new Date(instant));
  }

  async colleague(role: Role, name?: string): Promise<Colleague> {
    const { staffId, cookie } = await this.lytt.staff({
      member: { studyId: this.studyId, role },
      ...(name ? { name } : {}),
    });
    return {
      staffId,
      cookie,
      actor: { kind: 'staff', staffId, name: name ?? 'A colleague', isOwner: false, studyId: this.studyId, role },
    };
  }

  async person(alias: string, state = 'active'): Promise<Person> {
    const [seatId, applicationId] = [randomUUID(), randomUUID()];
    const sql = this.lytt.owner;
    await sql.query(
      `insert into research.application (id, study_id, source_id, language, state) select $1, $2, id, 'nb', 'completed' from research.source where study_id = $2 limit 1`,
      [applicationId, this.studyId],
    );
    await sql.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, attributes, agreed_at, agreement_version)
       values ($1, $2, $3, $4, 'panel', 1, $5, 'nb', $6, lower($6), '{"gender":"woman","age_band":"35-49"}', now(), '2027-01')`,
      [seatId, this.studyId, applicationId, randomUUID(), state, alias],
    );
    const session = await this.lytt.app
      .get(ParticipantDoors, { strict: false })
      .openSession(this.studyId, seatId, 'nb');
    return { seatId, alias, cookie: `lytt_participant=${session}` };
  }

  /** Answers on the question's page; the id of the answer. */
  async answer(person: Person, question: number, body: string): Promise<string> {
    const sent = await this.lytt.post(
      `/p/q/${this.questions[question]}`,
      { body, key: randomUUID(), wording: '1' },
      person.cookie,
    );
    if (sent.statusCode !== 303 && sent.statusCode !== 302)
      throw new Error(`the answer was not taken: ${sent.statusCode} ${sent.body.slice(0, 400)} ${cookiesOf(sent)}`);
    const { rows } = await this.lytt.owner.query<{ id: string }>(
      `select id from research.post where question_id = $1 and seat_id = $2 and kind = 'answer'`,
      [this.questions[question], person.seatId],
    );
    return rows[0]?.id ?? '';
  }

  /** Answers the newest probe to this answer. */
  async answerProbe(person: Person, answerId: string, body: string): Promise<void> {
    const { rows } = await this.lytt.owner.query<{ id: string }>(
      `select id from research.post where parent_id = $1 and kind = 'probe' order by created_at desc limit 1`,
      [answerId],
    );
    const sent = await this.lytt.post(`/p/probe/${rows[0]?.id}`, { body, key: randomUUID() }, person.cookie);
    if (sent.statusCode !== 303 && sent.statusCode !== 302)
      throw new Error(`the answer to the probe was not taken: ${sent.statusCode}`);
  }

  /** Writes to the moderators; the id of the question. */
  async ask(person: Person, body: string): Promise<string> {
    const sent = await this.lytt.app
      .get(WriteToOthers, { strict: false })
      .toModerator({ studyId: this.studyId, seatId: person.seatId, key: randomUUID(), body });
    return 'postId' in sent ? sent.postId : '';
  }

  params(postId: string): { studyId: string; postId: string } {
    return { studyId: this.studyId, postId };
  }

  async counts(who: { cookie: string }): Promise<QueueCounts> {
    return (await this.lytt.call(moderationRoutes.queue, { cookie: who.cookie, params: { studyId: this.studyId } }))
      .view.counts;
  }

  async item(who: { cookie: string }, postId: string): Promise<ItemView> {
    return (await this.lytt.call(moderationRoutes.item, { cookie: who.cookie, params: this.params(postId) })).view;
  }
}
