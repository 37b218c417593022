import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IDENTITY } from '../../platform/database/database.module.js';
import { People } from './persistence/people.js';
import { PersonEntity } from './persistence/person.entity.js';
import { PeopleRegister, PersonalDataKeepers } from './privacy.facade.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([PersonEntity], IDENTITY)],
  providers: [People, PeopleRegister, PersonalDataKeepers],
  exports: [PeopleRegister, PersonalDataKeepers],
})
export class PrivacyModule {}
