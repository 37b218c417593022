import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';

@Injectable()
export class SettingsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find<T>(key: string): Promise<T | undefined> {
    const [row] = await this.work.query<{ value: T }>('select value from platform.setting where key = $1', [key]);
    return row?.value;
  }

  async keep(key: string, value: unknown): Promise<void> {
    await this.work.query(
      `insert into platform.setting (key, value) values ($1, $2)
       on conflict (key) do update set value = excluded.value`,
      [key, JSON.stringify(value)],
    );
  }

  /** Of several that keep the same at once one is first, and all read what it wrote. */
  async keepFirst<T>(key: string, value: T): Promise<T> {
    await this.work.query('insert into platform.setting (key, value) values ($1, $2) on conflict (key) do nothing', [
      key,
      JSON.stringify(value),
    ]);
    const kept = await this.find<T>(key);
    if (kept === undefined) throw new Error(`the setting ${key} was not kept`);
    return kept;
  }

  /** Keeps `value` where it sorts after the one that stands, and hands back that one; undefined: it does not. */
  async keepLater(key: string, value: string): Promise<{ before: string | null } | undefined> {
    const [kept] = await this.work.query<{ before: string | null }>(
      `with known as (select value #>> '{}' as value from platform.setting where key = $1)
       insert into platform.setting as s (key, value) values ($1, to_jsonb($2::text))
       on conflict (key) do update set value = excluded.value where (s.value #>> '{}') collate "C" < $2
       returning (select value from known) as before`,
      [key, value],
    );
    return kept;
  }
}
