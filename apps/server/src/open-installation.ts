import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './platform/config/roots.js';
import {
  DATA_BESIDE,
  DATA_FOR_ROOT,
  readSettings,
  type BucketSettings,
  type RawSettings,
  type Settings,
} from './platform/config/settings.js';
import { databaseCanReach, startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { identityKeyOf, migrate, openEmbedded, type DatabaseDoors } from './platform/database/prepare-database.js';

export interface Installation {
  settings: Settings;
  /** The database was running already, and may serve somebody else: it is not this program's to stop. */
  adopted: boolean;
  stopDatabase(): void;
}

/** The installation that the settings name, its database running and migrated: the same for the service and the command. */
export async function openInstallation(options: {
  say: (line: string) => void;
  /** Start the database again whenever it ends by itself: for whoever stays. */
  keepAlive?: boolean;
  demo?: boolean;
  /** Work between the migrations and the first module. */
  prepare?: (doors: DatabaseDoors) => Promise<void>;
}): Promise<Installation> {
  const { say } = options;
  const { raw, dataDir } = whereabouts(options.demo);
  mkdirSync(dataDir, { recursive: true });
  const { doors, adopted, stopDatabase } = await openDatabase(raw, dataDir, say, options.keepAlive ?? false);
  try {
    const { applied } = await migrate(doors);
    if (applied.length > 0) say(`Migrated the database (${applied.length} step${applied.length === 1 ? '' : 's'}).`);
    await options.prepare?.(doors);
    return { settings: settle(raw, dataDir, doors), adopted, stopDatabase };
  } catch (fault) {
    if (!adopted) stopDatabase();
    throw fault;
  }
}

/** Where an installation was never made, in words; undefined where there is one. */
export function absentInstallation(): string | undefined {
  const { raw, dataDir } = whereabouts();
  return raw.DATABASE_URL || existsSync(join(dataDir, 'cluster')) ? undefined : dataDir;
}

function whereabouts(demo = false): { raw: RawSettings; dataDir: string } {
  const given = readSettings();
  const raw = demo
    ? {
        ...given,
        DATABASE_URL: undefined,
        SMTP_URL: undefined,
        LYTT_IDENTITY_KEY: undefined,
        LYTT_S3_ENDPOINT: undefined,
      }
    : given;
  const base = raw.LYTT_DATA_DIR ?? (raw.DATABASE_URL || databaseCanReach(projectRoot) ? DATA_BESIDE : DATA_FOR_ROOT);
  return { raw, dataDir: demo ? `${base}-demo` : base };
}

async function openDatabase(
  raw: RawSettings,
  dataDir: string,
  say: (line: string) => void,
  keepAlive: boolean,
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
  if (keepAlive) server.keepAlive(say);
  if (server.adopted && keepAlive) say('Took over the database server that an earlier run left behind.');
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
    bucket: bucketOf(raw),
  };
}

function bucketOf(raw: RawSettings): BucketSettings | undefined {
  const { LYTT_S3_ENDPOINT: endpoint, LYTT_S3_BUCKET: bucket } = raw;
  const { LYTT_S3_ACCESS_KEY: accessKey, LYTT_S3_SECRET_KEY: secretKey } = raw;
  if (!endpoint || !bucket || !accessKey || !secretKey) return undefined;
  return { endpoint, bucket, accessKey, secretKey, region: raw.LYTT_S3_REGION, prefix: raw.LYTT_S3_PREFIX };
}
