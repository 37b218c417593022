import type { Group, Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { PostOffice, quietGroup, tell, tick } from './post-office.js';

const NOON = '2027-03-02T11:00:00Z';

describe('stopping mails', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let count = 0;
  const mailed = async (kinds: string[]): Promise<{ seat: Member; stop: string; path: string }> => {
    const seat = await group.member(`Stopper ${(count += 1)}`);
    // Recorded together by night, so that more than one makes a bundle.
    await group.at(kinds.length > 1 ? '2027-03-01T22:00:00Z' : NOON);
    for (const kind of kinds) await tell(group, seat, kind, kind);
    await lytt.settle();
    if (kinds.length > 1) await group.at(NOON);
    await tick(lytt);
    const header = office.to(seat)[0]?.headerLines.find((line) => line.key === 'list-unsubscribe')?.line ?? '';
    const stop = /<([^>]+)>/.exec(header)?.[1] ?? '';
    return { seat, stop, path: new URL(stop).pathname };
  };
  const wishes = async (seat: Member): Promise<unknown> =>
    (await lytt.owner.query('select channel, stopped from research.participant_wish where seat_id = $1', [seat.seatId]))
      .rows[0];

  beforeAll(async () => {
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    group = await quietGroup(lytt, NOON);
  });
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });

  it('stands in the headers of what can be stopped (RFC 8058), with a link in the foot, and not on a sign-in link', async () => {
    const { seat, stop } = await mailed(['reminder']);
    const [letter] = office.to(seat);
    expect(letter?.headerLines.find((line) => line.key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    expect(letter?.text).toContain(`Stop mails like this: ${stop}`);
    await tell(group, seat, 'sign-in-link', 's');
    await lytt.settle();
    expect(office.to(seat)[1]?.headerLines.some((line) => line.key.startsWith('list-'))).toBe(false);
    expect(office.to(seat)[1]?.text).not.toContain('/stop/');
  });

  it('takes the one POST of a mail program, as a form or multipart, without a cookie, and once is as good as twice', async () => {
    for (const payload of [
      { type: 'application/x-www-form-urlencoded', body: 'List-Unsubscribe=One-Click' },
      {
        type: 'multipart/form-data; boundary=b',
        body: '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      },
    ]) {
      const { seat, path } = await mailed(['reminder']);
      for (let times = 0; times < 2; times++) {
        const answer = await lytt.app.inject({
          method: 'POST',
          url: path,
          headers: { 'content-type': payload.type },
          payload: payload.body,
        });
        expect(answer.statusCode).toBe(200);
      }
      expect(await wishes(seat)).toEqual({ channel: 'mail', stopped: ['reminder'] });
      await tell(group, seat, 'reminder', 'again');
      await tell(group, seat, 'reply', 'still');
      await lytt.settle();
      expect(office.subjects(seat).slice(1)).toEqual(['The moderator has written to you']);
    }
  });

  it('shows one button to whoever follows the link, and looking changes nothing', async () => {
    const { seat, path } = await mailed(['probe']);
    const shown = await lytt.get(path);
    expect(shown.statusCode).toBe(200);
    expect(shown.body.match(/<main[^]*<\/main>/)?.[0].match(/<button/g)).toHaveLength(1);
    expect(shown.body).toContain('When the moderator asks you something');
    expect(shown.body).toContain('You still take part in the study');
    expect(shown.body).toContain('href="/p/leave"');
    expect((await lytt.app.inject({ method: 'HEAD', url: path })).statusCode).toBe(200);
    expect(await wishes(seat)).toBeUndefined();
    const stopped = await lytt.post(path, { what: 'kind' });
    expect(stopped.body).toContain('You get no more mails like that');
    expect(await wishes(seat)).toEqual({ channel: 'mail', stopped: ['probe'] });
  });

  it('stops all when that is chosen, and from a mail about several things', async () => {
    const { seat, path } = await mailed(['probe']);
    await lytt.post(path, { what: 'all' });
    expect(await wishes(seat)).toEqual({ channel: 'none', stopped: [] });
    const bundle = await mailed(['probe', 'reply']);
    await lytt.app.inject({ method: 'POST', url: bundle.path, payload: { 'List-Unsubscribe': 'One-Click' } });
    expect(await wishes(bundle.seat)).toEqual({ channel: 'none', stopped: [] });
  });

  it('does not stop a link that somebody asks for', async () => {
    const { seat, path } = await mailed(['probe']);
    await lytt.post(path, { what: 'all' });
    await tell(group, seat, 'sign-in-link', 'asked');
    await lytt.settle();
    expect(office.subjects(seat).at(-1)).toContain('Your link to');
  });

  it('knows no other link than those it made', async () => {
    const { path } = await mailed(['probe']);
    for (const forged of [
      path.replace('.probe.', '.all.'),
      ...['A', 'B', 'Q', 'w'].filter((end) => !path.endsWith(end)).map((end) => `${path.slice(0, -1)}${end}`),
      '/stop/x',
    ])
      for (const method of ['GET', 'POST'] as const)
        expect((await lytt.app.inject({ method, url: forged })).statusCode).toBe(404);
  });

  describe('and choosing, on one’s own page', () => {
    it('shows what is chosen and keeps what is sent', async () => {
      const seat = await group.member('Chooser');
      expect((await group.page(seat, '/p/mails')).body).toContain('value="Europe/Oslo"');
      const saved = await lytt.post(
        '/p/mails',
        { channel: 'mail', hour: '17', zone: 'America/New_York', kinds: ['probe', 'reply'] },
        seat.cookie,
      );
      expect([saved.statusCode, saved.headers.location]).toEqual([303, '/p/mails?saved=yes']);
      const { body } = await group.page(seat, '/p/mails?saved=yes');
      expect(body).toContain('<option value="17" selected>');
      expect(body).toContain('value="America/New_York"');
      expect(body.match(/name="kinds" value="[a-z-]+" checked/g)).toHaveLength(2);
      // The study's quiet hours are not on offer.
      expect(body).not.toContain('<option value="22"');
    });

    it('gives a time zone back that nobody knows', async () => {
      const seat = await group.member('Elsewhere');
      const refused = await lytt.post('/p/mails', { channel: 'mail', zone: 'Mars/Olympus' }, seat.cookie);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('value="Mars/Olympus"');
      expect(await wishes(seat)).toBeUndefined();
    });

    it('is for whoever is signed in', async () => {
      expect((await lytt.get('/p/mails')).statusCode).toBe(401);
    });
  });
});
