import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type Repository } from 'typeorm';
import { IDENTITY } from '../../../platform/database/database.module.js';
import { PersonEntity } from './person.entity.js';

/** A row without what the database fills in. */
export type NewPerson = Omit<PersonEntity, 'createdAt'>;

/** PostgreSQL takes 65,535 values a statement; a person is eight. */
const ROWS_A_STATEMENT = 1_000;

/** The rows of the identity schema, through the identity role's own connection. */
@Injectable()
export class People {
  constructor(@InjectDataSource(IDENTITY) private readonly identity: DataSource) {}

  private get rows(): Repository<PersonEntity> {
    return this.identity.getRepository(PersonEntity);
  }

  async add(people: readonly NewPerson[]): Promise<void> {
    for (let from = 0; from < people.length; from += ROWS_A_STATEMENT)
      await this.rows.insert(people.slice(from, from + ROWS_A_STATEMENT));
  }

  byId(studyId: string, ids: readonly string[]): Promise<PersonEntity[]> {
    return this.rows.findBy({ id: In([...ids]), studyId });
  }

  async withEmailIndex(studyId: string, emailIndex: Buffer): Promise<string[]> {
    const found = await this.rows.find({ select: { id: true }, where: { studyId, emailIndex } });
    return found.map((row) => row.id);
  }

  async withEmailIndexes(
    studyId: string,
    emailIndexes: readonly Buffer[],
  ): Promise<{ id: string; emailIndex: Buffer }[]> {
    return this.identity.query(
      `select id, email_index as "emailIndex" from identity.person where study_id = $1 and email_index = any($2)`,
      [studyId, emailIndexes],
    );
  }

  async sharing(studyId: string, ids: readonly string[], most: number): Promise<{ id: string; other: string }[]> {
    return this.identity.query(
      `select p.id, o.id as other
         from identity.person p
         cross join lateral (
           (select s.id from identity.person s
             where s.study_id = $1 and s.mailbox_index = p.mailbox_index and s.id <> p.id limit $3)
           union (select s.id from identity.person s
             where s.study_id = $1 and s.email_index = p.email_index and s.id <> p.id limit $3)
           union (select s.id from identity.person s
             where s.study_id = $1 and s.phone_index = p.phone_index and s.id <> p.id limit $3)
         ) o
        where p.study_id = $1 and p.id = any($2)`,
      [studyId, ids, most],
    );
  }

  async remove(studyId: string, ids: readonly string[]): Promise<void> {
    await this.identity.query('delete from identity.person where study_id = $1 and id = any($2)', [studyId, ids]);
  }

  olderThanAnHour(): Promise<{ id: string; studyId: string }[]> {
    return this.identity.query(
      `select id, study_id as "studyId" from identity.person where created_at < now() - interval '1 hour'`,
    );
  }
}
