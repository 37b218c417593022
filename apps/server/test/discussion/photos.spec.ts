import { discussionFiles, discussionRoutes } from '@lytt/shared';
import sharp from 'sharp';
import { PersonalDataKeepers } from '../../src/foundation/privacy/privacy.facade.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { FileOwners } from '../../src/platform/files/file-owners.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#0f5b52' } })
    .withExif({ IFD0: { Make: 'Lyttekamera' }, IFD3: { GPSLatitude: '60/1 23/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();

describe('a photo answer', () => {
  let lytt: TestApp;
  let group: Group;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    await group.ask('q2', { kind: 'photo', most: 2 });
  });
  afterAll(() => lytt?.stop());

  const base = (): string => `/p/q/${group.question('q2')}`;
  const add = (member: Member, fields: Record<string, string>, bytes: Buffer): ReturnType<Group['sendFiles']> =>
    group.sendFiles(member, `${base()}/photo`, fields, { photo: bytes });
  const photosOf = async (member: Member): Promise<{ id: string; postId: string | null; alt: string }[]> =>
    (
      await lytt.owner.query<{ id: string; postId: string | null; alt: string }>(
        'select id, post_id as "postId", alt from research.photo where seat_id = $1 order by position',
        [member.seatId],
      )
    ).rows;
  const files = (): Promise<string[]> => lytt.app.get(FileStore).ids();
  const answered = async (member: Member): Promise<string> => {
    await group.sendFiles(member, base(), { body: 'By the fjord.' }, { photo: await photo() });
    return (await photosOf(member))[0]?.id ?? '';
  };

  it('is taken with the form that sends it, written anew without place and device, and with a thumbnail', async () => {
    const member = await group.member('Havørn');
    const sent = await group.sendFiles(member, base(), { body: '' }, { photo: await photo() });
    expect(sent.statusCode).toBe(303);
    const [kept] = await photosOf(member);
    expect(kept?.postId).toBe(await group.postOf(member, 'q2'));
    const whole = await group.page(member, `/p/photo/${kept?.id}`);
    const small = await group.page(member, `/p/photo/${kept?.id}?size=small`);
    expect((await sharp(whole.rawPayload).metadata()).exif).toBeUndefined();
    expect(whole.rawPayload.includes('Lyttekamera')).toBe(false);
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 480, height: 320 });
  });

  it('is added and taken away before sending, and what was written meanwhile stays in the box', async () => {
    const member = await group.member('Bjørk');
    expect((await add(member, { body: 'I began to ' }, await photo())).statusCode).toBe(303);
    const page = (await group.look(member, 'q2')).body;
    expect(page).toContain('I began to</textarea>');
    expect(page).toContain('What does it show?');
    const [first] = await photosOf(member);
    await group.sendFiles(member, `${base()}/photo`, { body: 'I began', [`alt-${first?.id}`]: 'A pier', remove: 'x' });
    expect(await photosOf(member)).toMatchObject([{ alt: 'A pier', postId: null }]);
    const before = (await files()).length;
    await group.sendFiles(member, `${base()}/photo`, { body: 'I began', remove: first?.id ?? '' });
    await lytt.settle();
    expect(await photosOf(member)).toEqual([]);
    expect(await files()).toHaveLength(before - 2);
  });

  it('is kept when something is wrong, and when the session has ended in between', async () => {
    const member = await group.member('Regn');
    await add(member, { body: '' }, await photo());
    const tooLong = await group.sendFiles(member, base(), { body: 'x'.repeat(20_001) });
    expect(tooLong.statusCode).toBe(422);
    expect(tooLong.body).toContain('/p/photo/');
    await lytt.owner.query('delete from platform.participant_session where seat_id = $1', [member.seatId]);
    const signedOut = await group.sendFiles(member, base(), { body: 'A long text.' }, { photo: await photo() });
    expect(signedOut.statusCode).toBe(401);
    expect(signedOut.body).toContain('A long text.');
    expect(await photosOf(member)).toHaveLength(1);
  });

  it.each([
    ['what is no picture', async () => Buffer.from('<svg onload="alert(1)">'), 'does not look like a picture'],
    ['a file without a byte', async () => Buffer.alloc(0), 'does not look like a picture'],
    ['a damaged picture', async () => (await photo()).subarray(0, 300), 'damaged'],
  ])('refuses %s beside its field, with the text in the box', async (what, bytes, said) => {
    const member = await group.member(`Tåke ${what.length}`);
    const sent = await add(member, { body: 'Words beside it.' }, await bytes());
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain(said);
    expect(sent.body).toContain('Words beside it.</textarea>');
  });

  it('takes the empty part that a browser sends where nothing was chosen for no picture', async () => {
    const member = await group.member('Yr');
    const none = { photo: Buffer.alloc(0) };
    const sent = await group.sendFiles(member, `${base()}/photo`, { body: 'Only words so far.' }, none, '');
    expect(sent.statusCode).toBe(303);
    expect((await group.look(member, 'q2')).body).toContain('Only words so far.</textarea>');
  });

  it('takes no more than the question asks for, and none for a question without', async () => {
    const member = await group.member('Snø');
    for (let time = 0; time < 3; time++) await add(member, { body: '' }, await photo());
    expect(await photosOf(member)).toHaveLength(2);
    await group.sendFiles(member, `/p/q/${group.question('q1')}/photo`, { body: '' }, { photo: await photo() });
    expect(await photosOf(member)).toHaveLength(2);
  });

  it('asks for a picture where none is there, and lets the same form be sent twice', async () => {
    const member = await group.member('Sol');
    expect((await group.sendFiles(member, base(), { body: 'No picture.' })).statusCode).toBe(422);
    const key = '5a0c9a52-96f2-4d8e-8a46-6d1f3a1ad1b2';
    await group.sendFiles(member, base(), { body: 'Now.', key }, { photo: await photo() });
    expect((await group.sendFiles(member, base(), { body: 'Now.', key })).statusCode).toBe(303);
  });

  it('is shown to exactly those who may read the words it stands beside', async () => {
    const [writer, reader, waiting] = [
      await group.member('Lyng'),
      await group.member('Mose'),
      await group.member('Siv'),
    ];
    const id = await answered(writer);
    await answered(reader);
    const status = async (member: Member): Promise<number> => (await group.page(member, `/p/photo/${id}`)).statusCode;
    expect([await status(writer), await status(reader), await status(waiting)]).toEqual([200, 200, 404]);
    expect((await group.look(waiting, 'q2')).body).not.toContain(id);
    const staff = async (role: 'analyst' | 'observer'): Promise<number> => {
      const { cookie } = await group.colleague(role);
      const path = discussionFiles.photo.path.replace(':studyId', group.studyId).replace(':photoId', id);
      return (await lytt.get(`/api/v1${path}`, cookie)).statusCode;
    };
    expect([await staff('analyst'), await staff('observer')]).toEqual([200, 200]);
    await lytt.owner.query(`update research.question set masking = 'private' where id = $1`, [group.question('q2')]);
    expect([await status(writer), await status(reader)]).toEqual([200, 404]);
    expect([await staff('analyst'), await staff('observer')]).toEqual([200, 404]);
    await lytt.owner.query(`update research.question set masking = 'after-own-answer' where id = $1`, [
      group.question('q2'),
    ]);
    await add(waiting, { body: '' }, await photo());
    const unsent = (await photosOf(waiting))[0]?.id;
    expect((await group.page(reader, `/p/photo/${unsent}`)).statusCode).toBe(404);
  });

  it('is told to the staff with what it shows', async () => {
    const writer = await group.member('Torv');
    await answered(writer);
    const { cookie } = await group.colleague('moderator');
    const { view } = await lytt.call(discussionRoutes.stream, { cookie, params: { studyId: group.studyId } });
    expect(view.items.find((post) => post.alias === 'Torv')?.photos).toMatchObject([
      { width: 900, height: 600, alt: '' },
    ]);
  });

  it('goes with its author, rows and bytes, and the sweep leaves what somebody owns', async () => {
    const [writer, other] = [await group.member('Vier'), await group.member('Or')];
    const [id, kept] = [await answered(writer), await answered(other)];
    await lytt.app
      .get(UnitOfWork)
      .run(() => lytt.app.get(PersonalDataKeepers).eraseWords(group.studyId, writer.seatId));
    await lytt.settle();
    expect(await photosOf(writer)).toEqual([]);
    expect(await files()).not.toContain(id);
    await lytt.app.get(FileOwners).sweep();
    await lytt.app.get(FileOwners).sweep();
    expect(await files()).toContain(kept);
    expect((await group.page(other, `/p/photo/${kept}?size=small`)).statusCode).toBe(200);
  });
});
