import { randomUUID } from 'node:crypto';
import { AnswerForm, studyRoutes, type Language, type Role } from '@lytt/shared';
import type { LightMyRequestResponse } from 'fastify';
import { ParticipantDoors } from '../../src/foundation/access/access.facade.js';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { TestApp } from '../support/test-app.js';

export interface Member {
  seatId: string;
  alias: string;
  email: string;
  cookie: string;
}

/** The example study in the field with a small group; question `q1` is open to all, `q2` and on after one's own answer. */
export class Group {
  private constructor(
    readonly lytt: TestApp,
    readonly studyId: string,
    readonly owner: { staffId: string; cookie: string },
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  static async gather(lytt: TestApp, at = '2027-03-01T16:30:00Z'): Promise<Group> {
    const owner = await lytt.staff({ isOwner: true, name: 'Ragnhild' });
    const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: {} });
    const { rows } = await lytt.owner.query<{ key: string; id: string }>(
      'select key, id from research.question where study_id = $1',
      [view.id],
    );
    await lytt.owner.query(`update research.study set phase = 'field' where id = $1`, [view.id]);
    const group = new Group(lytt, view.id, owner, new Map(rows.map((row) => [row.key, row.id])));
    await group.at(at);
    return group;
  }

  at(instant: string): Promise<void> {
    return this.lytt.app.get(Clock).shiftTo(this.studyId, new Date(instant));
  }

  question(key: string): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`no question ${key}`);
    return id;
  }

  async member(alias: string, state = 'agreed', language: Language = 'en'): Promise<Member> {
    const [seatId, applicationId] = [randomUUID(), randomUUID()];
    const email = `${seatId}@group.example.org`;
    const personId = await this.lytt.app
      .get(PeopleRegister, { strict: false })
      .enter(this.studyId, { name: `Person ${alias}`, email });
    await this.lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state) select $1, $2, id, $3, 'completed' from research.source where study_id = $2 limit 1`,
      [applicationId, this.studyId, language],
    );
    await this.lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, attributes, agreed_at, agreement_version)
       values ($1, $2, $3, $4, 'panel', 1, $5, $7, $6, lower($6), '{"gender":"woman","age_band":"35-49"}', '2027-02-25T10:00:00Z', '2027-01')`,
      [seatId, this.studyId, applicationId, personId, state, alias, language],
    );
    const session = await this.lytt.app
      .get(ParticipantDoors, { strict: false })
      .openSession(this.studyId, seatId, language);
    return { seatId, alias, email, cookie: `lytt_participant=${session}` };
  }

  /** A new session for somebody whose earlier one has ended; the cookie. */
  async signInAgain(member: Member): Promise<string> {
    const doors = this.lytt.app.get(ParticipantDoors, { strict: false });
    return `lytt_participant=${await doors.openSession(this.studyId, member.seatId, 'en')}`;
  }

  colleague(role: Role): Promise<{ staffId: string; cookie: string }> {
    return this.lytt.staff({ member: { studyId: this.studyId, role }, name: `The ${role}` });
  }

  page(member: Member, path: string): Promise<LightMyRequestResponse> {
    return this.lytt.get(path, member.cookie);
  }

  look(member: Member, key: string): Promise<LightMyRequestResponse> {
    return this.page(member, `/p/q/${this.question(key)}`);
  }

  /** Sends a form as the page offers it, with a key of its own unless one is given. */
  send(member: Member, path: string, fields: Record<string, string | string[]>): Promise<LightMyRequestResponse> {
    return this.lytt.post(path, { key: randomUUID(), ...fields }, member.cookie);
  }

  answer(
    member: Member,
    key: string,
    body: string,
    fields: Record<string, string | string[]> = {},
  ): Promise<LightMyRequestResponse> {
    return this.send(member, `/p/q/${this.question(key)}`, { wording: '1', body, ...fields });
  }

  /** Gives a question another kind of answer, as the guide does. */
  async ask(
    key: string,
    answer: object,
    more: { skippable?: boolean; hintWords?: number; stimuli?: object[] } = {},
  ): Promise<void> {
    await this.lytt.owner.query(
      'update research.question_version set answer = $2, stimuli = $3 where question_id = $1',
      [this.question(key), JSON.stringify(AnswerForm.parse(answer)), JSON.stringify(more.stimuli ?? [])],
    );
    await this.lytt.owner.query('update research.question set skippable = $2, hint_words = $3 where id = $1', [
      this.question(key),
      more.skippable ?? true,
      more.hintWords ?? null,
    ]);
  }

  /** A form with files, as a browser sends it. */
  sendFiles(
    member: Member,
    path: string,
    fields: Record<string, string>,
    files: Record<string, Buffer> = {},
    fileName = 'photo',
  ): Promise<LightMyRequestResponse> {
    const edge = 'edge-of-the-part';
    const parts = Object.entries({ key: randomUUID(), ...fields }).map(
      ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const payload = Buffer.concat([
      Buffer.from(parts.join('')),
      ...Object.entries(files).flatMap(([name, bytes]) => [
        Buffer.from(
          `--${edge}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: image/jpeg\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${edge}--\r\n`),
    ]);
    return this.lytt.app.inject({
      method: 'POST',
      url: path,
      headers: {
        'content-type': `multipart/form-data; boundary=${edge}`,
        'sec-fetch-site': 'same-origin',
        accept: 'text/html',
        cookie: member.cookie,
      },
      payload,
    });
  }

  async postOf(member: Member, key: string): Promise<string> {
    const { rows } = await this.lytt.owner.query<{ id: string }>(
      `select id from research.post where question_id = $1 and seat_id = $2 and kind = 'answer'`,
      [this.question(key), member.seatId],
    );
    return rows[0]?.id ?? '';
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    const { rows } = await this.lytt.owner.query<{ count: number }>(sql, values);
    return rows[0]?.count ?? 0;
  }
}
