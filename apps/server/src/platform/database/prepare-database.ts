import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../../../migrations/index.js';
import { ReadableNames } from './naming.js';
import type { EmbeddedServer } from './embedded-postgres.js';

/** The three ways into one database: the owner migrates, the app works, the identity role sees names and addresses. */
export interface DatabaseDoors {
  owner: string;
  app: string;
  identity: string;
}

export const DATABASE = 'lytt';
const ROLES = ['lytt_app', 'lytt_identity'] as const;

async function as<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function secretFile(file: string, make: () => string): string {
  if (!fs.existsSync(file)) fs.writeFileSync(file, make(), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

/** The key for names and addresses: beside the database, never in it. */
export const identityKeyOf = (dataDir: string): Buffer =>
  Buffer.from(
    secretFile(path.join(dataDir, 'identity-key'), () => randomBytes(32).toString('base64')),
    'base64',
  );

/** Makes the roles and the database on an embedded server where they are absent, and says how to reach them. */
export async function openEmbedded(
  server: EmbeddedServer,
  dataDir: string,
  database = DATABASE,
): Promise<DatabaseDoors> {
  const passwords = ROLES.map((role) =>
    secretFile(path.join(dataDir, `${role}-password`), () => randomBytes(24).toString('base64url')),
  );
  const { role: owner, password } = server.superuser;
  await as(server.url(owner, password), async (client) => {
    for (const [at, role] of ROLES.entries()) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      await client.query(
        `${known.rowCount ? 'alter' : 'create'} role ${role} login password ${client.escapeLiteral(passwords[at] ?? '')}`,
      );
    }
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!known.rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
  return {
    owner: server.url(owner, password, database),
    app: server.url(ROLES[0], passwords[0] ?? '', database),
    identity: server.url(ROLES[1], passwords[1] ?? '', database),
  };
}

/** Runs what is pending, one process at a time, and grants each role its schemas. */
export async function migrate(doors: DatabaseDoors): Promise<{ applied: string[] }> {
  const source = new DataSource({
    type: 'postgres',
    url: doors.owner,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new ReadableNames(),
    entities: [],
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    // Several instances may start at once; the second waits and finds nothing pending.
    await runner.query(`select pg_advisory_lock(hashtext('lytt.migrate'))`);
    const applied = await source.runMigrations({ transaction: 'each' });
    await grant(doors, (sql) => runner.query(sql));
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await runner.query(`select pg_advisory_unlock(hashtext('lytt.migrate'))`);
    await runner.release();
    await source.destroy();
  }
}

const roleOf = (url: string): Promise<string> =>
  as(
    url,
    async (client) =>
      (await client.query<{ role: string }>('select quote_ident(current_user) as role')).rows[0]?.role ?? '',
  );

async function grant(doors: DatabaseDoors, execute: (sql: string) => Promise<unknown>): Promise<void> {
  const [owner, app, identity] = await Promise.all([roleOf(doors.owner), roleOf(doors.app), roleOf(doors.identity)]);
  const everything = async (role: string, schema: string): Promise<void> => {
    await execute(`grant usage on schema ${schema} to ${role}`);
    await execute(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
    await execute(`grant usage on all sequences in schema ${schema} to ${role}`);
    await execute(`grant execute on all functions in schema ${schema} to ${role}`);
  };
  if (app !== owner) {
    await everything(app, 'research');
    await everything(app, 'platform');
    // The audit can be written and read, never changed.
    await execute(`revoke update, delete, truncate on platform.audit from ${app}`);
    await execute(`create schema if not exists graphile_worker authorization ${app}`);
    // The queue's own installer says "create schema if not exists", which asks for this right even when the schema is there.
    await execute(`do $$ begin execute format('grant create on database %I to ${app}', current_database()); end $$`);
  }
  if (identity !== owner) {
    await everything(identity, 'identity');
    await execute(`revoke all on schema research, platform from ${identity}`);
  }
  if (app !== owner && app !== identity) await execute(`revoke all on schema identity from ${app}`);
}

/** Says once and for all that a database is no real installation's: a demo may move clocks and open doors. */
export const markMadeForDemo = (doors: DatabaseDoors): Promise<unknown> =>
  as(doors.owner, (client) =>
    client.query(
      `insert into platform.setting (key, value) values ('made-for', '"demo"') on conflict (key) do nothing`,
    ),
  );
