import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { TestApp } from '../support/test-app.js';

describe('guessing at sign-in', () => {
  let lytt: TestApp;
  let instances: NestFastifyApplication[];
  beforeAll(async () => {
    lytt = await TestApp.start();
    instances = [lytt.app, await createApp(lytt.settings)];
  });
  afterAll(async () => {
    await instances[1]?.close();
    await lytt.stop();
  });

  const post = (url: string, payload: object | string, from: string, instance: number) =>
    instances[instance % instances.length]!.inject({
      method: 'POST',
      url,
      remoteAddress: from,
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': typeof payload === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      payload,
    });
  const signIn = (email: string, from: string, instance = 0) =>
    post('/api/v1/session', { email, password: 'a wrong guess at it' }, from, instance);
  const askForLink = (email: string, from: string, instance = 0) =>
    post('/sign-in', `email=${encodeURIComponent(email)}`, from, instance);
  const limited = async (tries: Promise<{ statusCode: number }>[]): Promise<number> =>
    (await Promise.all(tries)).filter(({ statusCode }) => statusCode === 429).length;
  const times = <T>(count: number, act: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => act(at));

  it('is slowed down for one account, on all instances together, and for nobody else', async () => {
    expect(await limited(times(12, (at) => signIn('kari@example.org', '192.0.2.1', at)))).toBe(2);
    expect((await signIn('KARI@example.org', '192.0.2.1', 1)).json<{ code: string }>().code).toBe(
      'access.too-many-tries',
    );
    expect((await signIn('ola@example.org', '192.0.2.1')).statusCode).not.toBe(429);
    expect((await signIn('kari@example.org', '192.0.2.2')).statusCode).not.toBe(429);
  });

  it('goes on when time has passed, also after the service was started anew', async () => {
    await instances[1]?.close();
    instances[1] = await createApp(lytt.settings);
    expect((await signIn('kari@example.org', '192.0.2.1', 1)).statusCode).toBe(429);
    await lytt.owner.query(`update platform.rate_limit set rested_at = rested_at - interval '90 seconds'`);
    expect((await signIn('kari@example.org', '192.0.2.1', 1)).statusCode).not.toBe(429);
  });

  it('is slowed down for a network that asks for links, on all instances together', async () => {
    const asked = times(32, (at) => askForLink(`nobody-${at}@example.org`, '198.51.100.1', at));
    expect(await limited(asked)).toBe(2);
    expect((await askForLink('nobody@example.org', '198.51.100.2')).statusCode).toBe(200);
  });
});
