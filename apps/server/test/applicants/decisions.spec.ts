import {
  LANGUAGES,
  panelRoutes,
  applicantsRoutes as routes,
  studyRoutes,
  type Decision,
  type Language,
  type ViewOf,
} from '@lytt/shared';
import type { QueryRunner } from 'typeorm';
import { TellEarlierDecisions20261125050000 } from '../../../../migrations/20261125050000-tell-earlier-decisions.js';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { ChangeSeat } from '../../src/fieldwork/panel/application/change-seat.js';
import { letters } from '../support/letters.js';
import { TestApp } from '../support/test-app.js';
import { drawn, seatsOf, studyWithApplicants, type PanelStudy } from '../panel/support.js';

const SCRIPT = '<script>alert(1)</script>';
const HOSTILE = `Kari <img src=x onerror=alert(1)> {{contactEmail}}`;
const OWN = {
  invited: {
    subject: { nb: 'Bli med i {{study}}', en: 'Join {{study}}' },
    body: { nb: `Kjære {{name}}\n\nVi ses {{firstDay}}. ${SCRIPT}`, en: 'Dear {{name}}\n\nSee you {{firstDay}}.' },
  },
  'not-this-time': {
    subject: { nb: 'Takk, {{name}}', en: 'Thank you, {{name}}' },
    body: {
      nb: `Hei {{name}}\n\n- slettes {{deletedOn}}\n- ${SCRIPT}`,
      en: 'Hello {{name}}\n\n- deleted on {{deletedOn}}',
    },
  },
};

describe('the answers that everybody who applied is owed', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  const withdrawn = 'applicant7';
  const here = () => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const to = (decision: Decision | 'nothing') => ({
    cookie: study.cookie,
    params: { studyId: study.studyId, decision },
  });
  const decisions = async (): Promise<Record<Decision, ViewOf<typeof routes.decisions>['items'][number]>> => {
    const { items } = (await lytt.call(routes.decisions, here())).view;
    return Object.fromEntries(items.map((item) => [item.decision, item])) as never;
  };
  const send = (decision: Decision, expected: number) =>
    lytt.call(routes.sendDecision, { ...to(decision), body: { expected } });
  const sentBy = async (): Promise<number> => {
    await lytt.settle();
    return (await letters(lytt)).length;
  };
  const faults = (answer: { response: { json<T>(): T } }) =>
    answer.response.json<{ errors: { path: string; message: string }[] }>().errors;
  /** The mail without what differs between any two people. */
  const alike = (words: string): string =>
    words
      .replace(/Kari Nordmann(\d+)?|Kari &lt;img src&#x3D;x onerror&#x3D;alert\(1\)&gt; {{contactEmail}}/g, 'NAME')
      .replaceAll(HOSTILE, 'NAME')
      .replace(/href="[^"]*"/g, 'LINK');

  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
    const people = lytt.app.get(PeopleRegister);
    const { rows } = await lytt.owner.query<{ id: string; person: string }>(
      'select id, person_id as person from research.application where study_id = $1',
      [study.studyId],
    );
    const known = await people.lookUp(
      { kind: 'system' },
      study.studyId,
      rows.map((row) => row.person),
      'test',
    );
    const of = (name: string) => rows.find((row) => known.get(row.person)?.email.startsWith(`${name}@`));
    await lytt.owner.query(`update research.application set refusal = 'withdrawn' where id = $1`, [of(withdrawn)?.id]);
    for (const name of ['applicant8', 'applicant11']) {
      const person = await people.enter(study.studyId, {
        name: HOSTILE,
        email: known.get(of(name)?.person ?? '')?.email ?? '',
      });
      await lytt.owner.query('update research.application set person_id = $2 where id = $1', [of(name)?.id, person]);
    }
  });
  afterAll(() => lytt.stop());

  it('cannot be sent before a draw is confirmed', async () => {
    const before = await decisions();
    expect(Object.values(before).map((item) => [item.obstacle, item.told])).toEqual([
      ['no-draw', 0],
      ['no-draw', 0],
      ['no-draw', 0],
    ]);
    expect((await send('not-this-time', before['not-this-time'].waiting)).status).toBe(409);
    expect(await sentBy()).toBe(0);
  });

  it('are counted by decision and language once it is, each with Lytt’s own words', async () => {
    const draw = await drawn(lytt, study);
    await lytt.call(panelRoutes.confirmDraw, {
      cookie: study.cookie,
      params: { studyId: study.studyId, drawId: draw.id },
      body: {},
    });
    const items = await decisions();
    expect([items.invited.waiting, items.reserve.waiting, items['not-this-time'].waiting]).toEqual([15, 5, 39]);
    for (const { obstacle, languages, waiting, text } of Object.values(items)) {
      expect(obstacle).toBeNull();
      expect(languages.reduce((sum, { count }) => sum + count, 0)).toBe(waiting);
      expect(text.own).toBe(false);
      for (const language of LANGUAGES) expect(text.body[language]).toContain('{{name}}');
    }
    expect(items['not-this-time'].text.body['nb']).toContain('{{deletedOn}}');
    expect(items.invited.text.body['en']).toContain('\n\n{{button}}\n\n');
  });

  it('refuse words that could not be sent, each fault beside its field, and keep what was', async () => {
    const text = {
      subject: { nb: 'Hei\nBcc: all@example.org', en: 'Hello {{secret}}' },
      body: { nb: 'Hei {{{name}}}', en: 'Hello {{button}}' },
    };
    const refused = await lytt.call(routes.writeDecision, { ...to('reserve'), body: { text } });
    expect(refused.status).toBe(422);
    expect(faults(refused).map((fault) => fault.path)).toEqual([
      'text.subject.nb',
      'text.subject.en',
      'text.body.nb',
      'text.body.en',
    ]);
    expect(faults(refused)[1]?.message).toContain('{{contactEmail}}');
    expect((await decisions()).reserve.text.own).toBe(false);
    const preview = await lytt.call(routes.previewDecision, {
      ...to('reserve'),
      body: { language: 'nb', text: { subject: 'Hei {{x}}', body: 'Hei' } },
    });
    expect([preview.status, faults(preview).map((fault) => fault.path)]).toEqual([422, ['text.subject']]);
    expect((await lytt.call(routes.writeDecision, { ...to('nothing'), body: { text: null } })).status).toBe(404);
  });

  it('take the study’s own words and give them back', async () => {
    for (const decision of ['invited', 'not-this-time'] as const)
      expect((await lytt.call(routes.writeDecision, { ...to(decision), body: { text: OWN[decision] } })).status).toBe(
        200,
      );
    const { subject, body } = OWN.invited;
    // Bokmål stands in for the Nynorsk that the study has not written.
    expect((await decisions()).invited.text).toEqual({
      subject: { ...subject, nn: subject.nb },
      body: { ...body, nn: body.nb },
      own: true,
      variables: expect.arrayContaining(['name', 'answerBy', 'button']),
    });
    const nothing = await lytt.call(routes.writeDecision, {
      ...to('reserve'),
      body: { text: { subject: {}, body: {} } },
    });
    expect(nothing.status).toBe(422);
    // A reserve's form is not deleted yet, so its mail has no such day to name.
    const deleted = await lytt.call(routes.writeDecision, { ...to('reserve'), body: { text: OWN['not-this-time'] } });
    expect(deleted.status).toBe(422);
    await lytt.call(routes.writeDecision, { ...to('reserve'), body: { text: OWN.invited } });
    await lytt.call(routes.writeDecision, { ...to('reserve'), body: { text: null } });
    expect((await decisions()).reserve.text.own).toBe(false);
  });

  it('are sent to the number of people that the sender saw, or to nobody', async () => {
    for (const decision of ['invited', 'reserve', 'not-this-time'] as const)
      expect((await send(decision, 38)).status).toBe(409);
    expect(await sentBy()).toBe(0);
    expect((await decisions()).invited.told).toBe(0);
  });

  it('are sent once, however often the button is pressed', async () => {
    const pressed = await Promise.all([send('invited', 15), send('invited', 15), send('invited', 15)]);
    expect(pressed.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await send('invited', 15)).status).toBe(409);
    expect(await sentBy()).toBe(15);
    expect((await decisions()).invited).toMatchObject({ told: 15, waiting: 0 });
    const { rows } = await lytt.owner.query(
      `select subject from platform.audit where study_id = $1 and action = 'recruitment.decision-sent'`,
      [study.studyId],
    );
    expect(rows).toEqual([{ subject: expect.objectContaining({ decision: 'invited', sent: 15 }) as object }]);
  });

  it('are missed on Overview while the group is at work', async () => {
    const items = async () => (await lytt.call(studyRoutes.overview, here())).view.items;
    const missed = { key: 'recruitment.not-told', place: 'recruitment', count: 44, tone: 'needs' };
    expect((await items()).map((item) => item.key)).not.toContain(missed.key);
    await lytt.call(studyRoutes.changePhase, { ...here(), body: { to: 'field' } });
    expect(await items()).toContainEqual(missed);
    expect((await send('reserve', 5)).status).toBe(200);
    const pressed = await Promise.all([send('not-this-time', 39), send('not-this-time', 39)]);
    expect(pressed.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await items()).map((item) => item.key)).not.toContain(missed.key);
    expect(await sentBy()).toBe(59);
  });

  it('reach everybody once, in their language; somebody who withdrew gets none', async () => {
    const sent = await letters(lytt);
    const { rows } = await lytt.owner.query<{ person: string; language: Language; told: Decision; at: Date | null }>(
      'select person_id as person, language, told, told_at as at from research.application where study_id = $1',
      [study.studyId],
    );
    const people = await lytt.app.get(PeopleRegister).lookUp(
      { kind: 'system' },
      study.studyId,
      rows.map((row) => row.person),
      'test',
    );
    const previews = new Map<string, ViewOf<typeof routes.previewDecision>>();
    for (const decision of ['invited', 'reserve', 'not-this-time'] as const)
      for (const language of LANGUAGES)
        previews.set(
          `${decision} ${language}`,
          (await lytt.call(routes.previewDecision, { ...to(decision), body: { language } })).view,
        );
    for (const { person, language, told, at } of rows) {
      const { email } = people.get(person) ?? { email: '' };
      const mine = sent.filter((letter) => letter.to === email);
      if (email.startsWith(`${withdrawn}@`)) {
        expect([mine, told, at]).toEqual([[], null, null]);
        continue;
      }
      expect(at).toBeInstanceOf(Date);
      const preview = previews.get(`${told} ${language}`);
      expect(mine.map((letter) => ({ subject: alike(letter.subject), html: alike(letter.html).trim() }))).toEqual([
        { subject: alike(preview?.subject ?? ''), html: alike(preview?.html ?? '').trim() },
      ]);
    }
    for (const language of LANGUAGES)
      expect(sent.some((letter) => letter.html.includes(`<html lang="${language}"`))).toBe(true);
  });

  it('carry no script, and an invitation always has its button', async () => {
    const sent = await letters(lytt);
    for (const { html, subject, text } of sent) {
      expect(html).not.toMatch(/<script|<img|onerror="/);
      expect(subject).not.toContain('\n');
      expect(text).not.toMatch(/&(lt|gt|amp|quot|#x)/);
    }
    const invitations = sent.filter((letter) => /^(Bli med|Join)/.test(letter.subject));
    expect(invitations).toHaveLength(15);
    for (const { html, text } of invitations) {
      expect(html).toMatch(/href="http:\/\/localhost:3000\/in\/[\w-]+"/);
      expect(text).toMatch(/\/in\/[\w-]+/);
    }
    expect(sent.find((letter) => letter.subject.includes('onerror'))?.text).toContain(HOSTILE);
  });

  it('leave the draw as it is: nobody is told two things', async () => {
    expect((await lytt.call(panelRoutes.view, here())).view.fixed).toBe(true);
    expect((await lytt.call(panelRoutes.draw, { ...here(), body: {} })).status).toBe(409);
  });

  it('never say no to somebody who had a place, and yes to a reserve who moves up', async () => {
    const seats = await seatsOf(lytt, study);
    const guest = seats.find((seat) => seat.kind === 'panel');
    const reserve = seats.find((seat) => seat.kind === 'reserve');
    const standing = async (applicationId = '') =>
      (
        await lytt.owner.query<{ standing: string; told: string }>(
          'select standing, told from research.application where id = $1',
          [applicationId],
        )
      ).rows[0];
    await lytt.app
      .get(ChangeSeat)
      .change({ kind: 'system' }, study.studyId, guest?.seatId ?? '', 'declined', { words: 'test' });
    expect(await standing(guest?.applicationId)).toEqual({ standing: 'left', told: 'invited' });
    expect(await standing(reserve?.applicationId)).toEqual({ standing: 'reserve', told: 'reserve' });
    await lytt.call(panelRoutes.invite, { ...here(), body: { seatId: reserve?.seatId ?? '' } });
    expect(await standing(reserve?.applicationId)).toEqual({ standing: 'reserve', told: 'invited' });
    expect(Object.values(await decisions()).map((item) => item.waiting)).toEqual([0, 0, 0]);
    expect(await sentBy()).toBe(60);
  });

  it('are the researcher’s to send, in their own study alone', async () => {
    const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
    const stranger = await lytt.staff();
    for (const [{ cookie }, status] of [
      [moderator, 403],
      [stranger, 404],
    ] as const) {
      const asked = { cookie, params: { studyId: study.studyId, decision: 'reserve' } };
      expect((await lytt.call(routes.decisions, asked)).status).toBe(status);
      expect((await lytt.call(routes.sendDecision, { ...asked, body: { expected: 1 } })).status).toBe(status);
      expect((await lytt.call(routes.writeDecision, { ...asked, body: { text: null } })).status).toBe(status);
    }
  });

  it('that went out before they were kept are known from the mails', async () => {
    const told = async () =>
      (
        await lytt.owner.query<{ id: string; told: string | null }>(
          `select id, told from research.application where study_id = $1 and standing <> 'none' order by id`,
          [study.studyId],
        )
      ).rows;
    const before = await told();
    expect(before).toHaveLength(20);
    await lytt.owner.query('update research.application set told = null, told_at = null where study_id = $1', [
      study.studyId,
    ]);
    await new TellEarlierDecisions20261125050000().up({
      query: (sql: string) => lytt.owner.query(sql),
    } as unknown as QueryRunner);
    expect(await told()).toEqual(before);
  });
});
