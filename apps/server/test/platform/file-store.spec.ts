import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/platform/config/settings.js';
import type { FileStore } from '../../src/platform/files/file-store.js';
import { FilesInBucket } from '../../src/platform/files/files-in-bucket.js';
import { FilesOnDisk } from '../../src/platform/files/files-on-disk.js';
import { BUCKET, bucketServer } from '../support/bucket-server.js';

describe('files', () => {
  let server: Awaited<ReturnType<typeof bucketServer>>;
  let folder: string;
  beforeAll(async () => {
    server = await bucketServer();
    folder = mkdtempSync(join(tmpdir(), 'lytt-files-'));
  });
  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });
  const inBucket = (own: Partial<typeof BUCKET & { prefix: string }> = {}): FileStore =>
    new FilesInBucket({ ...BUCKET, endpoint: server.endpoint, prefix: undefined, ...own });
  const stores: [string, () => FileStore][] = [
    ['on disk', () => new FilesOnDisk(folder)],
    ['in a bucket', () => inBucket()],
    ['in a part of a bucket', () => inBucket({ prefix: 'our/files/' })],
  ];

  it.each(stores)('%s are kept byte by byte, listed, replaced and removed', async (_, open) => {
    const store = open();
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, at) => at % 256));
    for (const id of ids) await store.put(id, bytes);
    expect(new Set(await store.ids())).toEqual(new Set(ids));
    const [first = '', second = ''] = ids;
    expect(await store.get(first)).toEqual(bytes);
    await store.put(first, Buffer.from('other'));
    expect((await store.get(first))?.toString()).toBe('other');
    await store.remove(first);
    await store.remove(first);
    expect(await store.get(first)).toBeUndefined();
    expect(await store.get(second)).toEqual(bytes);
    for (const id of ids) await store.remove(id);
    expect(await store.ids()).toEqual([]);
  });

  it.each(stores)('%s are reached by their id and by nothing else', async (_, open) => {
    for (const id of ['../secret', '', `${randomUUID()}/../x`]) await expect(open().get(id)).rejects.toThrow('uuid');
  });

  it('in a bucket leave what others keep there alone', async () => {
    server.kept.set('somebody/else.txt', Buffer.from('theirs'));
    const store = inBucket({ prefix: 'ours' });
    const id = randomUUID();
    await store.put(id, Buffer.from('ours'));
    expect(await store.ids()).toEqual([id]);
    expect([...server.kept.keys()]).toContain(`ours/${id.slice(0, 2)}/${id}`);
    expect(await inBucket().ids()).toEqual([id]);
  });

  it('in a bucket say what the storage answered when it refuses, and not with which key', async () => {
    const refused = inBucket({ secretKey: 'another' }).put(randomUUID(), Buffer.from('x'));
    await expect(refused).rejects.toThrow('the file storage answered 403 SignatureDoesNotMatch to PUT');
  });

  it('in a bucket that is away are told of as something that passes', async () => {
    const store = new FilesInBucket({ ...BUCKET, endpoint: 'http://127.0.0.1:1', prefix: undefined });
    await expect(store.put(randomUUID(), Buffer.from('x'))).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(store.get(randomUUID())).rejects.toThrow('gave no answer to GET');
  });

  it('need all of a bucket’s settings or none', () => {
    expect(() => readSettings({ LYTT_S3_BUCKET: 'lytt', LYTT_S3_ENDPOINT: 'https://s3.example.org' })).toThrow(
      /LYTT_S3_ACCESS_KEY is needed too.*\n.*LYTT_S3_SECRET_KEY is needed too/,
    );
    expect(readSettings({}).LYTT_S3_BUCKET).toBeUndefined();
  });
});
