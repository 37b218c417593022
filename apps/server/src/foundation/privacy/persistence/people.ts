import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type Repository } from 'typeorm';
import { IDENTITY } from '../../../platform/database/database.module.js';
import { PersonEntity } from './person.entity.js';

/** The rows of the identity schema, through the identity role's own connection. */
@Injectable()
export class People {
  constructor(@InjectDataSource(IDENTITY) private readonly identity: DataSource) {}

  private get rows(): Repository<PersonEntity> {
    return this.identity.getRepository(PersonEntity);
  }

  async add(person: Omit<PersonEntity, 'createdAt'>): Promise<void> {
    await this.rows.insert(person);
  }

  byId(studyId: string, ids: readonly string[]): Promise<PersonEntity[]> {
    return this.rows.findBy({ id: In([...ids]), studyId });
  }

  async withEmailIndex(studyId: string, emailIndex: Buffer): Promise<string[]> {
    const found = await this.rows.find({ select: { id: true }, where: { studyId, emailIndex } });
    return found.map((row) => row.id);
  }

  async remove(studyId: string, ids: readonly string[]): Promise<void> {
    await this.rows.delete({ id: In([...ids]), studyId });
  }

  olderThanAnHour(): Promise<{ id: string; studyId: string }[]> {
    return this.identity.query(
      `select id, study_id as "studyId" from identity.person where created_at < now() - interval '1 hour'`,
    );
  }
}
