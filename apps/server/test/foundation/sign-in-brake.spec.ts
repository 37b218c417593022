import { accessRoutes as routes } from '@lytt/shared';
import { generate } from 'otplib';
import { Access } from '../../src/foundation/access/access.facade.js';
import { cookiesOf, TestApp } from '../support/test-app.js';

const PASSWORD = 'fjord granskog havørn';

describe('somebody who guesses', () => {
  let lytt: TestApp;
  let secret: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    const token = await lytt.app.get(Access).firstOwnerSecret();
    const joined = await lytt.call(routes.acceptInvitation, {
      body: { token: token ?? '', name: 'Eli Eier', email: 'eli@example.org', password: PASSWORD },
    });
    const setup = await lytt.call(routes.totpSetup, { cookie: cookiesOf(joined.response) });
    secret = setup.view.secret;
  });
  afterAll(() => lytt?.stop());
  beforeEach(() => lytt.owner.query('delete from platform.rate_limit'));

  const signIn = (password: string, remoteAddress = '192.0.2.1') =>
    lytt.app.inject({
      method: 'POST',
      url: `/api/v1${routes.signIn.path}`,
      remoteAddress,
      headers: { 'sec-fetch-site': 'same-origin' },
      payload: { email: 'eli@example.org', password },
    });
  const countOf = async (action: string): Promise<number> =>
    (await lytt.owner.query('select 1 from platform.audit where action = $1', [action])).rowCount ?? 0;

  it('is slowed down after ten passwords, and the right one is let in all the same', async () => {
    const before = await countOf('access.sign-in-failed');
    const wrong = await Promise.all(Array.from({ length: 10 }, (_, at) => signIn(`wrong password ${at}`)));
    expect(new Set(wrong.map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
    expect((await countOf('access.sign-in-failed')) - before).toBe(10);
    const begun = performance.now();
    expect((await signIn(PASSWORD)).statusCode).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it('with many tries at once is turned away, and people on other networks are not', async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, (_, at) => signIn(`wrong password ${at}`)));
    expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(20);
    const begun = performance.now();
    expect((await signIn(PASSWORD, '198.51.100.7')).statusCode).toBe(200);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('for a code is counted by account, however many sessions are opened', async () => {
    const before = await countOf('access.code-failed');
    const session = async (): Promise<string> => cookiesOf(await signIn(PASSWORD));
    const right = await generate({ secret });
    const wrong = right === '000000' ? '000001' : '000000';
    const statuses: number[] = [];
    for (let at = 0; at < 11; at++)
      statuses.push((await lytt.call(routes.totp, { cookie: await session(), body: { code: wrong } })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
    expect((await countOf('access.code-failed')) - before).toBe(10);
  });
});
