import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CloneStudy } from './application/clone-study.js';
import { EditStudy } from './application/edit-study.js';
import { StudyFiles } from './application/study-file.js';
import { LiveController } from './http/live.controller.js';
import { StudyController } from './http/study.controller.js';
import { StudyFileSchemaController } from './http/study-file-schema.controller.js';
import { StudiesRepository } from './persistence/studies.repository.js';
import { StudyEntity } from './persistence/study.entity.js';
import { Studies, StudyParts } from './study.facade.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([StudyEntity])],
  controllers: [StudyController, StudyFileSchemaController, LiveController],
  providers: [CloneStudy, EditStudy, StudiesRepository, StudyFiles, Studies, StudyParts],
  exports: [Studies, StudyParts, StudyFiles],
})
export class StudyModule {}
