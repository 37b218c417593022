import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BodyOf, Role, Route, ViewOf } from '@lytt/shared';
import type { LightMyRequestResponse } from 'fastify';
import { Client } from 'pg';
import { createApp } from '../../src/create-app.js';
import { PersonalDataKeepers } from '../../src/foundation/privacy/privacy.facade.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { DatabaseDoors } from '../../src/platform/database/prepare-database.js';
import { hashOf, newSecret } from '../../src/platform/vault/vault.js';
import { cloneDatabase } from './test-database.js';

/** A running service on a database of its own, driven through HTTP without a port. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly settings: Settings,
    readonly doors: DatabaseDoors,
    readonly owner: Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(changes: Partial<Settings> = {}): Promise<TestApp> {
    const { doors, drop } = await cloneDatabase();
    const settings: Settings = {
      dataDir: mkdtempSync(join(tmpdir(), 'lytt-data-')),
      appDatabaseUrl: doors.app,
      identityDatabaseUrl: doors.identity,
      identityKey: randomBytes(32),
      publicUrl: 'http://localhost:3000',
      port: 0,
      listen: '127.0.0.1',
      smtpUrl: undefined,
      mailFrom: 'Lytt <lytt@example.org>',
      role: 'all',
      trustProxy: undefined,
      bucket: undefined,
      ...changes,
    };
    const app = await createApp(settings);
    const owner = new Client(doors.owner);
    await owner.connect();
    return new TestApp(app, settings, doors, owner, drop);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.owner.end();
    await this.drop();
    rmSync(this.settings.dataDir, { recursive: true, force: true });
  }

  /** A colleague who is signed in with both factors; the cookie to send along. */
  async staff(
    of: { isOwner?: boolean; member?: { studyId: string; role: Role }; name?: string } = {},
  ): Promise<{ staffId: string; cookie: string }> {
    const staffId = randomUUID();
    const name = of.name ?? `Colleague ${staffId.slice(0, 4)}`;
    await this.owner.query(
      `insert into platform.staff (id, email, name, password_hash, is_owner, totp_confirmed_at) values ($1, $2, $3, 'none', $4, now())`,
      [staffId, `${staffId}@example.org`, name, of.isOwner ?? false],
    );
    if (of.member)
      await this.owner.query(`insert into platform.study_member (study_id, staff_id, role) values ($1, $2, $3)`, [
        of.member.studyId,
        staffId,
        of.member.role,
      ]);
    const secret = newSecret();
    await this.owner.query(
      `insert into platform.staff_session (token_hash, staff_id, expires_at, second_factor_at) values ($1, $2, now() + interval '1 day', now())`,
      [hashOf(secret), staffId],
    );
    return { staffId, cookie: `lytt_staff=${secret}` };
  }

  /** Calls one route of the contract; `params` fill the path. */
  async call<R extends Route>(
    route: R,
    options: {
      cookie?: string;
      params?: Record<string, string>;
      body?: BodyOf<R>;
      query?: Record<string, string>;
    } = {},
  ): Promise<{ status: number; view: ViewOf<R>; response: LightMyRequestResponse }> {
    const path = Object.entries(options.params ?? {}).reduce(
      (at, [name, value]) => at.replace(`:${name}`, encodeURIComponent(value)),
      route.path,
    );
    const file = options.body instanceof Uint8Array ? Buffer.from(options.body) : undefined;
    const response = await this.app.inject({
      method: route.method,
      url: `/api/v1${path}`,
      headers: {
        ...(options.cookie ? { cookie: options.cookie } : {}),
        ...(file ? { 'content-type': 'application/octet-stream' } : {}),
        'sec-fetch-site': 'same-origin',
      },
      ...(options.query ? { query: options.query } : {}),
      ...(options.body === undefined ? {} : { payload: file ?? (options.body as object) }),
    });
    return { status: response.statusCode, view: response.json<ViewOf<R>>(), response };
  }

  /** A page as a browser without JavaScript asks for it. */
  get(url: string, cookie?: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) } });
  }

  /** A form sent as a browser sends it. */
  post(url: string, fields: Record<string, string | string[]>, cookie?: string): Promise<LightMyRequestResponse> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
    return this.app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        accept: 'text/html',
        ...(cookie ? { cookie } : {}),
      },
      payload: form.toString(),
    });
  }

  /** What withdrawal does to somebody's words, in every module. */
  async eraseWords(studyId: string, seatId: string): Promise<void> {
    await this.app.get(UnitOfWork).run(() => this.app.get(PersonalDataKeepers).eraseWords(studyId, seatId));
  }

  /** Waits for the queue to be empty: every job that is due has run. */
  async settle(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const { rows } = await this.owner.query<{ waiting: number }>(
        'select count(*)::int as waiting from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts',
      );
      if (rows[0]?.waiting === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('jobs are still waiting after five seconds');
  }
}

/** The cookies a response sets, as the next request sends them. */
export const cookiesOf = (response: LightMyRequestResponse): string =>
  response.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
