import { createECDH, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SendPush, type PushNews } from '../../src/foundation/notifications/application/send-push.js';
import { isPushService } from '../../src/foundation/notifications/domain/push-services.js';
import type { Group, Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { PostOffice, quietGroup, tell, tick } from './post-office.js';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- has no types; the part of web-push that a browser has
const ece = require('http_ece') as {
  decrypt(body: Buffer, how: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }): Buffer;
};

/** A push service and the browsers that subscribed at it, on loopback. */
class PushService {
  status = 201;
  readonly taken: { device: string; request: IncomingMessage; body: Buffer }[] = [];
  private readonly devices = new Map<string, { keys: ECDH; auth: string }>();
  private readonly server: Server = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (this.status < 300) this.taken.push({ device: request.url ?? '', request, body });
      response.writeHead(this.status).end();
    });
  });

  open(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
  }

  close(): void {
    this.server.close();
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  subscription(name: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const auth = randomBytes(16).toString('base64url');
    this.devices.set(`/${name}`, { keys, auth });
    return { endpoint: `${this.origin}/${name}`, keys: { p256dh: keys.getPublicKey('base64url'), auth } };
  }

  shownOn(name: string): PushNews[] {
    const { keys, auth } = this.devices.get(`/${name}`) ?? { keys: createECDH('prime256v1'), auth: '' };
    return this.taken
      .filter(({ device }) => device === `/${name}`)
      .map(
        ({ body }) =>
          JSON.parse(
            ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString(),
          ) as PushNews,
      );
  }
}

const NOON = '2027-03-02T11:00:00Z';

describe('news on a device', () => {
  const office = new PostOffice();
  const service = new PushService();
  let lytt: TestApp;
  let group: Group;
  let count = 0;
  const subscribe = (seat: Member, body: object) =>
    lytt.app.inject({
      method: 'POST',
      url: '/p/mails/device',
      headers: { cookie: seat.cookie, 'sec-fetch-site': 'same-origin' },
      payload: body,
    });
  const member = async (): Promise<Member & { device: string }> => {
    const device = `device-${(count += 1)}`;
    const seat = await group.member(`Pushed ${count}`);
    expect((await subscribe(seat, service.subscription(device))).statusCode).toBe(201);
    return { ...seat, device };
  };
  const channels = async (seat: Member): Promise<unknown[]> =>
    (
      await lytt.owner.query<{ said: string }>(
        `select state || ' by ' || channel as said from research.notice where seat_id = $1 order by created_at`,
        [seat.seatId],
      )
    ).rows.map((row) => row.said);

  beforeAll(async () => {
    await service.open();
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    lytt.app.get(SendPush).mayCall.push((endpoint) => endpoint.origin === service.origin);
    group = await quietGroup(lytt, NOON);
  });
  afterEach(() => void (service.status = 201));
  afterAll(async () => {
    await lytt.stop();
    await office.close();
    service.close();
  });

  it('comes instead of the mail, encrypted for the device and signed by the installation', async () => {
    const seat = await member();
    await tell(group, seat, 'reply', 'a', { link: { purpose: 'sign-in', next: '/p/ask' } });
    await lytt.settle();
    expect(service.shownOn(seat.device)).toEqual([
      expect.objectContaining({
        title: 'The municipality in social media',
        body: 'The moderator has written to you',
        url: '/p/ask',
      }),
    ]);
    const headers: IncomingHttpHeaders = service.taken.at(-1)?.request.headers ?? {};
    expect(headers['content-encoding']).toBe('aes128gcm');
    expect(headers.authorization).toContain(`k=${await lytt.app.get(SendPush).publicKey()}`);
    expect([office.subjects(seat), await channels(seat)]).toEqual([[], ['sent by push']]);
  });

  it('holds no words of a probe, of an answer or of a secret, even where mails may quote the moderator', async () => {
    const seat = await member();
    await lytt.owner.query(
      `insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 21, 8, 3, true)`,
      [group.studyId],
    );
    await tell(group, seat, 'probe', 'p', { values: { quote: 'What do you mean by “the mayor lies”?' } });
    await lytt.settle();
    const [news] = service.shownOn(seat.device);
    expect(Object.keys(news ?? {}).sort()).toEqual(['body', 'id', 'title', 'url']);
    expect(JSON.stringify(news)).not.toMatch(/mayor|\/in\//);
    await lytt.owner.query('delete from research.mail_rule where study_id = $1', [group.studyId]);
  });

  it('is one for all that waited through the night', async () => {
    const seat = await member();
    await group.at('2027-03-02T22:00:00Z');
    await tell(group, seat, 'reply', 'a');
    await tell(group, seat, 'notice', 'Longer');
    await lytt.settle();
    expect(service.shownOn(seat.device)).toEqual([]);
    await group.at('2027-03-03T07:00:05Z');
    await tick(lytt);
    expect(service.shownOn(seat.device).map((news) => news.body)).toEqual([
      'The moderator has written to you\nA notice from the moderator: Longer',
    ]);
    await group.at(NOON);
  });

  it.each([404, 410])('becomes a mail at once, and from then on, when the device is gone (%i)', async (status) => {
    const seat = await member();
    service.status = status;
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    service.status = 201;
    await tell(group, seat, 'reply', 'b');
    await lytt.settle();
    expect([office.subjects(seat).length, service.shownOn(seat.device), await channels(seat)]).toEqual([
      2,
      [],
      ['sent by mail', 'sent by mail'],
    ]);
    expect((await group.page(seat, '/p/mails')).body).not.toContain('value="push"');
  });

  it('becomes a mail this once when the push service does not answer as it should', async () => {
    const seat = await member();
    service.status = 503;
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    service.status = 201;
    await tell(group, seat, 'reply', 'b');
    await lytt.settle();
    expect(await channels(seat)).toEqual(['sent by mail', 'sent by push']);
  });

  it('is sent to push services alone, never to an address of somebody’s choosing', async () => {
    const seat = await group.member('Prober');
    const { keys } = service.subscription('x');
    for (const endpoint of ['http://127.0.0.1:9/', 'https://localhost/x', 'https://fcm.googleapis.com.example.org/x'])
      expect((await subscribe(seat, { endpoint, keys })).statusCode).toBe(422);
    expect((await subscribe(seat, { endpoint: service.origin, keys: { p256dh: 'x', auth: 'y' } })).statusCode).toBe(
      422,
    );
    for (const [endpoint, may] of [
      ['https://fcm.googleapis.com/fcm/send/abc', true],
      ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
      ['https://web.push.apple.com/abc', true],
      ['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
      ['http://fcm.googleapis.com/abc', false],
      ['https://fcm.googleapis.com:8443/abc', false],
      ['https://evilpush.apple.com.example.org/', false],
      ['https://xpush.apple.com/', false],
    ] as const)
      expect([endpoint, isPushService(new URL(endpoint))]).toEqual([endpoint, may]);
  });

  it('is signed with keys that are made once and are not readable in the database', async () => {
    const key = await lytt.app.get(SendPush).publicKey();
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    const { rows } = await lytt.owner.query<{ value: string }>(
      `select value::text as value from platform.setting where key = 'push-keys'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.value).not.toContain(key);
  });
});
