import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { projectRoot } from './platform/config/roots.js';
import { Access } from './foundation/access/access.facade.js';
import {
  DATA_BESIDE,
  DATA_FOR_ROOT,
  readSettings,
  type RawSettings,
  type Settings,
} from './platform/config/settings.js';
import { databaseCanReach, startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { identityKeyOf, migrate, openEmbedded, type DatabaseDoors } from './platform/database/prepare-database.js';

export interface Running {
  app: NestFastifyApplication;
  settings: Settings;
  /** Stops the service, and the database if this program started it. */
  stop(): Promise<void>;
}

/** Something else listens where Lytt should. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop that one, or choose another port, e.g. PORT=${port + 1} npm start.`,
    );
  }
}

export interface StartOptions {
  say?: (line: string) => void;
  /** A demo has a data folder and a database of its own whatever the settings say, and sends no mail. */
  demo?: boolean;
  /** Work between the migrations and the first module. */
  prepare?: (doors: DatabaseDoors) => Promise<void>;
  /** Work between the first module and the first request. */
  furnish?: (app: NestFastifyApplication) => Promise<void>;
}

/** From nothing to a listening service: database, migrations, modules, port. */
export async function start(options: StartOptions = {}): Promise<Running> {
  const say = options.say ?? ((): void => undefined);
  const given = readSettings();
  const raw = options.demo
    ? { ...given, DATABASE_URL: undefined, SMTP_URL: undefined, LYTT_IDENTITY_KEY: undefined }
    : given;
  const base = raw.LYTT_DATA_DIR ?? (raw.DATABASE_URL || databaseCanReach(projectRoot) ? DATA_BESIDE : DATA_FOR_ROOT);
  const dataDir = options.demo ? `${base}-demo` : base;
  mkdirSync(dataDir, { recursive: true });
  const { doors, adopted, stopDatabase } = await openDatabase(raw, dataDir, say);
  try {
    const { applied } = await migrate(doors);
    if (applied.length > 0) say(`Migrated the database (${applied.length} step${applied.length === 1 ? '' : 's'}).`);
    await options.prepare?.(doors);
    const settings = settle(raw, dataDir, doors);
    const app = await createApp(settings);
    await options.furnish?.(app);
    // A worker answers nobody; its jobs are its whole work.
    if (settings.role !== 'worker') await app.listen(settings.port, settings.listen);
    return {
      app,
      settings,
      stop: async () => {
        await app.close();
        stopDatabase();
      },
    };
  } catch (fault) {
    // A server that was running already may serve somebody else.
    if (!adopted) stopDatabase();
    throw (fault as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(raw.PORT) : fault;
  }
}

async function openDatabase(
  raw: RawSettings,
  dataDir: string,
  say: (line: string) => void,
): Promise<{ doors: DatabaseDoors; adopted: boolean; stopDatabase: () => void }> {
  if (raw.DATABASE_URL) {
    const doors = {
      app: raw.DATABASE_URL,
      identity: raw.IDENTITY_DATABASE_URL ?? raw.DATABASE_URL,
      owner: raw.MIGRATION_DATABASE_URL ?? raw.DATABASE_URL,
    };
    if (doors.identity === doors.app)
      say(
        'Warning: names and addresses share one database role with the answers. Set IDENTITY_DATABASE_URL and MIGRATION_DATABASE_URL to part them.',
      );
    return { doors, adopted: true, stopDatabase: () => undefined };
  }
  if (!existsSync(join(dataDir, 'cluster'))) say(`Making a database in ${dataDir} …`);
  const server = await startEmbeddedPostgres(dataDir);
  server.keepAlive(say);
  if (server.adopted) say('Took over the database server that an earlier run left behind.');
  return { doors: await openEmbedded(server, dataDir), adopted: server.adopted, stopDatabase: () => server.stop() };
}

function settle(raw: RawSettings, dataDir: string, doors: DatabaseDoors): Settings {
  const identityKey = raw.LYTT_IDENTITY_KEY ? Buffer.from(raw.LYTT_IDENTITY_KEY, 'base64') : identityKeyOf(dataDir);
  return {
    dataDir,
    appDatabaseUrl: doors.app,
    identityDatabaseUrl: doors.identity,
    identityKey,
    publicUrl: (raw.LYTT_PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, ''),
    port: raw.PORT,
    listen: raw.LYTT_LISTEN,
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.LYTT_MAIL_FROM,
    role: raw.LYTT_ROLE,
    trustProxy: raw.LYTT_TRUST_PROXY,
  };
}

/** The link with which the first owner signs up, while there is none. */
export async function firstOwnerLink({ app, settings }: Running): Promise<string | undefined> {
  const secret = await app.get(Access).firstOwnerSecret();
  return secret ? `${settings.publicUrl}/admin/join#${secret}` : undefined;
}
