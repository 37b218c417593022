import { moderationRoutes as routes, studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { FieldWeek, type Colleague } from './field-week.js';

describe('who may moderate', () => {
  let lytt: TestApp;
  let week: FieldWeek;
  let kari: Colleague;
  beforeAll(async () => {
    lytt = await TestApp.start();
    week = await FieldWeek.begin(lytt);
    kari = await week.colleague('moderator', 'Kari Moderator');
    await week.answer(await week.person('Havørn'), 0, 'Jeg bor her og leser siden av og til.');
  });
  afterAll(() => lytt.stop());

  const codeOf = (answer: { response: { json: () => unknown } }): string =>
    (answer.response.json() as { code: string }).code;

  it('shows the analyst everything and lets the analyst change nothing', async () => {
    const analyst = await week.colleague('analyst');
    const { view } = await lytt.call(routes.queue, {
      cookie: analyst.cookie,
      params: { studyId: week.studyId },
      query: { list: 'all' },
    });
    const postId = view.items[0]?.postId ?? '';
    expect((await week.item(analyst, postId)).can).toEqual({ marks: [], probe: false, reply: false, hold: false });
    const acts = await Promise.all([
      lytt.call(routes.mark, { cookie: analyst.cookie, params: week.params(postId), body: { as: 'clear' } }),
      lytt.call(routes.hold, { cookie: analyst.cookie, params: week.params(postId), body: {} }),
      lytt.call(routes.probe, { cookie: analyst.cookie, params: week.params(postId), body: { body: 'x' } }),
      lytt.call(routes.reply, { cookie: analyst.cookie, params: week.params(postId), body: { body: 'x' } }),
    ]);
    expect(acts.map((act) => act.status)).toEqual([403, 403, 403, 403]);
  });

  it('is closed to observers and does not exist for strangers or in another study', async () => {
    const { view } = await lytt.call(routes.queue, {
      cookie: kari.cookie,
      params: { studyId: week.studyId },
      query: { list: 'all' },
    });
    const postId = view.items[0]?.postId ?? '';
    const observer = await week.colleague('observer');
    expect((await lytt.call(routes.queue, { cookie: observer.cookie, params: { studyId: week.studyId } })).status).toBe(
      403,
    );
    const stranger = await lytt.staff();
    expect((await lytt.call(routes.item, { cookie: stranger.cookie, params: week.params(postId) })).status).toBe(404);
    const other = await lytt.call(studyRoutes.example, { cookie: week.ownerCookie, body: {} });
    const elsewhere = { studyId: other.view.id, postId };
    expect((await lytt.call(routes.item, { cookie: week.ownerCookie, params: elsewhere })).status).toBe(404);
    for (const [route, body] of [
      [routes.mark, { as: 'clear' }],
      [routes.hold, {}],
      [routes.probe, { body: 'x' }],
      [routes.reply, { body: 'x' }],
    ] as const)
      expect(
        (await lytt.call(route, { cookie: week.ownerCookie, params: elsewhere, body: body as never })).status,
      ).toBe(404);
    expect(
      (await lytt.call(routes.item, { cookie: week.ownerCookie, params: { studyId: week.studyId, postId: 'no-id' } }))
        .status,
    ).toBe(404);
  });

  it('puts faults of what is sent beside their fields', async () => {
    const { view } = await lytt.call(routes.queue, {
      cookie: kari.cookie,
      params: { studyId: week.studyId },
      query: { list: 'all' },
    });
    const params = week.params(view.items[0]?.postId ?? '');
    const empty = await lytt.call(routes.probe, { cookie: kari.cookie, params, body: { body: '  ' } });
    expect(empty.status).toBe(422);
    expect(empty.response.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe('body');
    const analyst = await week.colleague('analyst');
    const given = await lytt.call(routes.hold, {
      cookie: kari.cookie,
      params,
      body: { holder: analyst.staffId, takeOver: true },
    });
    expect([given.status, codeOf(given)]).toEqual([422, 'moderation.no-moderator']);
  });
});
