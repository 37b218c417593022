import { guideFiles, guideRoutes, studyRoutes, type GuideQuestionView, type StudyFile } from '@lytt/shared';
import sharp from 'sharp';
import { parse, stringify } from 'yaml';
import { FileOwners } from '../../src/platform/files/file-owners.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { Group } from '../discussion/group.js';
import { pdfOf } from '../support/pdf-of.js';
import { TestApp } from '../support/test-app.js';

describe('what people look at before they answer', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt?.stop());

  const upload = (group: Pick<Group, 'studyId'>, cookie: string, bytes: Uint8Array, page?: number) =>
    lytt.app.inject({
      method: 'POST',
      url: `/api/v1${guideFiles.upload.path.replace(':studyId', group.studyId)}${page ? `?page=${page}` : ''}`,
      headers: { cookie, 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
      payload: Buffer.from(bytes),
    });
  const picture = (group: Pick<Group, 'studyId'>, cookie: string, fileId: string) =>
    lytt.app.inject({
      url: `/api/v1${guideFiles.picture.path.replace(':studyId', group.studyId).replace(':fileId', fileId)}`,
      headers: { cookie },
    });
  const edit = (group: Group, key: string, body: object) =>
    lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question(key) },
      body,
    });
  const alt = { nb: 'Et skilt', nn: 'Eit skilt', en: 'A sign' };
  const withPlace = () =>
    sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitude: '59/1 54/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer();

  it('is a picture by its content, without place and camera, for those who may read the guide', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const sent = await withPlace();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const taken = await upload(group, group.owner.cookie, sent);
    expect(taken.json()).toMatchObject({ width: 30, height: 20 });
    const { fileId } = taken.json<{ fileId: string }>();
    const observer = await group.colleague('observer');
    const served = await picture(group, observer.cookie, fileId);
    expect([served.statusCode, served.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await sharp(served.rawPayload).metadata()).exif).toBeUndefined();
    expect((await upload(group, observer.cookie, sent)).statusCode).toBe(403);
    const elsewhere = await Group.gather(lytt);
    expect((await picture(elsewhere, elsewhere.owner.cookie, fileId)).statusCode).toBe(404);
    expect((await edit(elsewhere, 'q5', { stimuli: [{ kind: 'image', fileId, alt }] })).status).toBe(422);
    const named = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect((await upload(group, group.owner.cookie, named)).statusCode).toBe(422);
  });

  it('can be one page of a PDF', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const pdf = pdfOf([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    const taken = await upload(group, group.owner.cookie, pdf, 2);
    const { fileId } = taken.json<{ fileId: string }>();
    const { rawPayload } = await picture(group, group.owner.cookie, fileId);
    const [red = 255, green = 0] = (await sharp(rawPayload).stats()).channels.map(({ mean }) => mean);
    expect(green - red).toBeGreaterThan(200);
    expect((await upload(group, group.owner.cookie, pdf, 3)).json()).toMatchObject({ code: 'guide.picture' });
  });

  it('is seen by a participant when the question opens, and makes a version of its own afterwards', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const { fileId } = (await upload(group, group.owner.cookie, await withPlace())).json<{ fileId: string }>();
    const stimuli = [{ kind: 'image' as const, fileId, alt }];
    expect((await edit(group, 'q1', { stimuli })).view).toMatchObject({
      version: 1,
      stimuli: [{ kind: 'image', fileId, width: 30, height: 20 }],
    });
    const member = await group.member('Fjell');
    expect((await group.page(member, `/p/stimulus/${fileId}`)).statusCode).toBe(404);
    await group.at('2027-03-01T08:00:01Z');
    expect((await group.page(member, `/p/stimulus/${fileId}`)).statusCode).toBe(200);
    expect((await edit(group, 'q1', { stimuli: [] })).view).toMatchObject({ version: 2, stimuli: [] });
    // It may still be open on a page with the first wording.
    expect((await group.page(member, `/p/stimulus/${fileId}`)).statusCode).toBe(200);
  });

  it('travels in the study’s file, byte by byte, and stays while the study does', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const { fileId } = (await upload(group, group.owner.cookie, await withPlace())).json<{ fileId: string }>();
    await edit(group, 'q2', { stimuli: [{ kind: 'image', fileId, alt }] });
    const exported = async (studyId: string): Promise<string> =>
      (await lytt.call(studyRoutes.exportFile, { cookie: group.owner.cookie, params: { studyId } })).view.yaml;
    const file = await exported(group.studyId);
    const { view } = await lytt.call(studyRoutes.importFile, { cookie: group.owner.cookie, body: { file } });
    expect(await exported(view.id)).toBe(file);
    const owners = lytt.app.get(FileOwners);
    await owners.sweep();
    await owners.sweep();
    expect(await lytt.app.get(FileStore).get(fileId)).toBeDefined();
    await lytt.owner.query('delete from research.study where id = $1', [group.studyId]);
    await owners.sweep();
    await owners.sweep();
    expect(await lytt.app.get(FileStore).get(fileId)).toBeUndefined();
  });

  it('is written anew when a file brings more than the picture, and refused with its place when it is none', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const { yaml } = (
      await lytt.call(studyRoutes.exportFile, { cookie: group.owner.cookie, params: { studyId: group.studyId } })
    ).view;
    const importing = (data: Buffer) => {
      const file = parse(yaml) as StudyFile;
      const [first] = file.guide;
      if (first) first.stimuli = [{ kind: 'image', type: 'image/jpeg', data: data.toString('base64'), alt }];
      return lytt.call(studyRoutes.importFile, { cookie: group.owner.cookie, body: { file: stringify(file) } });
    };
    const { view } = await importing(await withPlace());
    const { items } = (await lytt.call(guideRoutes.list, { cookie: group.owner.cookie, params: { studyId: view.id } }))
      .view;
    const [shown] = (items as GuideQuestionView[])[0]?.stimuli ?? [];
    const kept = await picture({ studyId: view.id }, group.owner.cookie, shown?.kind === 'image' ? shown.fileId : '');
    expect((await sharp(kept.rawPayload).metadata()).exif).toBeUndefined();
    const refused = await importing(Buffer.from('no picture at all'));
    expect(refused.status).toBe(422);
    expect(refused.response.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe('guide.0.stimuli.0.data');
  });
});
