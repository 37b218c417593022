import { randomUUID } from 'node:crypto';
import { applicantsFiles } from '@lytt/shared';
import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { PersonalDataKeepers } from '../../src/foundation/privacy/privacy.facade.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { FileOwners } from '../../src/platform/files/file-owners.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { TestApp } from '../support/test-app.js';
import { Applicant } from './applicant.js';
import { asked, keptForm, screenerOf, studyWith } from '../screener/screener-study.js';

const PHOTO = screenerOf(
  {
    photo: [
      asked('file', 'sign', { acceptedTypes: 'image/*', isRequired: true }),
      asked('text', 'where', { isRequired: true }),
    ],
  },
  { refusals: [{ when: `{where} = 'nowhere'`, reason: 'Ingen steder', keepNothing: true }] },
);

const photo = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#0f5b52' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Hemmelig kamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '69/1 39/1 0/1' } })
    .toBuffer();

describe('a picture in an application', () => {
  let lytt: TestApp;
  let studyId: string;
  let cookie: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ studyId, cookie } = await studyWith(lytt, 'bilder', PHOTO));
  });
  afterAll(() => lytt.stop());

  const begin = async (): Promise<Applicant> => {
    const one = new Applicant(lytt, 'bergen', 'nb', 'bilder');
    const page = await one.start();
    expect(page.body).toContain('enctype="multipart/form-data"');
    return one;
  };
  /** As a browser without JavaScript sends a form with a file. */
  const send = (
    one: Applicant,
    fields: Record<string, string>,
    file?: { bytes: Buffer; name?: string; field?: string },
  ): Promise<LightMyRequestResponse> => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ _shown: 'sign where', ...fields })) form.append(name, value);
    if (file)
      form.append(
        file.field ?? 'sign',
        new Blob([new Uint8Array(file.bytes)], { type: 'image/jpeg' }),
        file.name ?? 'C:\\bilder\\skilt.jpg',
      );
    const request = new Request('http://localhost', { method: 'POST', body: form });
    return request.arrayBuffer().then((body) =>
      lytt.app.inject({
        method: 'POST',
        url: `${one.base}/photo`,
        headers: {
          'content-type': request.headers.get('content-type') ?? '',
          'sec-fetch-site': 'same-origin',
          cookie: `lytt_language=nb; ${one.cookie}`,
        },
        payload: Buffer.from(body),
      }),
    );
  };
  const pictures = async (): Promise<{ id: string; name: string; type: string; width: number }[]> =>
    (
      await lytt.owner.query<{ id: string; name: string; type: string; width: number }>(
        'select p.* from research.application_picture p where study_id = $1',
        [studyId],
      )
    ).rows;
  const files = (): Promise<string[]> => lytt.app.get(FileStore).ids();
  const path = (study: string, application: string, picture: string): string =>
    `/api/v1${applicantsFiles.picture.path}`
      .replace(':studyId', study)
      .replace(':applicationId', application)
      .replace(':pictureId', picture);

  it('is written anew without place and camera, kept with the answer, and shown to the study’s own team alone', async () => {
    const one = await begin();
    expect((await send(one, { where: 'Brygga' }, { bytes: await photo() })).headers.location).toBe(`${one.base}/talk`);
    const form = await keptForm(lytt, studyId);
    const [picture] = form.answers['sign'] as { name: string; type: string; content: string }[];
    expect(picture).toMatchObject({ name: 'skilt.jpg', type: 'image/jpeg' });
    const at = path(studyId, String(form['id']), picture?.content ?? '');
    const shown = await lytt.get(at, cookie);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    const read = await sharp(shown.rawPayload).metadata();
    expect([read.width, read.height, read.exif]).toEqual([64, 48, undefined]);
    expect(shown.rawPayload.includes('Hemmelig')).toBe(false);

    const elsewhere = await studyWith(lytt, 'bilder-2', PHOTO);
    const stranger = await lytt.staff({ member: { studyId: elsewhere.studyId, role: 'researcher' } });
    for (const [url, who, status] of [
      [at, undefined, 401],
      [at, stranger.cookie, 404],
      [path(elsewhere.studyId, String(form['id']), picture?.content ?? ''), stranger.cookie, 404],
      [path(studyId, randomUUID(), picture?.content ?? ''), cookie, 404],
      [path(studyId, String(form['id']), 'x'), cookie, 404],
    ] as const)
      expect([url, (await lytt.get(url, who)).statusCode]).toEqual([url, status]);
  });

  it('may be replaced and taken away, and nothing of the earlier one stays', async () => {
    const one = await begin();
    await send(one, { where: 'Brygga' }, { bytes: await photo() });
    const [first] = (await keptForm(lytt, studyId)).answers['sign'] as { content: string }[];
    await send(one, { where: 'Brygga' }, { bytes: await photo(32, 32), name: 'ny.jpg' });
    await lytt.settle();
    const [second] = (await keptForm(lytt, studyId)).answers['sign'] as { content: string; name: string }[];
    expect(second?.name).toBe('ny.jpg');
    expect(await files()).not.toContain(first?.content);
    expect((await one.open(`${one.base}/photo`)).body).toContain('Bildet «ny.jpg» er tatt imot.');
    expect((await send(one, { where: 'Kaia' })).headers.location).toBe(`${one.base}/talk`);
    expect((await keptForm(lytt, studyId)).answers).toMatchObject({ where: 'Kaia', sign: [{ name: 'ny.jpg' }] });
    const gone = await send(one, { where: 'Kaia', 'sign.remove': '1' });
    expect(gone.statusCode).toBe(422);
    expect(gone.body).toContain('Legg ved et bilde.');
  });

  it('is kept when something else on the page is wrong, and the rest of the page too', async () => {
    const one = await begin();
    const faulty = await send(one, { where: '' }, { bytes: await photo() });
    expect(faulty.statusCode).toBe(422);
    expect(faulty.body).toContain('Bildet «skilt.jpg» er tatt imot.');
    expect((await send(one, { where: 'Torget' })).headers.location).toBe(`${one.base}/talk`);
  });

  it('goes with the form that keeps nothing, row and bytes', async () => {
    const before = (await pictures()).length;
    const one = await begin();
    await send(one, { where: '' }, { bytes: await photo() });
    expect(await pictures()).toHaveLength(before + 1);
    const stored = (await files()).length;
    expect((await send(one, { where: 'nowhere' })).headers.location).toBe(`${one.base}/end-unstored`);
    await lytt.settle();
    expect(await pictures()).toHaveLength(before);
    expect(await files()).toHaveLength(stored - 1);
  });

  it('goes with the words of a participant who withdraws, row and bytes', async () => {
    const one = await begin();
    await send(one, { where: 'Brygga' }, { bytes: await photo() });
    const { id, answers } = await keptForm(lytt, studyId);
    const [picture] = answers['sign'] as { content: string }[];
    const seatId = randomUUID();
    await lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, language)
       values ($1, $2, $3, gen_random_uuid(), 'panel', 1, 'nb')`,
      [seatId, studyId, id],
    );
    await lytt.app.get(UnitOfWork).run(() => lytt.app.get(PersonalDataKeepers).eraseWords(studyId, seatId));
    await lytt.settle();
    expect((await pictures()).map((row) => row.id)).not.toContain(picture?.content);
    expect(await files()).not.toContain(picture?.content);
  });

  it('is swept away when its application was deleted by whatever hand', async () => {
    const one = await begin();
    await send(one, { where: 'Brygga' }, { bytes: await photo() });
    const form = await keptForm(lytt, studyId);
    const [picture] = form.answers['sign'] as { content: string }[];
    await lytt.owner.query('delete from research.application where id = $1', [form['id']]);
    const keeper = lytt.app.get(FileOwners);
    await keeper.sweep();
    // Once is not enough: a picture just laid down has no row yet either.
    expect(await files()).toContain(picture?.content);
    await keeper.sweep();
    expect(await files()).not.toContain(picture?.content);
    expect((await files()).length).toBe((await pictures()).length);
  });

  const bomb = async (): Promise<Buffer> => {
    const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    small.writeUInt32BE(30_000, 16);
    small.writeUInt32BE(30_000, 20);
    return small;
  };
  const heic = (): Promise<Buffer> =>
    Promise.resolve(
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]),
    );
  it.each([
    [
      'a script that begins like a picture',
      () => Promise.resolve(Buffer.from('GIF89a/*<svg onload=alert(1)>*/=1;alert(1)')),
      'Bildet er ødelagt',
    ],
    [
      'a drawing that can hold script',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
      'Filen er ikke et bilde',
    ],
    ['a document', () => Promise.resolve(Buffer.from('%PDF-1.7\n%âãÏÓ')), 'Filen er ikke et bilde'],
    ['a picture cut in half', async () => (await photo(900, 900)).subarray(0, 2_000), 'Bildet er ødelagt'],
    ['a picture of nine hundred million points', bomb, 'Bildet er for stort'],
    ['what an iPhone takes by default', heic, 'iPhones eget format'],
    ['sixteen megabytes', () => Promise.resolve(Buffer.alloc(16_000_000, 1)), 'på høyst 15 MB'],
  ] as [string, () => Promise<Buffer>, string][])(
    'is not %s, and says why beside its field',
    async (_, bytes, said) => {
      const before = [(await pictures()).length, (await files()).length];
      const one = await begin();
      const answer = await send(one, { where: 'Skrevet alt' }, { bytes: await bytes() });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(said);
      expect(answer.body).toContain('value="Skrevet alt"');
      expect([(await pictures()).length, (await files()).length]).toEqual(before);
    },
  );

  it('keeps nothing that was hung onto a picture', async () => {
    const one = await begin();
    const both = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]);
    await send(one, { where: 'Brygga' }, { bytes: both, name: '<b>"x.html' });
    const form = await keptForm(lytt, studyId);
    const [picture] = form.answers['sign'] as { content: string; name: string }[];
    expect(picture?.name).toBe('b%22x.html');
    expect((await lytt.app.get(FileStore).get(picture?.content ?? ''))?.includes('<script>')).toBe(false);
  });

  it('is taken for no question that does not ask for one', async () => {
    const one = await begin();
    expect((await send(one, { where: 'x' }, { bytes: await photo(), field: 'where' })).statusCode).toBe(422);
  });
});
