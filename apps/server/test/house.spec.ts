import * as shared from '@lytt/shared';
import { accessRoutes, studyRoutes, type Route } from '@lytt/shared';
import { DataSource } from 'typeorm';
import { ProveRoutes } from '../src/platform/http/prove-routes.js';
import { TestApp, cookiesOf } from './support/test-app.js';

describe('the house', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());

  it('answers at its front door', async () => {
    const answer = await lytt.get('/');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<h1>');
    expect((await lytt.get('/health')).json()).toEqual({ ok: true });
  });

  it('knows for every route who may call it', () => {
    const routes = lytt.app.get(ProveRoutes).routes();
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((route) => !route.rule)).toEqual([]);
  });

  it('serves every route of the contract under the permission it names', () => {
    const served = new Map(
      lytt.app
        .get(ProveRoutes)
        .routes()
        .map((route) => [`${route.method} ${route.path}`, route.rule]),
    );
    const promised = Object.entries(shared)
      .filter(([name]) => name.endsWith('Routes'))
      .flatMap(([, routes]) => Object.values(routes as Record<string, Route>));
    expect(promised.length).toBeGreaterThan(60);
    for (const { method, path, allow } of promised)
      expect([method, path, served.get(`${method} /api/v1${path}`)]).toEqual([
        method,
        path,
        typeof allow === 'string' ? { permission: allow } : allow,
      ]);
  });

  it('has entities and migrations that say the same', async () => {
    const drift = await lytt.app.get(DataSource).driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
  });

  it('keeps the app out of the identity schema and the audit unchangeable', async () => {
    const app = lytt.app.get(DataSource);
    await expect(app.query('select * from identity.person')).rejects.toThrow(/permission denied/);
    await expect(app.query('update platform.audit set action = $1', ['x'])).rejects.toThrow(/permission denied/);
  });

  it('answers problem details without a stack trace, and a page to people', async () => {
    const api = await lytt.app.inject({ method: 'GET', url: '/api/v1/nothing-here' });
    expect(api.headers['content-type']).toContain('application/problem+json');
    expect(api.json()).toMatchObject({ status: 404 });
    const page = await lytt.get('/nothing-here');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('<h1>');
    expect(api.body + page.body).not.toMatch(/node_modules|\.ts:\d/);
  });

  it('refuses a change that another site asks for', async () => {
    const { cookie } = await lytt.staff({ isOwner: true });
    const answer = await lytt.app.inject({
      method: 'POST',
      url: '/api/v1/studies',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
      payload: { title: 'x', startsOn: '2027-03-01' },
    });
    expect(answer.statusCode).toBe(403);
  });

  it('puts the fault beside the field', async () => {
    const { cookie } = await lytt.staff({ isOwner: true });
    const answer = await lytt.call(studyRoutes.create, { cookie, body: { title: ' ', startsOn: 'soon' } });
    expect(answer.status).toBe(422);
    expect(answer.response.json<{ errors: { path: string }[] }>().errors.map((fault) => fault.path)).toEqual([
      'title',
      'startsOn',
    ]);
  });

  it('hides a study from those who are no members, as if it were not there', async () => {
    const owner = await lytt.staff({ isOwner: true });
    const { view } = await lytt.call(studyRoutes.create, {
      cookie: owner.cookie,
      body: { title: 'Ours', startsOn: '2027-03-01' },
    });
    const stranger = await lytt.staff();
    const seen = await lytt.call(studyRoutes.one, { cookie: stranger.cookie, params: { studyId: view.id } });
    const absent = await lytt.call(studyRoutes.one, {
      cookie: stranger.cookie,
      params: { studyId: '00000000-0000-4000-8000-000000000000' },
    });
    expect(seen.status).toBe(404);
    expect(seen.response.json<{ title: string }>().title).toBe(absent.response.json<{ title: string }>().title);
  });

  it('signs nobody in with a wrong password, and says the same for an unknown address', async () => {
    const wrong = await lytt.call(accessRoutes.signIn, { body: { email: 'nobody@example.org', password: 'guess' } });
    expect(wrong.status).toBe(401);
    expect(cookiesOf(wrong.response)).toBe('');
  });
});
