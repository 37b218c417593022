import { networkOf, RateLimit } from '../../src/platform/rate-limit/rate-limit.js';
import { TestApp } from '../support/test-app.js';
import { recruitingStudy, SLUG } from './applicant.js';

describe('the rate limit of one network', () => {
  let lytt: TestApp;
  let studyId: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ studyId } = await recruitingStudy(lytt));
  });
  afterAll(() => lytt.stop());

  const start = (remoteAddress: string) =>
    lytt.app.inject({
      method: 'POST',
      url: `/r/${SLUG}/bergen`,
      remoteAddress,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
  const begun = async (): Promise<number> =>
    (await lytt.owner.query('select 1 from research.application where study_id = $1', [studyId])).rowCount ?? 0;

  it('lets a whole school begin at once, and tells who comes after it how many seconds to wait', async () => {
    const crowd = await Promise.all(Array.from({ length: 200 }, () => start('192.0.2.7')));
    expect(crowd.map((answer) => answer.statusCode).filter((status) => status !== 303)).toEqual([]);
    expect(await begun()).toBe(200);
    // However long the two hundred took, the burst is used up again.
    await lytt.owner.query(`update platform.rate_limit set rested_at = clock_timestamp() + interval '400 seconds'`);
    const late = await start('192.0.2.7');
    expect(late.statusCode).toBe(429);
    expect(late.headers['retry-after']).toBe('2');
    expect(late.body).toContain('Vent 2 sekunder');
    expect(late.body).toContain(`<form method="post" action="/r/${SLUG}/bergen"`);
    expect(await begun()).toBe(200);
    expect((await start('192.0.2.8')).statusCode).toBe(303);
    await lytt.owner.query(`update platform.rate_limit set rested_at = rested_at - interval '2 seconds'`);
    expect((await start('192.0.2.7')).statusCode).toBe(303);
  });

  it('keeps no address, and nothing once it no longer counts', async () => {
    const rateLimit = lytt.app.get(RateLimit);
    await rateLimit.admit('test', '198.51.100.20', { burst: 3, everySeconds: 60 });
    const { rows } = await lytt.owner.query<{ key: Buffer }>('select key from platform.rate_limit');
    for (const { key } of rows) {
      expect(key).toHaveLength(32);
      expect(key.toString('latin1')).not.toContain('198.51');
    }
    await lytt.owner.query(`update platform.rate_limit set rested_at = clock_timestamp() - interval '1 second'`);
    await rateLimit.forgetRested();
    expect((await lytt.owner.query('select 1 from platform.rate_limit')).rowCount).toBe(0);
  });

  it('counts every instance together, and one thing apart from another', async () => {
    const rateLimit = lytt.app.get(RateLimit);
    const three = { burst: 3, everySeconds: 1_000 };
    const waits = await Promise.all(Array.from({ length: 8 }, () => rateLimit.admit('burst', 'x', three)));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
    expect(waits.filter((seconds) => seconds > 900 && seconds <= 1_000)).toHaveLength(5);
    expect(await rateLimit.admit('other', 'x', three)).toBe(0);
    expect(await rateLimit.admit('burst', 'y', three)).toBe(0);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('takes %s for one of the network %s', (address, network) => expect(networkOf(address)).toBe(network));
});
