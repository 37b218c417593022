import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DatabaseDoors } from '../../src/platform/database/prepare-database.js';

const template = (): DatabaseDoors => JSON.parse(process.env['LYTT_TEST_DOORS'] ?? '{}') as DatabaseDoors;

async function asOwner(sql: string): Promise<void> {
  const url = new URL(template().owner);
  url.pathname = '/postgres';
  const client = new Client(url.href);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own for a test file, cloned from the migrated template. */
export async function cloneDatabase(): Promise<{ doors: DatabaseDoors; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(`create database ${name} template template_lytt strategy file_copy`);
  const at = (door: string): string => {
    const url = new URL(door);
    url.pathname = `/${name}`;
    return url.href;
  };
  const { owner, app, identity } = template();
  const grant = new Client(at(owner));
  await grant.connect();
  // A right on the database itself is not cloned with it.
  await grant.query(`grant create on database ${name} to lytt_app`);
  await grant.query(`insert into platform.setting (key, value) values ('made-for', '"test"') on conflict do nothing`);
  await grant.end();
  return {
    doors: { owner: at(owner), app: at(app), identity: at(identity) },
    drop: () => asOwner(`drop database if exists ${name} with (force)`),
  };
}
