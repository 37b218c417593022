import { AwsClient } from 'aws4fetch';
import type { BucketSettings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { FileStore, idAt, placeOf } from './file-store.js';
import { because } from '../errors/because.js';

const PATIENCE_MS = 30_000;
const RETRIES = 3;

/**
 * In a bucket of Amazon S3 or of a server that speaks its language (MinIO, Ceph, Garage and others), addressed by path. The
 * bucket stays closed to the world: people get a file through the service, which knows who may see it.
 */
export class FilesInBucket extends FileStore {
  private readonly client: AwsClient;
  private readonly root: string;

  constructor(private readonly settings: BucketSettings) {
    super();
    const { accessKey, secretKey, region } = settings;
    this.client = new AwsClient({
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      region,
      service: 's3',
      retries: RETRIES,
    });
    this.root = `${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}`;
  }

  async put(id: string, bytes: Uint8Array): Promise<void> {
    await this.ask('PUT', this.url(id), Buffer.from(bytes));
  }

  async get(id: string): Promise<Buffer | undefined> {
    const answer = await this.ask('GET', this.url(id), undefined, [404]);
    return answer.status === 404 ? undefined : Buffer.from(await answer.arrayBuffer());
  }

  async remove(id: string): Promise<void> {
    await this.ask('DELETE', this.url(id), undefined, [404]);
  }

  /** In pages, as the server gives them (ListObjectsV2). Keys are read by their shape, so nothing in the answer has to be trusted. */
  async ids(): Promise<string[]> {
    const ids: string[] = [];
    let next: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', ...(this.settings.prefix ? { prefix: this.prefix } : {}) });
      if (next) query.set('continuation-token', next);
      const page = await (await this.ask('GET', `${this.root}?${query}`)).text();
      for (const [, key = ''] of page.matchAll(/<Key>([^<]*)<\/Key>/g)) ids.push(...[idAt(key) ?? []].flat());
      next = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    } while (next);
    return ids;
  }

  private get prefix(): string {
    return this.settings.prefix ? `${this.settings.prefix.replace(/^\/|\/$/g, '')}/` : '';
  }

  private url(id: string): string {
    return `${this.root}/${this.prefix}${placeOf(id)}`;
  }

  private async ask(method: string, url: string, body?: Buffer, alsoFine: readonly number[] = []): Promise<Response> {
    const answer = await this.client
      .fetch(url, { method, signal: AbortSignal.timeout(PATIENCE_MS), ...(body ? { body } : {}) })
      .catch(() => undefined);
    if (!answer) throw away(`gave no answer to ${method}`);
    if (answer.ok || alsoFine.includes(answer.status)) return answer;
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
    throw away(`answered ${answer.status} ${code} to ${method}`);
  }
}

/** As with a database that is away: whoever waits is told so, and gets back what they wrote. */
const away = (what: string): DomainError =>
  new DomainError('files.away', 'unavailable', because('platform.refusal.files-away', { what }));
