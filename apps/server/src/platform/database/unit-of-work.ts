import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';

/**
 * One transaction around a use case, found again by everything it calls without being handed on.
 * Facts announced and jobs enqueued inside it become real together with its rows, or not at all.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Runs `work` in a transaction; a unit inside a unit joins the outer one. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    return this.source.transaction((manager) => this.current.run(manager, work));
  }

  get manager(): EntityManager {
    return this.current.getStore() ?? this.source.manager;
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  repository<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return this.manager.getRepository(entity);
  }

  /** Plain SQL in the current transaction, or on its own. Always resolves to the rows. */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer: unknown = await this.manager.query(sql, [...values]);
    // The driver answers UPDATE and DELETE … RETURNING with [rows, count].
    if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number')
      return answer[0] as Row[];
    return answer as Row[];
  }

  /** Throws where the database does not answer. */
  async reach(): Promise<void> {
    await this.manager.query('select 1');
  }

  /** Runs `work` in a transaction and takes back all of it; what it found out stays. Inside a unit it would take back too much. */
  async runAndTakeBack<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction) throw new Error('only a transaction of its own can be taken back');
    const runner = this.source.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    try {
      return await this.current.run(runner.manager, work);
    } finally {
      await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  /**
   * A named statement, planned once a connection: for the few hot reads and the answer insert, which stand outside any
   * transaction. TypeORM's query() is planned anew each time and reaches two thirds of the rate.
   */
  async hot<Row>(name: string, sql: string, values: readonly unknown[]): Promise<Row[]> {
    if (this.inTransaction) return this.query<Row>(sql, values);
    return this.outside(name, sql, values);
  }

  /** What everybody else sees, whatever the current transaction has done. */
  async outside<Row>(name: string, sql: string, values: readonly unknown[]): Promise<Row[]> {
    const pool = (this.source.driver as unknown as { master: Pool }).master;
    return (await pool.query({ name, text: sql, values: [...values] })).rows as Row[];
  }
}
